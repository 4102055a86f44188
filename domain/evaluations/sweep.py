"""The sweep of evaluations: the communities without one are told of the half-year that ends, a
month and a week before its last working day, on it, and then by the rungs of all that is overdue;
whoever has a confirmed result hears until when it is to be published.

One notch of a half-year speaks once for all communities, in one transaction; what downtime
swallowed is not made up for. Nobody is called late who was not reminded before: a desk that begins
in the middle has no past.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.days.deadlines import Notch, morning_of
from domain.days.halves import HalfYear
from domain.evaluations.model import Evaluation, EvaluationStage, HalfYearMark
from domain.evaluations.notices import EvaluationMissing, EvaluationToPublish
from domain.evaluations.record import HOLDING
from domain.notices import Notice
from domain.org.heirs import goes_on
from domain.org.model import Unit
from domain.overdue.owed import hearing
from domain.overdue.rungs import DUE_TODAY, RUNGS, due_spans, number_of, speaks
from domain.people.line import COORDINATING, Lines
from domain.people.model import Role
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request
from domain.rules import Rules

_MONTH = timedelta(days=30)
_LAST_STAYS = 5
"""Working days for which the last rung speaks."""
_OFFICER = frozenset({Role.INFORMATION_OFFICER})


@dataclass(frozen=True, kw_only=True)
class HalfYearNotch:
    """From which day on a rung speaks of a half-year; ``number`` counts them from 1."""

    number: int
    day: date
    rung: Rung


def remind_evaluations(work: Work, request: Request) -> int:
    """Queues what is due now; returns how many pushes. A rerun queues nothing twice."""
    if not speaks(work.rules, request.now):
        return 0
    current = HalfYear.containing(work.rules.day(request.now))
    queued = sum(_of_half(work, request, half) for half in (current.previous(), current))
    return queued + _to_publish(work, request)


def notches(rules: Rules, half: HalfYear) -> tuple[HalfYearNotch, ...]:
    """The days on which is told of the end of a half-year, in their order."""
    calendar = rules.calendar
    due = half.due_day(calendar)
    found = [
        (calendar.previous_working(due - _MONTH), Rung.BEFORE),
        (morning_of(due, Notch.WEEK, calendar), Rung.BEFORE),
        (due, Rung.DUE_DAY),
    ]
    day = due
    for rung in RUNGS:
        day = calendar.working_day_after(day)
        found.append((day, rung))
    return tuple(
        HalfYearNotch(number=number, day=day, rung=rung)
        for number, (day, rung) in enumerate(found, 1)
    )


def notch_of(rules: Rules, half: HalfYear, today: date) -> HalfYearNotch | None:
    """The one that speaks on the day; None before the first, and some days after the last."""
    found = notches(rules, half)
    gone = rules.calendar.add_working_days(found[-1].day, _LAST_STAYS)
    if today >= gone:
        return None
    return next((one for one in reversed(found) if one.day <= today), None)


def _of_half(work: Work, request: Request, half: HalfYear) -> int:
    notch = notch_of(work.rules, half, work.rules.day(request.now))
    if notch is None:
        return 0
    told = {mark.number for mark in work.evaluations.marks(half)}
    if notch.number in told or (notch.rung in RUNGS and not told):
        return 0
    work.evaluations.add_mark(
        HalfYearMark(half_from=half.first, number=notch.number, spoke_at=request.now)
    )
    owing = work.evaluations.without(half, work.rules.day(request.now))
    lines = Lines(work=work, now=request.now, reached=True)
    lines.expect({unit.id for unit in owing})
    for roles in (HOLDING, _OFFICER, COORDINATING):
        lines.held(owing, roles)
    found = list[tuple[int, Notice]]()
    for unit in owing:
        rung, people = _hearing(lines, lines.of(unit.id), notch.rung)
        notice = EvaluationMissing(
            unit_id=unit.id,
            unit_name=unit.name,
            half_from=half.first,
            due_on=half.due_day(work.rules.calendar),
            rung=rung,
            notch=notch.number,
        )
        found += [(one, notice) for one in sorted(people)]
    return remind(work, found, request.now)


def _to_publish(work: Work, request: Request) -> int:
    spans = due_spans(work.rules, request.now)
    found = list[tuple[int, Notice]]()
    lines = Lines(work=work, now=request.now, reached=True)
    for number in work.evaluations.to_publish(spans) if spans else ():
        evaluation = work.evaluations.by_id(number)
        due_at = evaluation.tell_due_at
        if evaluation.stage is not EvaluationStage.CONFIRMED or due_at is None:
            continue  # somebody was quicker
        present = number_of(due_at, spans)
        if evaluation.rung >= present:
            continue
        if present == DUE_TODAY and _fresh(work, evaluation, request):
            continue
        evaluation.rung = present
        unit = work.org.unit(evaluation.unit_id)
        line = lines.of(goes_on(work, unit).id)
        asked = Rung.DUE_DAY if present == DUE_TODAY else RUNGS[present - DUE_TODAY - 1]
        rung, people = _hearing(lines, line, asked)
        notice = EvaluationToPublish(
            evaluation_id=evaluation.id,
            unit_name=unit.name,
            half_from=evaluation.half_from,
            due_at=due_at,
            rung=rung,
        )
        found += [(one, notice) for one in sorted(people)]
    return remind(work, found, request.now)


def _hearing(lines: Lines, line: Sequence[Unit], present: Rung) -> tuple[Rung, set[int]]:
    """The rung that speaks: the present one, or of an overdue matter where nobody new stands on it
    the next that has somebody."""
    asked = (
        lines.nearest(line[:1], _OFFICER).people
        or lines.nearest(line[:1], HOLDING).people
        or lines.nearest(line, COORDINATING).people
    )
    if present not in RUNGS:
        return present, asked
    heard = hearing(lines, line, HOLDING, asked, RUNGS.index(present) + 1)
    return (present, set()) if heard is None else heard


def _fresh(work: Work, evaluation: Evaluation, request: Request) -> bool:
    """Whether it was confirmed today: who has just heard of it is not reminded."""
    at = evaluation.confirmed_at
    return at is not None and work.rules.day(at) >= work.rules.day(request.now)
