"""The administrator's words on days, and what became of rungs, in memory."""

from datetime import date

from domain.desk_calendar import DayWord
from domain.periods import Period
from domain.reminders.passing import RungMark


class MemoryDays:
    def __init__(self) -> None:
        self.words: list[DayWord] = []

    async def last(self, day: date) -> DayWord | None:
        return next((word for word in reversed(self.words) if word.day == day), None)

    async def add(self, word: DayWord) -> None:
        word.id = len(self.words) + 1
        self.words.append(word)


class MemoryRungs:
    def __init__(self) -> None:
        self.marks: list[RungMark] = []

    async def of(self, period: Period) -> list[RungMark]:
        return [m for m in self.marks if (m.kind, m.first) == (period.kind, period.first)]

    async def add(self, mark: RungMark) -> None:
        self.marks.append(mark)
