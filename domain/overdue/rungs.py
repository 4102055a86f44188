"""The rungs an overdue matter climbs, one a working day, as data.

The rung that speaks follows from the due day and today alone. So a day off burns no rung, and what
downtime swallowed is not made up for: only the present rung speaks. The last one stays open for a
week, since nobody stands above it who would still hear.
"""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.cases.store import Span
from domain.rules import Rules


class Climb(StrEnum):
    """Who hears on which working day after the due day."""

    HANDLER = "handler"
    STAND_IN = "stand_in"
    HEAD = "head"
    """Whoever coordinates at the unit itself."""
    NEXT_TIER = "next_tier"


RUNGS = tuple(Climb)
_LAST_STAYS = 5
"""Working days for which the last rung speaks."""
WEEK_BEFORE, DAY_BEFORE = "week", "day"
"""The two reminders of the month of mediation."""
LIMIT_RUNGS = (WEEK_BEFORE, DAY_BEFORE)


def overdue_spans(rules: Rules, now: datetime) -> tuple[Span, ...]:
    """For each rung, between which moments the due date lies of a matter that stands on it; none
    outside the hours in which reminders go out."""
    if not _speaks(rules, now):
        return ()
    days = [rules.day(now)]
    for _ in range(len(RUNGS) - 1 + _LAST_STAYS):
        days.append(rules.calendar.working_day_before(days[-1]))
    edges = [_start(rules, day) for day in (*days[: len(RUNGS)], days[-1])]
    return tuple(
        Span(after=edges[rung], until=edges[rung - 1], rung=rung)
        for rung in range(1, len(RUNGS) + 1)
    )


def limit_spans(rules: Rules, now: datetime) -> tuple[Span, ...]:
    """The same for the month of mediation: seven days before it is over, and one. Where that day
    is off, the working day before it speaks."""
    if not _speaks(rules, now):
        return ()
    today = rules.day(now)
    # a day off before the limit is spoken for today if no working day comes between
    following = rules.calendar.working_day_after(today)
    one, seven = (_start(rules, following + timedelta(days=days)) for days in (1, 7))
    return (
        Span(after=one, until=seven, rung=1),
        Span(after=_start(rules, today), until=one, rung=2),
    )


def rung_of(at: datetime, spans: tuple[Span, ...]) -> int:
    """The rung of a deadline within the spans."""
    return next(span.rung for span in spans if span.after < at <= span.until)


def _speaks(rules: Rules, now: datetime) -> bool:
    early = now.astimezone(rules.zone).time() < rules.morning
    return not early and not rules.quiet.is_quiet(now, rules.calendar)


def _start(rules: Rules, day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=rules.zone)
