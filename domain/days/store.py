"""The administrator's words on days, in a transaction."""

from datetime import date
from typing import Protocol

from domain.days.desk_calendar import DayWord


class Days(Protocol):
    """What was said of which day; nothing is ever changed or taken out."""

    def last(self, day: date) -> DayWord | None:
        """The last word on the day, even one that took it back; None when there was none."""
        ...

    def add(self, word: DayWord) -> None:
        """Adds a word, which stands from then on."""
        ...
