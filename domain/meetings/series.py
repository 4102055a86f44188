"""Months and their meeting days: pure, of local days."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from domain.days.calendar import WorkingCalendar
from domain.meetings.model import LAST, DayRule

_WEEK = timedelta(days=7)


def month_of(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """The first day of the next month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def meeting_day(rule: DayRule, month: date, calendar: WorkingCalendar) -> date:
    """The day of the month's meeting. A month that has no such date has its last day; a day off
    gives way as the rule says, though never out of the month backwards: that goes on instead."""
    day = _named(rule, month_of(month))
    rolled = calendar.roll(day, rule.roll)
    return rolled if rolled >= month_of(month) else calendar.next_working(day)


def _named(rule: DayRule, first: date) -> date:
    length = monthrange(first.year, first.month)[1]
    if rule.day is not None:
        return first.replace(day=min(rule.day, length))
    assert rule.nth is not None  # noqa: S101 - a rule is one or the other
    assert rule.weekday is not None  # noqa: S101 - the same
    day = first + timedelta(days=(rule.weekday - first.isoweekday()) % 7)
    if rule.nth == LAST:
        while (day + _WEEK).month == first.month:
            day += _WEEK
        return day
    return day + (rule.nth - 1) * _WEEK


def months_from(month: date) -> Iterator[date]:
    """The month and all that follow."""
    while True:
        yield month
        month = month_after(month)


def answer_limit(on: date, following: date | None, calendar: WorkingCalendar) -> date:
    """The last day for an answer to what is handed out at a meeting: a month on, or the working day
    before the next one, whichever is sooner; never before the next working day."""
    month = month_after(on)
    there = month.replace(day=min(on.day, monthrange(month.year, month.month)[1]))
    limit = calendar.previous_working(there)
    if following is not None and following > on:
        limit = min(limit, calendar.working_day_before(following))
    return max(limit, calendar.working_day_after(on))
