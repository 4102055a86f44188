"""The sweep of questions from above: on the morning of the due day who owes the answer hears, then
by the rungs of all that is overdue, one a working day; with the first of them who asked, too."""

from domain.cases.clocks import keeper
from domain.inquiries.model import Inquiry, InquiryState
from domain.inquiries.notices import InquiryDue
from domain.inquiries.owing import askers
from domain.notices import Notice
from domain.overdue.roster import Roster, roster_of
from domain.overdue.rungs import DUE_TODAY, RUNGS, due_spans, number_of
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request
from domain.rules import Rules


def remind_inquiries(work: Work, request: Request) -> int:
    """Queues what is due or overdue now; returns how many pushes. A rerun queues nothing twice: the
    question knows how far it was told of. What downtime swallowed is not made up for."""
    spans = due_spans(work.rules, request.now)
    if not spans:
        return 0
    roster, found = roster_of(work, request.now), list[tuple[int, Notice]]()
    for number, case_id in [(one.id, one.case_id) for one in work.inquiries.near(spans)]:
        work.cases.by_id(case_id)  # locked before what hangs on it
        inquiry = work.inquiries.by_id(number)
        if inquiry.state is not InquiryState.OPEN or inquiry.case_id != case_id:
            continue  # somebody was quicker
        present = number_of(inquiry.due_at, spans)
        if inquiry.rung >= present or (
            present == DUE_TODAY and _fresh(work.rules, inquiry, request)
        ):
            continue
        inquiry.rung = present
        found += _told(work, request, roster, inquiry, present)
    return remind(work, found, request.now)


def _fresh(rules: Rules, inquiry: Inquiry, request: Request) -> bool:
    """Whether it was told today: who has just heard of it is not reminded."""
    told = rules.quiet.next_allowed(inquiry.asked_at, rules.calendar)
    return rules.day(told) >= rules.day(request.now)


def _told(
    work: Work, request: Request, roster: Roster, inquiry: Inquiry, present: int
) -> list[tuple[int, Notice]]:
    case, post = work.cases.by_id(inquiry.case_id), work.people.post(inquiry.post_id)
    asked_by = work.people.reachable(askers(work, inquiry, request.now))

    def notice(rung: Rung) -> Notice:
        return InquiryDue(
            case_id=case.id,
            category=roster.category(case),
            inquiry_id=inquiry.id,
            question=inquiry.question,
            unit_name=roster.lines.of(keeper(case))[0].name,
            by_unit=work.org.unit(post.unit_id).name,
            due_at=inquiry.due_at,
            rung=rung,
            unreached=roster.out_of_reach(case),
        )

    if present == DUE_TODAY:
        return [(one, notice(Rung.ANSWER)) for one in sorted(roster.handlers(case) - asked_by)]
    found = list[tuple[int, Notice]]()
    if present == DUE_TODAY + 1:
        found = [(one, notice(Rung.SENDER)) for one in sorted(asked_by)]
    hearing = roster.hearing(case, present - DUE_TODAY, RUNGS)
    if hearing is not None:
        rung, people = hearing
        found += [(one, notice(rung)) for one in sorted(people - asked_by)]
    return found
