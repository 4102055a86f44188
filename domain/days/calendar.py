"""The working calendar: which days are worked, and how a due day moves.

A day's state comes from four sources, the first that speaks wins:

1. `overrides`: the administrator's word, day by day;
2. `published`: the State Council's yearly notice (国务院办公厅关于节假日安排的通知), which names
   the days off *and* the make-up workdays (调休), Saturdays and Sundays that are worked;
3. the regulation (`domain.days.festivals`): the holidays themselves are off in every year;
4. the weekday: Monday to Friday are worked.

The notice for a year appears in the autumn before it. Until then the holidays of that year are
sure, and any other day of it is *provisional*: it is answered by its weekday and the product says
so wherever it shows the date.

Days here are plain local `date`s; no clock and no time zone is involved.
Source: domain.md section 4, "A due day that is no working day moves by an explicit, visible roll
rule".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from domain.days.festivals import off_by_regulation

_DAY = timedelta(days=1)
_SATURDAY = 5
_LONGEST_PAUSE = 366
"""Days searched for a working day before giving up: no calendar rests a whole year."""


class Roll(StrEnum):
    """Where a due day goes that is no working day."""

    BEFORE = "before"
    AFTER = "after"
    NONE = "none"


def _nothing() -> Mapping[date, bool]:
    return MappingProxyType({})


@dataclass(frozen=True)
class WorkingCalendar:
    """Answers "is this day worked?" and counts in working days.

    `published` maps a day to True (worked) or False (off). It may hold every day of a published
    year or only those that differ from the weekday rule. `published_years` are the years for
    which the official notice is in: in them the weekday rule is official too.
    Both mappings are copied, so a calendar never changes under its reader.

    Every method that takes a day raises `TypeError` for a `datetime`: the local day has to be
    chosen first, with `domain.periods.local_day`.
    """

    published: Mapping[date, bool]
    published_years: frozenset[int]
    overrides: Mapping[date, bool] = field(default_factory=_nothing)

    def __post_init__(self) -> None:
        object.__setattr__(self, "published", MappingProxyType(dict(self.published)))
        object.__setattr__(self, "overrides", MappingProxyType(dict(self.overrides)))
        object.__setattr__(self, "published_years", frozenset(self.published_years))

    def is_working(self, day: date) -> bool:
        """True when the day is worked: override, else published, else no holiday by regulation,
        and Monday to Friday."""
        _refuse_moment(day)
        if (word := self.overrides.get(day)) is not None:
            return word
        if (word := self.published.get(day)) is not None:
            return word
        return day.weekday() < _SATURDAY and not off_by_regulation(day)

    def is_provisional(self, day: date) -> bool:
        """True when nobody has yet said officially whether this day is worked."""
        _refuse_moment(day)
        official = day.year in self.published_years or day in self.overrides
        return not official and not off_by_regulation(day)

    def provisional_between(self, first: date, last: date) -> bool:
        """True when any day from first to last, both included, is provisional.

        A due date counted across such a span may still move and must be shown as provisional.
        An empty span (last before first) is never provisional.
        """
        return any(self.is_provisional(day) for day in _days(first, last))

    def next_working(self, day: date) -> date:
        """The first working day on or after `day`. `ValueError` if a whole year has none."""
        return self._seek(day, _DAY)

    def previous_working(self, day: date) -> date:
        """The last working day on or before `day`. `ValueError` if a whole year has none."""
        return self._seek(day, -_DAY)

    def working_day_before(self, day: date) -> date:
        """The last working day strictly before `day`."""
        return self.previous_working(day - _DAY)

    def working_day_after(self, day: date) -> date:
        """The first working day strictly after `day`."""
        return self.next_working(day + _DAY)

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which itself is not counted.

        The day a term starts from does not count (民法典 art. 201): "accept within 2 working
        days" filed on a Friday falls due on Tuesday. `count` 0 gives `next_working(day)`.
        Raises `ValueError` for a negative count.
        """
        if count < 0:
            raise ValueError(f"working days are counted forward, got {count}")
        if count == 0:
            return self.next_working(day)
        for _ in range(count):
            day = self.working_day_after(day)
        return day

    def working_days_between(self, after: date, upto: date) -> int:
        """How many working days lie in (after, upto]; 0 when `upto` is not later."""
        return sum(1 for day in _days(after + _DAY, upto) if self.is_working(day))

    def roll(self, day: date, rule: Roll) -> date:
        """`day` when it is worked or the rule is NONE; else the nearest working day that way."""
        if rule is Roll.BEFORE:
            return self.previous_working(day)
        if rule is Roll.AFTER:
            return self.next_working(day)
        return day

    def _seek(self, day: date, step: timedelta) -> date:
        start = day
        for _ in range(_LONGEST_PAUSE):
            if self.is_working(day):
                return day
            day += step
        raise ValueError(f"no working day within a year of {start.isoformat()}")


def _refuse_moment(day: date) -> None:
    if isinstance(day, datetime):
        raise TypeError("a calendar takes a local date, not a datetime: use local_day() first")


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
