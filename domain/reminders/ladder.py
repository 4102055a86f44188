"""The ladder of reminders round a due day, as data.

Each rung has a window: after it the next rung speaks, and a rung that downtime swallowed is not
sent late. Windows open on the mornings of working days, so days off burn no rung.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.periods import Period
from domain.rules import Rules


class Rung(StrEnum):
    """Who hears when."""

    BEFORE = "before"
    """The working morning before the due day: who owes."""
    DUE_DAY = "due_day"
    """The morning of the due day: who owes."""
    STAND_IN = "stand_in"
    """The first working morning after: the stand-in."""
    NEXT_TIER = "next_tier"
    """The second working morning after: the tier above."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """When a rung speaks: from ``opens`` until ``closes`` (UTC, exclusive)."""

    rung: Rung
    opens: datetime
    closes: datetime


def due_at(period: Period, rules: Rules) -> datetime:
    """The moment from which the report of the period is late."""
    return rules.due[period.kind].due_at(period, rules.calendar, rules.zone)


def windows(period: Period, rules: Rules) -> tuple[Window, ...]:
    """The windows of all rungs for a period, in order and without overlap."""
    calendar = rules.calendar
    due_day = rules.due[period.kind].due_day(period, calendar)
    days: Mapping[Rung, date] = {
        Rung.BEFORE: calendar.working_day_before(due_day),
        Rung.DUE_DAY: due_day,
        Rung.STAND_IN: calendar.working_day_after(due_day),
        Rung.NEXT_TIER: calendar.add_working_days(due_day, 2),
    }
    opens = {
        rung: datetime.combine(day, rules.morning, tzinfo=rules.zone) for rung, day in days.items()
    }
    last = datetime.combine(calendar.add_working_days(due_day, 3), rules.morning, tzinfo=rules.zone)
    closes = {
        Rung.BEFORE: opens[Rung.DUE_DAY],
        Rung.DUE_DAY: due_at(period, rules),
        Rung.STAND_IN: opens[Rung.NEXT_TIER],
        Rung.NEXT_TIER: last,
    }
    return tuple(Window(rung=rung, opens=opens[rung], closes=closes[rung]) for rung in Rung)


def speaking(period: Period, rules: Rules, now: datetime) -> Window | None:
    """The rung whose window ``now`` lies in, or None."""
    return next((w for w in windows(period, rules) if w.opens <= now < w.closes), None)
