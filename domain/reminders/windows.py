"""When the rungs of a ladder speak.

Each rung has a window: after it the next rung speaks, and a rung that downtime swallowed is not
sent late. Windows open on the mornings of working days, so days off burn no rung.
"""

from dataclasses import dataclass
from datetime import date, datetime

from domain.days.calendar import WorkingCalendar
from domain.days.periods import Period, local_day, moment_at
from domain.reminders.ladder import Rung, RungStep
from domain.rules import Rules


@dataclass(frozen=True, kw_only=True)
class Window:
    """When a rung speaks: from ``opens`` until ``closes`` (UTC, exclusive)."""

    step: RungStep
    opens: datetime
    closes: datetime

    @property
    def rung(self) -> Rung:
        """The rung's name."""
        return self.step.rung

    def holds(self, now: datetime) -> bool:
        """Whether it speaks now."""
        return self.opens <= now < self.closes


def due_at(period: Period, rules: Rules) -> datetime:
    """The moment from which the report of the period is late."""
    return rules.due[period.kind].due_at(period, rules.calendar, rules.zone)


def windows(period: Period, rules: Rules) -> tuple[Window, ...]:
    """The windows of all rungs for a period, in order and without overlap."""
    calendar, steps = rules.calendar, rules.ladders[period.kind]
    due_day = rules.due[period.kind].due_day(period, calendar)

    def morning(day: int) -> datetime:
        return moment_at(_counted(calendar, due_day, day), rules.morning, rules.zone)

    found = []
    for step, following in zip(steps, (*steps[1:], None), strict=True):
        # the last rung has its day, and the due day ends when the report is late
        closes = morning(step.day + 1 if following is None else following.day)
        if step.day == 0:
            closes = due_at(period, rules)
        found.append(Window(step=step, opens=morning(step.day), closes=closes))
    return tuple(found)


def heard_at(rules: Rules, now: datetime) -> datetime:
    """When what a sweep queues now may be heard (UTC): at once, or where phones are quiet with all
    else on the next working morning."""
    allowed = rules.quiet.next_allowed(now, rules.calendar)
    return max(allowed, moment_at(local_day(allowed, rules.zone), rules.morning, rules.zone))


def speaking(period: Period, rules: Rules, now: datetime) -> Window | None:
    """The rung whose window ``now`` lies in, or None."""
    return next((window for window in windows(period, rules) if window.holds(now)), None)


def _counted(calendar: WorkingCalendar, day: date, working_days: int) -> date:
    """So many working days from the day on, or back; 0 is the day itself, worked or not."""
    for _ in range(-working_days):
        day = calendar.working_day_before(day)
    return calendar.add_working_days(day, working_days) if working_days > 0 else day
