"""Where the demo's clock can be sent, from any moment."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from enum import StrEnum

from domain.days.periods import Period, PeriodKind, moment_at
from domain.reminders.windows import due_at
from domain.rules import Rules


class Jump(StrEnum):
    """The buttons."""

    HOUR = "hour"
    TONIGHT = "tonight"
    """This evening, when only what is urgent still rings; after that the next one."""
    MORNING = "morning"
    """The next working morning, when reminders go out."""
    DUE = "due"
    """The moment the next weekly report falls due."""
    HALF_MONTH = "half_month"
    """The moment the next half-monthly report falls due."""


_EVENING = time(21)


def jumps(now: datetime, rules: Rules) -> Mapping[Jump, datetime]:
    """The moment behind each button, all ahead of now."""
    return {
        Jump.HOUR: now + timedelta(hours=1),
        Jump.TONIGHT: _next_evening(now, rules),
        Jump.MORNING: _next_morning(now, rules),
        Jump.DUE: _next_due(PeriodKind.WEEK, now, rules),
        Jump.HALF_MONTH: _next_due(PeriodKind.HALF_MONTH, now, rules),
    }


def _next_morning(now: datetime, rules: Rules) -> datetime:
    day = rules.calendar.next_working(rules.day(now))
    morning = moment_at(day, rules.morning, rules.zone)
    if morning > now:
        return morning
    return moment_at(rules.calendar.working_day_after(day), rules.morning, rules.zone)


def _next_evening(now: datetime, rules: Rules) -> datetime:
    day = rules.day(now)
    evening = moment_at(day, _EVENING, rules.zone)
    return evening if evening > now else moment_at(day + timedelta(days=1), _EVENING, rules.zone)


def _next_due(kind: PeriodKind, now: datetime, rules: Rules) -> datetime:
    # the report of the period before may fall due in this one, when a holiday moved it
    period = Period.containing(kind, rules.day(now)).previous()
    while due_at(period, rules) <= now:
        period = period.next()
    return due_at(period, rules)
