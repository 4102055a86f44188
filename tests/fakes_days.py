"""The administrator's words on days, in memory."""

from datetime import date

from domain.desk_calendar import DayWord


class MemoryDays:
    def __init__(self) -> None:
        self.words: list[DayWord] = []

    async def last(self, day: date) -> DayWord | None:
        return next((word for word in reversed(self.words) if word.day == day), None)

    async def add(self, word: DayWord) -> None:
        word.id = len(self.words) + 1
        self.words.append(word)
