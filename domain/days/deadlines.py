"""Deadlines and their notches: until when something may be done, and how long before the handler is
reminded of it. One arithmetic for all mechanisms; pure: local days and moments in and out."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from domain.days.calendar import WorkingCalendar
from domain.days.periods import local_day, moment_at
from domain.errors import Invalid

_DAY = timedelta(days=1)
_BACK = timedelta(days=366)
_ON = timedelta(days=5 * 366)


class Notch(StrEnum):
    """How long before a day its handler is reminded."""

    WEEK = "week"
    DAY = "day"


AHEAD: Mapping[Notch, timedelta] = MappingProxyType(
    {Notch.WEEK: timedelta(days=7), Notch.DAY: _DAY}
)
"""How long that is, by the calendar."""


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The moment (UTC) from which the day is over: "due on a day" is until 24:00 local."""
    return moment_at(day, None, zone)


def last_day(due_at: datetime, zone: ZoneInfo) -> date:
    """The local day on which something due then could still be done in time."""
    return local_day(due_at - timedelta(microseconds=1), zone)


def days_over(due_at: datetime, at: datetime, zone: ZoneInfo) -> int:
    """By how many days of the calendar something is over, or was when it was done: 1 from the
    midnight after its last day, 0 on that day and before."""
    return max(0, (local_day(at, zone) - last_day(due_at, zone)).days)


def end_of_working_day(
    start: datetime, days: int, calendar: WorkingCalendar, zone: ZoneInfo
) -> datetime:
    """The moment (UTC) after which ``days`` working days from ``start`` are up.

    "Due on a day" is until 24:00 local, so it is the midnight that ends the day. With 0 days it is
    the day itself: somebody is asked today, whatever day it is.
    """
    day = local_day(start, zone)
    return end_of_day(calendar.add_working_days(day, days) if days else day, zone)


def morning_of(due_on: date, notch: Notch, calendar: WorkingCalendar) -> date:
    """The working day on whose morning it is reminded of: the day itself, or the one before."""
    return calendar.previous_working(due_on - AHEAD[notch])


def reaches(today: date, notch: Notch, calendar: WorkingCalendar) -> date:
    """The latest due day whose reminder has come on the morning of ``today``, a working day: what
    :func:`morning_of` says, turned round, so that a query can ask by due day alone."""
    return calendar.working_day_after(today) - _DAY + AHEAD[notch]


def already(due_on: date, today: date, calendar: WorkingCalendar) -> Notch | None:
    """The last reminder that is of no use, for a day set ``today``: who has just set it knows."""
    passed = [notch for notch in Notch if morning_of(due_on, notch, calendar) <= today]
    return passed[-1] if passed else None


def first_to_come(due_on: date, today: date, calendar: WorkingCalendar) -> Notch | None:
    """The first reminder that will come of a day set ``today``, and those after it; None where
    there is none any more."""
    return next((one for one in Notch if morning_of(due_on, one, calendar) > today), None)


def check_past(day: date, today: date) -> date:
    """A day on which something was done. Raises :class:`Invalid` for one to come, or long ago."""
    if day > today:
        raise Invalid("day-ahead")
    if day < today - _BACK:
        raise Invalid("day-long-ago")
    return day


def check_coming(day: date, today: date) -> date:
    """A day on which something is to be done. Raises :class:`Invalid` for one gone by, or far
    off."""
    if day < today:
        raise Invalid("day-gone")
    if day > today + _ON:
        raise Invalid("day-far-off")
    return day
