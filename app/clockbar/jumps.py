"""Where the demo's clock can be sent, from any moment."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from domain.days.periods import Period, PeriodKind, moment_at
from domain.reminders.windows import due_at
from domain.rules import Rules


class Jump(StrEnum):
    """The buttons."""

    MORNING = "morning"
    """The next working morning, when reminders go out."""
    DUE = "due"
    """The morning of the next due day; on that day itself, the moment the report falls due."""
    HOUR = "hour"


def jumps(now: datetime, rules: Rules) -> Mapping[Jump, datetime]:
    """The moment behind each button, all ahead of now."""
    return {
        Jump.MORNING: _next_morning(now, rules),
        Jump.DUE: _next_due(now, rules),
        Jump.HOUR: now + timedelta(hours=1),
    }


def _next_morning(now: datetime, rules: Rules) -> datetime:
    day = rules.calendar.next_working(rules.day(now))
    morning = moment_at(day, rules.morning, rules.zone)
    if morning > now:
        return morning
    return moment_at(rules.calendar.working_day_after(day), rules.morning, rules.zone)


def _next_due(now: datetime, rules: Rules) -> datetime:
    # the report of last week may fall due in this one, when a holiday moved it
    week = Period.containing(PeriodKind.WEEK, rules.day(now)).previous()
    while True:
        day = rules.due[PeriodKind.WEEK].due_day(week, rules.calendar)
        for moment in (moment_at(day, rules.morning, rules.zone), due_at(week, rules)):
            if moment > now:
                return moment
        week = week.next()
