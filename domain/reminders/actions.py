"""The sweep that finds who owes a report and queues the reminders of the rung that speaks."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from domain.notices import Notice, Priority, ReportDue, ReportMissing
from domain.org import Unit
from domain.people import HOLDER_FIRST, Capacity, Role, serving
from domain.periods import Period
from domain.ports.work import Push, Work
from domain.reminders.ladder import Rung, due_at, speaking
from domain.rules import Rules

_ABOVE = frozenset({Role.COORDINATOR, Role.CENTRE_OFFICER})
_SUPERVISING = frozenset({Role.SUPERVISOR})
_STAND_IN_FIRST = (Capacity.STAND_IN, Capacity.HOLDER)
_ASKED: Mapping[Rung, tuple[tuple[Capacity, ...], bool]] = {
    Rung.BEFORE: (HOLDER_FIRST, False),
    Rung.DUE_DAY: (HOLDER_FIRST, False),
    Rung.STAND_IN: (_STAND_IN_FIRST, False),
    Rung.NEXT_TIER: (HOLDER_FIRST, True),
}
"""Whom each rung asks, in order, and whether it speaks to the tier above instead."""


async def remind_due(work: Work, *, now: datetime) -> int:
    """Queues what is due now for the reports of each tier, of this period and the last; returns how
    many pushes.

    Running it again queues nothing twice: the dedup key is unit, period and rung. A rung whose
    time is over is not made up for, so that downtime never ends in a flood.
    """
    today = now.astimezone(work.rules.zone).date()
    queued = 0
    for kind in work.rules.tiers:
        current = Period.containing(kind, today)
        for period in (current.previous(), current):
            rules = await _rules_of(work, period)
            window = speaking(period, rules, now)
            if window is None:
                continue
            due = due_at(period, rules)
            for unit in await work.reports.owing(period):
                queued += await _speak(work, unit, period, window.rung, due, now)
    return queued


async def _rules_of(work: Work, period: Period) -> Rules:
    """The rules with the due rule that holds for the period."""
    due = await work.reports.due_rule(period)
    return replace(work.rules, due={**work.rules.due, period.kind: due})


async def _speak(
    work: Work, unit: Unit, period: Period, rung: Rung, due: datetime, now: datetime
) -> int:
    capacities, missing = _ASKED[rung]
    if missing:
        people = await _tier_above(work, unit, now)
    else:
        confirms = work.rules.tiers[period.kind].confirms
        people = await _officers(work, unit, confirms, capacities, now)
    shape = ReportMissing if missing else ReportDue
    notice: Notice = shape(
        unit_id=unit.id,
        unit_name=unit.name,
        period=period.code,
        rung=rung.value,
        due_at=due,
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
    work: Work,
    unit: Unit,
    confirms: Collection[Role],
    order: tuple[Capacity, ...],
    now: datetime,
) -> Collection[int]:
    day = now.astimezone(work.rules.zone).date()
    return serving(await work.people.holders([unit.id], confirms, day), unit.id, order)


async def _tier_above(work: Work, unit: Unit, now: datetime) -> Collection[int]:
    """Who coordinates at the nearest unit above; at the top, who supervises."""
    day = now.astimezone(work.rules.zone).date()
    line = [one.id for one in await work.org.ancestors(unit)]
    for units, roles in ((line[1:], _ABOVE), (line, _SUPERVISING)):
        held = await work.people.holders(units, roles, day)
        for unit_id in units:
            if found := serving(held, unit_id):
                return found
    return set()
