"""The store of the tree, in a transaction."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from domain.org.model import Alias, Placement, Unit


class Org(Protocol):
    """Units of the tree."""

    def unit(self, unit_id: int) -> Unit:
        """The unit; raises NotFound."""
        ...

    def changing(self, unit_id: int) -> Unit:
        """The unit as it is at this moment; until the end nobody else changes the tree. Raises
        NotFound."""
        ...

    def by_code(self, code: str) -> Unit | None:
        """The unit with this official code."""
        ...

    def ancestors(self, unit: Unit) -> list[Unit]:
        """The units on its path from itself up to the root."""
        ...

    def those(self, unit_ids: Collection[int]) -> list[Unit]:
        """The units of these numbers, in no order."""
        ...

    def children(self, unit_id: int, day: date) -> list[Unit]:
        """The units directly below that are valid on the day, in order of code; those of a unit
        that merged into it are its own."""
        ...

    def within(self, path: str) -> list[Unit]:
        """The unit at this path and all below, whatever their validity."""
        ...

    def add(self, unit: Unit) -> Unit:
        """Adds a unit under its ``parent_id``; fills ``id`` and ``path``; opens its placement."""
        ...

    def open_placement(self, unit_id: int) -> Placement | None:
        """The placement that has no end yet."""
        ...

    def add_placement(self, placement: Placement) -> None:
        """Adds a stretch under a parent."""
        ...

    def aliases(self, path: str) -> list[Alias]:
        """The other names of the unit at this path and of all below."""
        ...

    def add_alias(self, alias: Alias) -> None:
        """Adds another name."""
        ...

    def succeed(self, unit_id: int, into_id: int) -> None:
        """What a unit is to do, decide or answer is its successor's: matters it has or was handed,
        referrals to it, extensions it decides, sectors it mediates, items it hands out or was
        handed."""
        ...
