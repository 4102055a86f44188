"""The sweep of call-ins: on the day until which a called unit is to answer it hears in the morning,
then by the rungs of all that is overdue until the hour has come; with the first of them who leads,
too. On the morning of the day itself who said it comes is reminded, with who leads; who leads hears
likewise that the outcome is to be recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.callins.model import CallIn, CallInArrow
from domain.callins.notices import CallInDue
from domain.callins.telling import day_notices
from domain.callins.units import answering, leading
from domain.cases.model import Case
from domain.cases.store import DueSpan
from domain.cases.telling import HANDLERS
from domain.days.periods import moment_at
from domain.followups.units import ANSWERING, lines_of
from domain.notices import Notice
from domain.org.model import Unit
from domain.overdue.owed import hearing
from domain.overdue.rungs import DUE_TODAY, due_spans
from domain.people.line import Lines
from domain.people.model import Role
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request
from domain.rules import Rules


def remind_callins(work: Work, request: Request) -> int:
    """Queues a handful of what is due or overdue now; returns how many pushes. A rerun queues
    nothing twice: the call-in knows how far it was told of. What downtime swallowed is not made up
    for."""
    spans = due_spans(work.rules, request.now)
    if not spans:
        return 0
    lines, found = lines_of(work, request.now), list[tuple[int, Notice]]()
    day = _day_span(work.rules, request.now)
    for callin_id, case_id in work.callins.near(spans, day, work.handful):
        case = work.cases.by_id(case_id)  # locked before what hangs on it
        callin = work.callins.by_id(callin_id)
        if not callin.waits or callin.case_id != case_id:
            continue  # somebody was quicker
        found += _answers(lines, case, callin, spans)
        found += _day(lines, case, callin, day)
        found += _outcome(lines, case, callin, spans)
    return remind(work, found, request.now)


def _answers(
    lines: Lines, case: Case, callin: CallIn, spans: Sequence[DueSpan]
) -> list[tuple[int, Notice]]:
    present = _number(callin.answer_at, spans)
    if callin.answer_rung >= present or lines.now >= callin.meets_at:
        return []
    callin.answer_rung = present
    if present == DUE_TODAY and _fresh(lines.work.rules, callin, lines.now):
        return []
    found, lead = list[tuple[int, Notice]](), leading(lines, case)
    for unit_id in callin.silent:
        line = lines.of(unit_id)
        owed = _Owed(case=case, callin=callin, arrow=CallInArrow.ANSWER, line=line, roles=ANSWERING)
        told = _told(lines, owed, answering(lines, unit_id), present)
        if present == DUE_TODAY + 1:
            sender = _notice(lines, owed, Rung.SENDER)
            told = [one for one in told if one[0] not in lead]
            told += [(one, sender) for one in sorted(lead)]
        found += told
    return found


def _day_span(rules: Rules, now: datetime) -> DueSpan:
    """From this morning to the next one of a working day: what is held on a day off, or before
    anybody is reminded, is told of on the working day before."""
    today = rules.day(now)
    ends = (today, rules.calendar.working_day_after(today))
    after, until = (moment_at(day, rules.morning, rules.zone) for day in ends)
    return DueSpan(after=after, until=until, number=1)


def _day(lines: Lines, case: Case, callin: CallIn, day: DueSpan) -> list[tuple[int, Notice]]:
    """Who said it comes, and who leads; not those who have heard of it only today."""
    present = _number(callin.meets_at, [day])
    if callin.day_rung >= present or lines.now >= callin.meets_at:
        return []
    callin.day_rung = present
    if _fresh(lines.work.rules, callin, lines.now):
        return []
    return day_notices(lines, case, callin)


def _outcome(
    lines: Lines, case: Case, callin: CallIn, spans: Sequence[DueSpan]
) -> list[tuple[int, Notice]]:
    present = _number(callin.due_at, spans)
    if callin.rung >= present or lines.now < callin.meets_at:
        return []
    callin.rung = present
    line, roles = lines.of(case.responsible_id), HANDLERS[case.kind]
    owed = _Owed(case=case, callin=callin, arrow=CallInArrow.SETTLE, line=line, roles=roles)
    return _told(lines, owed, leading(lines, case), present)


@dataclass(frozen=True, kw_only=True)
class _Owed:
    """What one unit owes of a call-in."""

    case: Case
    callin: CallIn
    arrow: CallInArrow
    """An answer, or the outcome."""
    line: Sequence[Unit]
    """The unit, and all above it."""
    roles: frozenset[Role]
    """The posts that give it."""


def _told(lines: Lines, owed: _Owed, owing: set[int], present: int) -> list[tuple[int, Notice]]:
    """On its day who owes it, then the rung that speaks."""
    rung, people = Rung.ANSWER, owing
    if present > DUE_TODAY:
        climbed = hearing(lines, owed.line, owed.roles, owing, present - DUE_TODAY)
        if climbed is None:
            return []
        rung, people = climbed
    return [(one, _notice(lines, owed, rung)) for one in sorted(people)]


def _notice(lines: Lines, owed: _Owed, rung: Rung) -> Notice:
    work, case, callin, unit = lines.work, owed.case, owed.callin, owed.line[0]
    answers = owed.arrow is CallInArrow.ANSWER
    return CallInDue(
        callin_id=callin.id,
        category=work.cases.category(case.category_id).label,
        place=callin.place,
        meets_at=callin.meets_at,
        lead=work.org.unit(case.responsible_id).name,
        arrow=owed.arrow,
        owes_id=unit.id,
        owes=unit.name,
        due_at=callin.answer_at if answers else callin.due_at,
        rung=rung,
        unreached=not lines.nearest(owed.line[:1], owed.roles).people,
    )


def _number(at: datetime, spans: Sequence[DueSpan]) -> int:
    """The number of the span in which it lies; 0 for none."""
    return next((span.number for span in spans if span.after < at <= span.until), 0)


def _fresh(rules: Rules, callin: CallIn, now: datetime) -> bool:
    """Whether it was told today: who has just heard of it is not reminded."""
    told = rules.quiet.next_allowed(callin.called_at, rules.calendar)
    return rules.day(told) >= rules.day(now)
