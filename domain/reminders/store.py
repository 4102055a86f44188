"""What became of the rungs of a period's ladder, and whom none can reach, in a transaction."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Protocol

from domain.days.periods import Period
from domain.people.model import Role
from domain.reminders.marks import RungMark


class Rungs(Protocol):
    """One mark a rung of a period."""

    def of(self, period: Period) -> list[RungMark]:
        """The marks of a period."""
        ...

    def unreached(self, unit_ids: Collection[int], roles: Collection[Role], day: date) -> set[int]:
        """The units where no holder or stand-in of these roles can be reached: no phone is bound,
        or the bot was blocked."""
        ...

    def note_unreached(self, period: Period, unit_ids: Collection[int], now: datetime) -> None:
        """These units could not be reminded of the report before it fell due; once each."""
        ...

    def forget_unreached(self, period: Period, unit_ids: Collection[int]) -> None:
        """These could be reached since, so that what they owe is missing again."""
        ...

    def add(self, mark: RungMark) -> None:
        """Adds a mark."""
        ...
