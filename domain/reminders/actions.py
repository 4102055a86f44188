"""The sweep that finds who owes a report and queues the reminders of the rung that speaks."""

from collections.abc import Collection, Mapping
from datetime import datetime

from domain.notices import Notice, Priority, ReportDue, ReportMissing
from domain.org import Unit
from domain.people import HOLDER_FIRST, Capacity, Role, serving
from domain.periods import Period, PeriodKind
from domain.ports.work import Push, Work
from domain.reminders.ladder import Rung, due_at, speaking

_OWES = frozenset({Role.INFORMATION_OFFICER})
_ABOVE = frozenset({Role.COORDINATOR, Role.CENTRE_OFFICER})
_STAND_IN_FIRST = (Capacity.STAND_IN, Capacity.HOLDER)
_ASKED: Mapping[Rung, tuple[tuple[Capacity, ...], bool]] = {
    Rung.BEFORE: (HOLDER_FIRST, False),
    Rung.DUE_DAY: (HOLDER_FIRST, False),
    Rung.STAND_IN: (_STAND_IN_FIRST, False),
    Rung.NEXT_TIER: (HOLDER_FIRST, True),
}
"""Whom each rung asks, in order, and whether it speaks to the tier above instead."""


async def remind_due(work: Work, *, now: datetime) -> int:
    """Queues what is due now for the reports of this week and the last; returns how many pushes.

    Running it again queues nothing twice: the dedup key is unit, period and rung. A rung whose
    time is over is not made up for, so that downtime never ends in a flood.
    """
    rules = work.rules
    today = now.astimezone(rules.zone).date()
    current = Period.containing(PeriodKind.WEEK, today)
    queued = 0
    for period in (current.previous(), current):
        window = speaking(period, rules, now)
        if window is None:
            continue
        for unit in await work.reports.owing(period):
            queued += await _speak(work, unit, period, window.rung, now)
    return queued


async def _speak(work: Work, unit: Unit, period: Period, rung: Rung, now: datetime) -> int:
    capacities, missing = _ASKED[rung]
    if missing:
        people = await _tier_above(work, unit, now)
    else:
        people = await _officers(work, unit, capacities, now)
    shape = ReportMissing if missing else ReportDue
    notice: Notice = shape(
        unit_id=unit.id,
        unit_name=unit.name,
        period=period.code,
        rung=rung.value,
        due_at=due_at(period, work.rules),
    )
    when = work.rules.quiet.next_allowed(now, work.rules.calendar)
    return await work.outbox.add(
        [
            Push(person_id=person, notice=notice, not_before=when, priority=Priority.REMINDER)
            for person in sorted(people)
        ],
        now,
    )


async def _officers(
    work: Work, unit: Unit, order: tuple[Capacity, ...], now: datetime
) -> Collection[int]:
    day = now.astimezone(work.rules.zone).date()
    return serving(await work.people.holders([unit.id], _OWES, day), unit.id, order)


async def _tier_above(work: Work, unit: Unit, now: datetime) -> Collection[int]:
    day = now.astimezone(work.rules.zone).date()
    above = [one.id for one in (await work.org.ancestors(unit))[1:]]
    held = await work.people.holders(above, _ABOVE, day)
    return next((found for unit_id in above if (found := serving(held, unit_id))), set())
