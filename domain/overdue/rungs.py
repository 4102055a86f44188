"""The rungs an overdue matter climbs, one a working day, and the notches of the month of mediation,
as the stretches in which the deadlines lie that stand there.

The rung that speaks follows from the due day and today alone. So a day off burns no rung, and what
downtime swallowed is not made up for: only the present rung speaks. The last one stays open for a
week, since nobody stands above it who would still hear.
"""

from collections.abc import Sequence
from datetime import datetime, time

from domain.cases.store import DueSpan
from domain.days.deadlines import Notch, end_of_day, reaches
from domain.days.periods import moment_at
from domain.reminders.ladder import Rung
from domain.rules import Rules

RUNGS = (Rung.HANDLER, Rung.STAND_IN, Rung.HEAD, Rung.NEXT_TIER)
NOTCHES = tuple(Notch)
DUE_TODAY = 1
"""The number of the span of a due day itself; those of the rungs follow."""
_LAST_STAYS = 5
"""Working days for which the last rung speaks."""


def overdue_spans(rules: Rules, now: datetime) -> tuple[DueSpan, ...]:
    """For each rung, between which moments the due date lies of a matter that stands on it; none
    outside the hours in which reminders go out."""
    if not speaks(rules, now):
        return ()
    days = [rules.day(now)]
    for _ in range(len(RUNGS) - 1 + _LAST_STAYS):
        days.append(rules.calendar.working_day_before(days[-1]))
    edges = [moment_at(day, time.min, rules.zone) for day in (*days[: len(RUNGS)], days[-1])]
    return tuple(
        DueSpan(after=edges[number], until=edges[number - 1], number=number)
        for number in range(1, len(RUNGS) + 1)
    )


def due_spans(rules: Rules, now: datetime) -> tuple[DueSpan, ...]:
    """The same of an answer that is also reminded of on the morning of its due day: for each
    number, between which moments the due date lies that is told of now. A day that was off after
    all is told of on the working day before."""
    if not speaks(rules, now):
        return ()
    today = rules.day(now)
    following = rules.calendar.working_day_after(today)
    due = DueSpan(
        after=moment_at(today, time.min, rules.zone),
        until=moment_at(following, time.min, rules.zone),
        number=DUE_TODAY,
    )
    return (
        due,
        *(
            DueSpan(after=one.after, until=one.until, number=DUE_TODAY + one.number)
            for one in overdue_spans(rules, now)
        ),
    )


def limit_spans(rules: Rules, now: datetime) -> tuple[DueSpan, ...]:
    """The same for the month of mediation: seven days before it is over, and one. Where that day
    is off, the working day before it speaks."""
    if not speaks(rules, now):
        return ()
    today = rules.day(now)
    edges = [end_of_day(reaches(today, notch, rules.calendar), rules.zone) for notch in NOTCHES]
    edges.append(moment_at(today, time.min, rules.zone))
    return tuple(
        DueSpan(after=edges[number], until=edges[number - 1], number=number)
        for number in range(1, len(NOTCHES) + 1)
    )


def number_of(at: datetime, spans: Sequence[DueSpan]) -> int:
    """The number of the span in which a deadline lies."""
    return next(span.number for span in spans if span.after < at <= span.until)


def speaks(rules: Rules, now: datetime) -> bool:
    """Whether reminders go out at this hour of this day."""
    early = now.astimezone(rules.zone).time() < rules.morning
    return not early and not rules.quiet.is_quiet(now, rules.calendar)
