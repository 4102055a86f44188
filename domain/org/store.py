"""The store of the tree, in a transaction."""

from datetime import date
from typing import Protocol

from domain.org.model import Alias, Placement, Unit


class Org(Protocol):
    """Units of the tree."""

    async def unit(self, unit_id: int) -> Unit:
        """The unit; raises NotFound."""
        ...

    async def by_code(self, code: str) -> Unit | None:
        """The unit with this official code."""
        ...

    async def ancestors(self, unit: Unit) -> list[Unit]:
        """The units on its path from itself up to the root."""
        ...

    async def children(self, unit_id: int, day: date) -> list[Unit]:
        """The units directly below that are valid on the day, in order of code."""
        ...

    async def within(self, path: str) -> list[Unit]:
        """The unit at this path and all below, whatever their validity."""
        ...

    async def add(self, unit: Unit) -> Unit:
        """Adds a unit under its ``parent_id``; fills ``id`` and ``path``; opens its placement."""
        ...

    async def open_placement(self, unit_id: int) -> Placement | None:
        """The placement that has no end yet."""
        ...

    async def add_placement(self, placement: Placement) -> None:
        """Adds a stretch under a parent."""
        ...

    async def add_alias(self, alias: Alias) -> None:
        """Adds another name."""
        ...
