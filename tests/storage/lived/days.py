"""The days of 2026 and the deadlines that follow from them, from the notice alone: nothing here
knows the product's calendar or periods."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tests.makers import ZONE
from tests.notice_2026 import DAYS_OFF, MAKE_UP

DAY = timedelta(days=1)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
END = date(2027, 1, 12)
"""By then the last report of the year is in or missing."""
WEEK, HALF, MONTH = "week", "half_month", "month"


def works(day: date) -> bool:
    """Whether the day is worked; of 2027 only weekends are known to be free."""
    return day in MAKE_UP or (day.weekday() < 5 and day not in DAYS_OFF)


def at(day: date, wall: str) -> datetime:
    """``at(day, "08:30")`` on the walls of Langya."""
    return datetime.combine(day, time.fromisoformat(wall), ZONE)


def after(day: date, steps: int) -> date:
    """So many working days after the day."""
    while steps:
        day += DAY
        steps -= works(day)
    return day


def midnight_after(day: date) -> datetime:
    """24:00 of the day."""
    return at(day + DAY, "00:00")


@dataclass(frozen=True, order=True)
class Span:
    """A week, half-month or month, both days included."""

    kind: str
    first: date
    last: date

    @property
    def start(self) -> datetime:
        """Its first moment."""
        return at(self.first, "00:00")

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return midnight_after(self.last)

    @property
    def due_day(self) -> date:
        """Friday, or the next working day; two or three working days after the end."""
        if self.kind == WEEK:
            friday = self.first + 4 * DAY
            return friday if works(friday) else after(friday, 1)
        return after(self.last, 2 if self.kind == HALF else 3)

    @property
    def due(self) -> datetime:
        """From then on it is late."""
        return at(self.due_day, "17:00") if self.kind == WEEK else midnight_after(self.due_day)

    @property
    def code(self) -> str:
        """As the desk names it."""
        if self.kind == WEEK:
            year, week, _ = self.first.isocalendar()
            return f"{year}-W{week:02}"
        half = {HALF: "-A" if self.first.day == 1 else "-B", MONTH: ""}[self.kind]
        return f"{self.first:%Y-%m}{half}"


def month_of(day: date) -> Span:
    """The month a day lies in."""
    first = day.replace(day=1)
    return Span(MONTH, first, (first + 31 * DAY).replace(day=1) - DAY)


def spans(kind: str, first: date, last: date) -> Iterator[Span]:
    """Those whose last day lies within these days."""
    day = first
    while day <= last:
        month = month_of(day)
        if kind == WEEK and day.isoweekday() == 7:
            yield Span(WEEK, day - 6 * DAY, day)
        if kind == HALF and day.day == 15:
            yield Span(HALF, month.first, day)
        if kind == HALF and day == month.last:
            yield Span(HALF, day.replace(day=16), day)
        if kind == MONTH and day == month.last:
            yield month
        day += DAY


MONTHS = tuple(spans(MONTH, FIRST, LAST))
