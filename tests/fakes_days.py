"""The administrator's words on days, and what became of rungs, in memory."""

from collections.abc import Callable, Collection
from datetime import date, datetime

from domain.days.desk_calendar import DayWord
from domain.days.periods import Period
from domain.people.model import Channel, Held, Role
from domain.reminders.marks import RungMark

Posted = Callable[[Collection[int], Collection[Role], date], list[Held]]


class MemoryDays:
    def __init__(self) -> None:
        self.words: list[DayWord] = []

    def last(self, day: date) -> DayWord | None:
        return next((word for word in reversed(self.words) if word.day == day), None)

    def add(self, word: DayWord) -> None:
        word.id = len(self.words) + 1
        self.words.append(word)


class MemoryRungs:
    def __init__(self, channels: list[Channel], posted: Posted) -> None:
        self.marks: list[RungMark] = []
        self.lost: set[tuple[str, int]] = set()
        self.channels = channels
        self.posted = posted

    def unreached(self, unit_ids: Collection[int], roles: Collection[Role], day: date) -> set[int]:
        reached = {channel.person_id for channel in self.channels if channel.reachable}
        held = self.posted(unit_ids, roles, day)
        return set(unit_ids) - {one.unit_id for one in held if one.person_id in reached}

    def note_unreached(self, period: Period, unit_ids: Collection[int], now: datetime) -> None:
        self.lost |= {(period.code, one) for one in unit_ids}

    def forget_unreached(self, period: Period, unit_ids: Collection[int]) -> None:
        self.lost -= {(period.code, one) for one in unit_ids}

    def of(self, period: Period) -> list[RungMark]:
        return [m for m in self.marks if (m.kind, m.first) == (period.kind, period.first)]

    def add(self, mark: RungMark) -> None:
        self.marks.append(mark)
