"""Half-years: January to June, July to December."""

from dataclasses import dataclass
from datetime import date

from domain.days.calendar import Roll, WorkingCalendar
from domain.errors import NotFound

_SECOND = 7
"""The month in which the second half begins."""
_YEARS = range(2001, 2199)
"""So that the one before and the one after can be named, too."""


@dataclass(frozen=True, order=True)
class HalfYear:
    """One half-year, known by its first day. Raises ValueError for a day that begins none."""

    first: date

    def __post_init__(self) -> None:
        if self.first.day != 1 or self.first.month not in (1, _SECOND):
            raise ValueError(f"no half-year begins on {self.first}")

    @classmethod
    def containing(cls, day: date) -> "HalfYear":
        """The half-year in which the local day lies."""
        return cls(date(day.year, 1 if day.month < _SECOND else _SECOND, 1))

    @classmethod
    def beginning(cls, year: int, month: int) -> "HalfYear":
        """The one that begins with this month; raises NotFound, as the numbers may come back from
        a phone."""
        if year not in _YEARS or month not in (1, _SECOND):
            raise NotFound("half")
        return cls(date(year, month, 1))

    @classmethod
    def of_year(cls, year: int) -> tuple["HalfYear", "HalfYear"]:
        """The two of a year."""
        return cls(date(year, 1, 1)), cls(date(year, _SECOND, 1))

    @property
    def number(self) -> int:
        """1 or 2, within the year."""
        return 1 if self.first.month == 1 else 2

    @property
    def last(self) -> date:
        """Its last day."""
        year = self.first.year
        return date(year, 6, 30) if self.number == 1 else date(year, 12, 31)

    def next(self) -> "HalfYear":
        """The one that follows."""
        year = self.first.year
        return HalfYear(date(year, _SECOND, 1) if self.number == 1 else date(year + 1, 1, 1))

    def previous(self) -> "HalfYear":
        """The one before."""
        year = self.first.year
        return HalfYear(date(year - 1, _SECOND, 1) if self.number == 1 else date(year, 1, 1))

    def due_day(self, calendar: WorkingCalendar) -> date:
        """The last working day in it: by then the result is to be confirmed."""
        return calendar.roll(self.last, Roll.BEFORE)
