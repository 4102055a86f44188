"""The sweeps of rounds: who heads a unit hears when its sheets are due, then by the rungs of all
that is overdue, once more on the last day; and a round closes when that is over."""

from datetime import date
from typing import NamedTuple

from domain.days.deadlines import last_day
from domain.overdue.roster import hearing
from domain.overdue.rungs import RUNGS, speaks
from domain.people.line import Lines
from domain.people.model import Capacity
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request
from domain.rules import Rules
from domain.twoway.ending import end_round
from domain.twoway.model import TwowayRound
from domain.twoway.notices import TwowayDue, due_of
from domain.twoway.telling import heads

_STAND_IN_FIRST = (Capacity.STAND_IN,)


class TwowayRung(NamedTuple):
    """How far a round's days have come, and which rung speaks."""

    number: int
    rung: Rung
    last: bool = False


_AHEAD = (Rung.BEFORE, Rung.DUE_DAY)
_LADDER = (*_AHEAD, *RUNGS)
_LAST = len(_LADDER) + 1


def present(rules: Rules, of: TwowayRound, today: date) -> TwowayRung | None:
    """The rung that speaks on a working day; None where none does. What downtime swallowed is not
    made up for: the rung follows from the days alone."""
    calendar = rules.calendar
    due = calendar.previous_working(last_day(of.due_at, rules.zone))
    closes = calendar.previous_working(last_day(of.closes_at, rules.zone))
    if today == closes:
        return TwowayRung(_LAST, Rung.HANDLER, last=True)
    if today > closes:
        return None
    days = [calendar.working_day_before(due), due]
    for _ in RUNGS:
        days.append(calendar.working_day_after(days[-1]))
    if today > days[-1]:
        return TwowayRung(len(_LADDER), _LADDER[-1])
    if today not in days:
        return None
    return TwowayRung(days.index(today) + 1, _LADDER[days.index(today)])


def remind_twoways(work: Work, request: Request) -> int:
    """Tells of the sheets that are due or late today; returns how many pushes. A rerun queues
    nothing twice: the round knows how far it was told of."""
    rules = work.rules
    if not speaks(rules, request.now):
        return 0
    today, queued = rules.day(request.now), 0
    for one in work.twoways.under_way():
        step = present(rules, one, today)
        if step is None or one.rung >= step.number:
            continue  # nothing to say, which is so most of the time: it is not even locked
        made = work.twoways.round(one.id)
        if not made.takes(request.now) or made.rung >= step.number:
            continue  # somebody was quicker
        made.rung = step.number
        if rules.day(made.opened_at) < today:  # who has just heard of it is not reminded
            queued += _remind(work, request, made, step)
    return queued


def _remind(work: Work, request: Request, made: TwowayRound, step: TwowayRung) -> int:
    missing: dict[int, int] = {}
    for sheet in work.twoways.missing(made.id):
        missing[sheet.from_id] = missing.get(sheet.from_id, 0) + 1
    lines = Lines(work=work, now=request.now, reached=True)
    lines.expect([*missing, made.host_id])
    found = []
    for unit_id, many in sorted(missing.items()):
        unit = lines.of(unit_id)[0]
        if not unit.valid_on(work.rules.day(request.now)):
            continue
        rung, people = _hearing(lines, unit_id, step)
        notice = TwowayDue(
            round_id=made.id,
            host_name=lines.of(made.host_id)[0].name,
            first=made.first,
            unit_id=unit_id,
            unit_name=unit.name,
            sheets=many,
            due_at=made.due_at,
            closes_at=made.closes_at,
            rung=rung,
            last=step.last,
            unreached=not heads(lines, unit_id),
        )
        work.outbox.withdraw(due_of(made.id, unit_id), request.now)  # what it said before is stale
        found += [(person, notice) for person in sorted(people)]
    return remind(work, found, request.now)


def _hearing(lines: Lines, unit_id: int, step: TwowayRung) -> tuple[Rung, set[int]]:
    """The rung that speaks of a unit: the present one, or where nobody new stands on it the next
    that has somebody. Before the due day and on the last one its head alone is asked."""
    if step.rung in _AHEAD or step.last:
        return step.rung, heads(lines, unit_id)
    present = RUNGS.index(step.rung) + 1
    heard = hearing(lambda rung: _on_rung(lines, unit_id, rung), present)
    return (step.rung, set()) if heard is None else heard


def _on_rung(lines: Lines, unit_id: int, rung: Rung) -> set[int]:
    match rung:
        case Rung.HANDLER | Rung.HEAD:
            return heads(lines, unit_id)
        case Rung.STAND_IN:
            return heads(lines, unit_id, _STAND_IN_FIRST)
        case _:
            return lines.above(lines.of(unit_id)).people


def close_rounds(work: Work, request: Request) -> int:
    """Closes the rounds whose last day is over; returns how many."""
    over = [one.id for one in work.twoways.under_way() if request.now >= one.closes_at]
    closed = 0
    for number in over:
        made = work.twoways.round(number)
        if made.over(request.now) and made.ended_at is None:
            end_round(work, request, made, len(work.twoways.missing(made.id)))
            closed += 1
    return closed
