"""Reporting periods and their due moments.

Three kinds (domain.md section 4): the ISO week Monday to Sunday, the true half-month (1st to
15th, 16th to the end of the month, never 14 days), and the calendar month. Every day lies in
exactly one period of each kind.

Days are local `date`s. Moments come back as aware datetimes in UTC, because two datetimes in one
daylight-saving zone compare by wall clock and go wrong in the repeated hour; the zone is always
an argument. A wall-clock time that a zone skips in spring is read with the offset before the
jump, one that occurs twice in autumn means its first occurrence (PEP 495, fold 0).
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from domain.days.calendar import Roll, WorkingCalendar

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MIDDLE = 15
_YEARS = range(1900, 3000)
"""Years a code may name: codes come back from phones, and arithmetic must not run off the end."""
_CODE = re.compile(
    r"(?P<year>[0-9]{4})-(?:W(?P<week>[0-9]{2})|(?P<month>[0-9]{2})(?:-(?P<half>[AB]))?)"
)


class PeriodKind(StrEnum):
    """周报, 半月报, 月报: how long a report looks back."""

    WEEK = "week"
    HALF_MONTH = "half_month"
    MONTH = "month"


@dataclass(frozen=True, order=True)
class Period:
    """One reporting period, from `first` to `last`, both included.

    Sorts by kind, then by time. Raises `ValueError` when the two days are not the ends of a
    period of that kind; `Period.containing` never does.
    """

    kind: PeriodKind
    first: date
    last: date

    def __post_init__(self) -> None:
        if (self.first, self.last) != _ends(self.kind, self.first):
            raise ValueError(f"{self.first} to {self.last} is not a {self.kind.value}")

    @classmethod
    def containing(cls, kind: PeriodKind, day: date) -> "Period":
        """The period of that kind in which the local day lies."""
        return cls(kind, *_ends(kind, day))

    @classmethod
    def parse(cls, code: str) -> "Period":
        """The period a code names, the inverse of `code`.

        Raises `ValueError` with the reason for anything else, such as week 53 of a year of 52.
        """
        found = _CODE.fullmatch(code)
        if found is None:
            raise ValueError(
                f"{code!r} is not a period: write 2026-W48, 2026-11-A, 2026-11-B or 2026-11"
            )
        year, week, half = int(found["year"]), found["week"], found["half"]
        if year not in _YEARS:
            raise ValueError(f"{code!r} is not a period: the year must be 1900 to 2999")
        try:
            if week is not None:
                return cls.containing(PeriodKind.WEEK, date.fromisocalendar(year, int(week), 1))
            day = date(year, int(found["month"]), _MIDDLE + 1 if half == "B" else 1)
        except ValueError as wrong:
            raise ValueError(f"{code!r} is not a period: {wrong}") from wrong
        return cls.containing(PeriodKind.MONTH if half is None else PeriodKind.HALF_MONTH, day)

    @property
    def code(self) -> str:
        """A short stable name: 2026-W48 (ISO year and week), 2026-11-A, 2026-11-B, 2026-11."""
        if self.kind is PeriodKind.WEEK:
            year, week, _ = self.first.isocalendar()
            return f"{year:04d}-W{week:02d}"
        month = f"{self.first.year:04d}-{self.first.month:02d}"
        if self.kind is PeriodKind.MONTH:
            return month
        return f"{month}-{'A' if self.first.day == 1 else 'B'}"

    def next(self) -> "Period":
        """The period of the same kind that follows without a gap."""
        return Period.containing(self.kind, self.last + _DAY)

    def previous(self) -> "Period":
        """The period of the same kind just before, for 环比."""
        return Period.containing(self.kind, self.first - _DAY)

    def year_before(self) -> "Period":
        """The same period a year earlier, for 同比.

        Weeks go by ISO number; week 53 is compared with the last week of the year before.
        """
        if self.kind is PeriodKind.WEEK:
            year, week, _ = self.first.isocalendar()
            # 28 December always lies in the last ISO week of its year
            last_week = date(year - 1, 12, 28).isocalendar().week
            monday = date.fromisocalendar(year - 1, min(week, last_week), 1)
            return Period.containing(self.kind, monday)
        return Period.containing(self.kind, self.first.replace(year=self.first.year - 1))

    def contains(self, day: date) -> bool:
        """True when the local day lies in the period. `TypeError` for a datetime."""
        if isinstance(day, datetime):
            raise TypeError("a period holds local dates, not datetimes: use local_day() first")
        return self.first <= day <= self.last

    def parts(self, kind: PeriodKind) -> tuple["Period", ...]:
        """The periods of another kind whose last day lies in this one, in order.

        So each week belongs to exactly one month (the one it ends in): this is how
        应报周报数, the weekly reports owed in a month, is counted.
        """
        return tuple(
            part for part in periods_between(kind, self.first, self.last) if part.last <= self.last
        )

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """[start, end) of the period: the two local midnights in `zone`, as moments in UTC."""
        return moment_at(self.first, time.min, zone), moment_at(self.last, None, zone)


@dataclass(frozen=True)
class DueRule:
    """When the report of a period falls due [config].

    The day is found in three visible steps:

    1. the anchor: the `weekday` of the period (ISO, 1 Monday to 7 Sunday; weeks only), or its
       last day when `weekday` is None; plus `offset` calendar days;
    2. with `grace` > 0, that many working days after the anchor;
    3. else the anchor moved by `roll` if it is no working day. A BEFORE that would leave the
       period backwards (the Friday of a wholly free Spring Festival week) goes AFTER instead:
       no report falls due before its period has begun.

    `at` is the local wall-clock hour; None means until 24:00 of the day.
    Raises `ValueError` for a weekday on another kind, or a number out of range.
    """

    kind: PeriodKind
    weekday: int | None = None
    offset: int = 0
    grace: int = 0
    at: time | None = None
    roll: Roll = Roll.AFTER

    def __post_init__(self) -> None:
        if self.weekday is not None and (
            self.kind is not PeriodKind.WEEK or not 1 <= self.weekday <= 7
        ):
            raise ValueError("weekday is 1 (Monday) to 7 (Sunday) and belongs to weekly reports")
        if self.offset < 0 or self.grace < 0:
            raise ValueError("offset and grace count forward from the period, 0 or more")
        if self.at is not None and self.at.tzinfo is not None:
            raise ValueError("at is a local wall-clock time; the zone is given with the question")

    def due_day(self, period: Period, calendar: WorkingCalendar) -> date:
        """The local day the report is due. `ValueError` if the period is of another kind."""
        if period.kind is not self.kind:
            raise ValueError(f"a rule for {self.kind.value} does not fit {period.code}")
        anchor = self._anchor(period)
        if self.grace:
            return calendar.add_working_days(anchor, self.grace)
        day = calendar.roll(anchor, self.roll)
        return day if day >= period.first else calendar.next_working(anchor)

    def due_at(self, period: Period, calendar: WorkingCalendar, zone: ZoneInfo) -> datetime:
        """The moment from which the report is late, in UTC: filed before it is on time.

        Without an hour that is 24:00, the midnight that ends the due day in `zone`.
        """
        return moment_at(self.due_day(period, calendar), self.at, zone)

    def is_provisional(self, period: Period, calendar: WorkingCalendar) -> bool:
        """True when the due day may still move, since no official calendar covers the span."""
        day, anchor = self.due_day(period, calendar), self._anchor(period)
        return calendar.provisional_between(min(anchor, day), max(anchor, day))

    def _anchor(self, period: Period) -> date:
        named = period.last if self.weekday is None else period.first + (self.weekday - 1) * _DAY
        return named + self.offset * _DAY


DEFAULT_DUE: Mapping[PeriodKind, DueRule] = MappingProxyType(
    {
        # [config] Friday 17:00 of the week, or the next working day
        PeriodKind.WEEK: DueRule(PeriodKind.WEEK, weekday=5, at=time(17), roll=Roll.AFTER),
        # [config] the seed names no day: two working days to gather 36 communities
        PeriodKind.HALF_MONTH: DueRule(PeriodKind.HALF_MONTH, grace=2),
        # [config] the seed names no day: one more, since it is made from the half-monthly ones
        PeriodKind.MONTH: DueRule(PeriodKind.MONTH, grace=3),
    }
)
"""The due rules of a fresh installation; settings replace them, code never reads past them."""


def periods_between(kind: PeriodKind, first: date, last: date) -> Iterator[Period]:
    """Each period of that kind that shares a day with first..last (both included), in order."""
    if last < first:
        return
    period = Period.containing(kind, first)
    while period.first <= last:
        yield period
        period = period.next()


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The date on the wall in `zone` at that moment. `ValueError` for a naive datetime."""
    if moment.utcoffset() is None:
        raise ValueError("a moment needs a time zone, got a naive datetime")
    return moment.astimezone(zone).date()


def moment_at(day: date, at: time | None, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, when the clock on the wall in `zone` shows `at` on that day.

    None means 24:00, the midnight that ends the day.
    """
    if at is None:
        day, at = day + _DAY, time.min
    return datetime.combine(day, at, zone).astimezone(UTC)


def _ends(kind: PeriodKind, day: date) -> tuple[date, date]:
    if kind is PeriodKind.WEEK:
        monday = day - day.weekday() * _DAY
        return monday, monday + _WEEK - _DAY
    length = monthrange(day.year, day.month)[1]
    if kind is PeriodKind.MONTH:
        return day.replace(day=1), day.replace(day=length)
    if day.day <= _MIDDLE:
        return day.replace(day=1), day.replace(day=_MIDDLE)
    return day.replace(day=_MIDDLE + 1), day.replace(day=length)
