"""Stretches of days that are counted together.

A count of days long past is the sum of few rows: whole half-months, and days at its ends. Days are
those of Beijing, the year round eight hours before UTC, whichever zone the desk is set to: where
its midnight is another, what lies between the two is counted one by one (:mod:`.sums`).
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

_OFFSET = timedelta(hours=8)
_DAY, _INSTANT = timedelta(days=1), timedelta(microseconds=1)
_SECOND_HALF = 16
NEVER = date(1900, 1, 1)
"""The day of what has none, and of what was ever counted."""
FAR = date(9000, 1, 1)
CATEGORY = "category:"
"""How the measures begin that are kept by half-months alone: the forms ask for no less."""


class CountSpan(StrEnum):
    """How long a stretch is."""

    EVER = "ever"
    HALF = "half"
    DAY = "day"


def day_of(moment: datetime) -> date:
    """The day in which a moment is counted."""
    return (moment.astimezone(UTC) + _OFFSET).date()


def begin(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time.min, UTC) - _OFFSET


def last_of(day: date) -> datetime:
    """The last moment of a day."""
    return begin(day + _DAY) - _INSTANT


def half_of(day: date) -> date:
    """The first day of the half-month a day lies in."""
    return day.replace(day=_SECOND_HALF if day.day >= _SECOND_HALF else 1)


def next_half(half: date) -> date:
    """The first day of the half-month after one."""
    return half_of(half + (17 if half.day >= _SECOND_HALF else 15) * _DAY)


def spans_of(measure: str, day: date) -> Iterator[tuple[CountSpan, date]]:
    """The stretches in which a measure of a day is counted."""
    if measure.startswith(CATEGORY):
        yield CountSpan.HALF, half_of(day)
        return
    yield CountSpan.EVER, NEVER
    if day != NEVER:
        yield CountSpan.HALF, half_of(day)
        yield CountSpan.DAY, day


def between(first: date, last: date) -> Iterator[tuple[CountSpan, date, date]]:
    """Rows that together are the days from ``first`` to ``last``: their length, and the first and
    the last of them by their own first days."""
    start = half_of(first) if first == half_of(first) else next_half(half_of(first))
    end = half_of(last + _DAY)
    if start >= end:
        yield CountSpan.DAY, first, last
        return
    if first < start:
        yield CountSpan.DAY, first, start - _DAY
    yield CountSpan.HALF, start, end - _DAY
    if end <= last:
        yield CountSpan.DAY, end, last


def after(last: date) -> Iterator[tuple[CountSpan, date, date]]:
    """Rows that together are all days after ``last``."""
    following = next_half(half_of(last))
    if last + _DAY < following:
        yield CountSpan.DAY, last + _DAY, following - _DAY
    yield CountSpan.HALF, following, FAR
