"""The sweep that reminds handlers of the days that follow from their agreements."""

from domain.cases.model import Case, CaseKind
from domain.cases.telling import HANDLERS
from domain.days.deadlines import Notch, reaches
from domain.leave.model import at_work
from domain.mediation.notices import DeadlineNear
from domain.notices import Notice
from domain.people.line import Lines
from domain.ports import Work
from domain.reminders.queue import remind
from domain.request import Request


def remind_deadlines(work: Work, request: Request) -> int:
    """From the morning of a working day on, queues a handful of what is seven days or one day off;
    returns how many pushes. A reminder that downtime swallowed is made up for until the next one
    speaks."""
    rules, today = work.rules, work.rules.day(request.now)
    if request.now.astimezone(rules.zone).time() < rules.morning or not rules.calendar.is_working(
        today
    ):
        return 0
    week, day = (reaches(today, notch, rules.calendar) for notch in Notch)
    near = work.mediation.near(today, work.handful, week=week, day=day)
    if not near:
        return 0
    lines = Lines(work=work, now=request.now, reached=True)
    lines.expect({one.case.responsible_id for one in near})
    at = {unit.id: unit for one in near for unit in lines.of(one.case.responsible_id)[:1]}
    lines.held(list(at.values()), HANDLERS[CaseKind.DISPUTE])
    found: list[tuple[int, Notice]] = []
    for one in near:
        notch = Notch.DAY if one.deadline.due_on <= day else Notch.WEEK
        notice = DeadlineNear(
            case_id=one.case.id,
            category=one.category,
            deadline_id=one.deadline.id,
            deadline=one.deadline.kind,
            due_on=one.deadline.due_on,
            note=one.deadline.note,
            notch=notch,
            off=not rules.calendar.is_working(one.deadline.due_on),
            provisional=rules.calendar.is_provisional(one.deadline.due_on),
        )
        found += [(person, notice) for person in _whose(lines, one.case)]
        one.deadline.reminded = notch
    return remind(work, found, request.now)


def _whose(lines: Lines, case: Case) -> set[int]:
    """The handler as long as they are at work at the unit responsible; else who serves its posts,
    or those of the nearest unit above that has somebody."""
    line, roles = lines.of(case.responsible_id), HANDLERS[CaseKind.DISPUTE]
    if case.handler_id in {one.person_id for one in at_work(lines.held(line[:1], roles))}:
        return {case.handler_id}
    return lines.nearest(line, roles).people
