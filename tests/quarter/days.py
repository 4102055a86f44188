"""The days of the quarter, written out from the notice, and the deadlines that follow from them.

5 January to 5 April 2026, with the Spring Festival (15 to 23 February, made up for on the
Saturdays 14 and 28 February) and the first days of Qingming (4 to 6 April). From the State
Council's notice of 4 November 2025. Nothing here knows the product's calendar or periods.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)
FIRST, LAST = date(2026, 1, 5), date(2026, 4, 5)
"""Monday of week 2 to Sunday of week 14."""
END = datetime(2026, 4, 10, 12, tzinfo=ZONE)
"""By then the last rung of the last report has spoken, and that of week 15 has begun to."""

OFF = frozenset(
    {
        *(date(2026, 1, day) for day in (1, 2, 3)),
        *(date(2026, 2, day) for day in range(15, 24)),
        *(date(2026, 4, day) for day in (4, 5, 6)),
    }
)
MADE_UP = frozenset({date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28)})

WEEK, HALF, MONTH = "week", "half_month", "month"
MORNING, NOISE, SILENCE = time(8, 30), time(8), time(20)


def works(day: date) -> bool:
    """Whether the day is worked."""
    return day in MADE_UP or (day.weekday() < 5 and day not in OFF)


def at(day: date, wall: str) -> datetime:
    """``at(day, "08:30")`` on the walls of Langya."""
    return datetime.combine(day, time.fromisoformat(wall), ZONE)


def counted(day: date, steps: int) -> date:
    """So many working days after the day, or before it; 0 is the day itself."""
    towards = DAY if steps > 0 else -DAY
    left = abs(steps)
    while left:
        day += towards
        left -= works(day)
    return day


def midnight_after(day: date) -> datetime:
    """24:00 of the day."""
    return datetime.combine(day + DAY, time.min, ZONE)


def may_buzz(moment: datetime) -> bool:
    """Whether a phone may buzz for a reminder: on working days from the morning to 20:00."""
    return works(moment.date()) and MORNING <= moment.time() < SILENCE


@dataclass(frozen=True, order=True)
class Span:
    """A week, half-month or month of the quarter, both days included."""

    kind: str
    first: date
    last: date

    @property
    def start(self) -> datetime:
        """Its first moment."""
        return datetime.combine(self.first, time.min, ZONE)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return midnight_after(self.last)

    @property
    def due_day(self) -> date:
        """Friday, or the next working day; two or three working days after the end."""
        if self.kind == WEEK:
            friday = self.first + 4 * DAY
            return friday if works(friday) else counted(friday, 1)
        return counted(self.last, 2 if self.kind == HALF else 3)

    @property
    def due(self) -> datetime:
        """From then on it is late."""
        return at(self.due_day, "17:00") if self.kind == WEEK else midnight_after(self.due_day)

    @property
    def shown(self) -> str:
        """As the messages call it."""
        if self.kind == WEEK:
            return f"第{self.first.isocalendar().week}周"
        half = {HALF: "上半月" if self.first.day == 1 else "下半月", MONTH: ""}[self.kind]
        return f"{self.first.month}月{half}"

    @property
    def code(self) -> str:
        """As buttons name it."""
        if self.kind == WEEK:
            return f"{self.first.year}-W{self.first.isocalendar().week:02}"
        half = {HALF: "-A" if self.first.day == 1 else "-B", MONTH: ""}[self.kind]
        return f"{self.first:%Y-%m}{half}"

    def before(self) -> "Span":
        """The span of the same kind before it."""
        return span(self.kind, self.first - DAY)


def span(kind: str, day: date) -> Span:
    """The span of the kind that the day lies in."""
    if kind == WEEK:
        monday = day - day.weekday() * DAY
        return Span(kind, monday, monday + 6 * DAY)
    next_month = (day.replace(day=28) + 4 * DAY).replace(day=1)
    first, last = day.replace(day=1), next_month - DAY
    if kind == HALF and day.day <= 15:
        last = day.replace(day=15)
    elif kind == HALF:
        first = day.replace(day=16)
    return Span(kind, first, last)


def spans(kind: str, first: date, last: date) -> list[Span]:
    """Those that end within the days, in order."""
    found = []
    one = span(kind, first)
    while one.last <= last:
        if one.last >= first:
            found.append(one)
        one = span(kind, one.last + DAY)
    return found
