"""What became of the rungs of a period's ladder, in a transaction."""

from typing import Protocol

from domain.periods import Period
from domain.reminders.passing import RungMark


class Rungs(Protocol):
    """One mark a rung of a period."""

    async def of(self, period: Period) -> list[RungMark]:
        """The marks of a period."""
        ...

    async def add(self, mark: RungMark) -> None:
        """Adds a mark."""
        ...
