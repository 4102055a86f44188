"""What analysis (分析研判) counts with: stretches of time, trends, shares, and when the same again
is worth an item of its own. It is of matters and units, and of nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from domain.cases.model import State
from domain.days.periods import Period, PeriodKind, local_day, moment_at

_DAY = timedelta(days=1)
_TICK = timedelta(microseconds=1)


class Analysis(StrEnum):
    """The pages, by the words of their commands."""

    HOT = "hot"
    LOAD = "load"
    STUCK = "stuck"
    SATISFACTION = "satisfaction"


class Lookback(StrEnum):
    """The stretches a page can be asked for."""

    DAYS = "days"
    """近30天: today and the 29 days before."""
    WEEK = "week"
    LAST_WEEK = "last_week"
    HALF_MONTH = "half_month"
    MONTH = "month"
    YEAR = "year"


def lookbacks(of: Analysis) -> tuple[Lookback, ...]:
    """The stretches of a page: what rises against the year before is no news, and a year of matters
    is too many to be compared one by one."""
    return tuple(one for one in Lookback if of is not Analysis.HOT or one is not Lookback.YEAR)


DAYS = 30
"""How long :attr:`Lookback.DAYS` is."""


class Behind(StrEnum):
    """A figure of these pages, and the list of what it counts."""

    HELD = "held"
    """Open matters that the unit and those below have."""
    HELD_LATE = "held_late"
    """Those of them that are overdue."""
    HELD_HERE = "held_here"
    """Open matters that the unit itself has."""
    REPORTED = "reported"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    MEDIATING = "mediating"
    OFFERED = "offered"
    LATE_RESPONSE = "late_response"
    """Nobody saw to it within the time to accept."""
    UNSOLVED = "unsolved"
    """Whoever asked says that it is not solved."""
    DISCONTENT = "discontent"
    NO_WORD = "no_word"
    """Nobody was reached, or nobody said anything: neither solved nor content."""


WAITS: Mapping[Behind, State] = MappingProxyType(
    {
        Behind.REPORTED: State.REPORTED,
        Behind.RETURNED: State.RETURNED,
        Behind.ACCEPTED: State.ACCEPTED,
        Behind.MEDIATING: State.MEDIATING,
        Behind.OFFERED: State.OFFERED,
    }
)
"""The lists of /stuck, by the state in which their matters wait."""


@dataclass(frozen=True, kw_only=True)
class Recurrence:
    """When the same place and topic is offered as one item (未诉先办); places differ, so it is
    data. The days are those of :attr:`Lookback.DAYS`."""

    many: int = 3


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A stretch of time and the one it is compared with, as moments in UTC; all ends belong to it.

    What runs still ends now, and is compared with just as much of the stretch before.
    """

    start: datetime
    end: datetime
    before_start: datetime
    before_end: datetime

    @property
    def before(self) -> tuple[datetime, datetime]:
        """From when until when the stretch before counts."""
        return self.before_start, self.before_end


def stretch_of(lookback: Lookback, now: datetime, zone: ZoneInfo) -> Stretch:
    """The stretch as it stands at a moment, by local days."""
    today = local_day(now, zone)
    first, last, before = _days(lookback, today)
    start = moment_at(first, time.min, zone)
    end = min(now, moment_at(last, None, zone) - _TICK)
    before_start = moment_at(before, time.min, zone)
    return Stretch(
        start=start,
        end=end,
        before_start=before_start,
        before_end=min(before_start + (end - start), start - _TICK),
    )


def _days(lookback: Lookback, today: date) -> tuple[date, date, date]:
    """First and last day, and the first day of the stretch before."""
    match lookback:
        case Lookback.DAYS:
            first = today - (DAYS - 1) * _DAY
            return first, today, first - DAYS * _DAY
        case Lookback.YEAR:
            return date(today.year, 1, 1), date(today.year, 12, 31), date(today.year - 1, 1, 1)
        case Lookback.WEEK | Lookback.LAST_WEEK:
            period = Period.containing(PeriodKind.WEEK, today)
        case Lookback.HALF_MONTH:
            period = Period.containing(PeriodKind.HALF_MONTH, today)
        case Lookback.MONTH:
            period = Period.containing(PeriodKind.MONTH, today)
    if lookback is Lookback.LAST_WEEK:
        period = period.previous()
    return period.first, period.last, period.previous().first


@dataclass(frozen=True, kw_only=True)
class Trend:
    """A figure beside the one it is compared with."""

    now: int = 0
    before: int = 0

    @property
    def change(self) -> int:
        """By how much it grew; below zero where it fell."""
        return self.now - self.before


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """A part of a whole: both are shown with the rate."""

    part: int = 0
    whole: int = 0
