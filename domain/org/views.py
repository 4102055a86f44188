"""Units as they are named to a reader."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.access import Act
from domain.org.model import UnitKind
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class UnitRef:
    """A unit as it is named to a reader."""

    id: int
    name: str
    kind: UnitKind


@dataclass(frozen=True, kw_only=True)
class UnitCard:
    """A unit as who administers it sees it."""

    unit: UnitRef
    code: str
    aliases: tuple[str, ...]
    """Its other and former names."""
    above: UnitRef | None
    """The unit above, if that is the reader's to administer as well."""
    below: tuple[UnitRef, ...]
    """The units right below it that have no end, in order of code; those of a unit that merged
    into it are its own."""
    open: int
    """Matters it has or was handed."""
    held: int
    """Posts somebody holds there."""
    ended: bool


class OrgReads(Protocol):
    """Units as they are found, each within the actor's reach."""

    async def places(self, actor: Actor, day: date) -> tuple[UnitRef, ...]:
        """Where the actor may file: own units first, then the units directly below them."""
        ...

    async def find(self, actor: Actor, words: str, act: Act = Act.BOARD) -> tuple[UnitRef, ...]:
        """Units on the actor's boards (or where they have another right) meant by a name, alias or
        code, the highest first; at most 8. Just this name goes before just this alias, and that
        before a part of either, and that before the first letters of its pinyin. Several of one
        name are told apart by the unit above or the code."""
        ...

    async def card(self, actor: Actor, unit_id: int) -> UnitCard:
        """A unit the actor administers; raises NotFound."""
        ...

    async def tops(self, actor: Actor) -> tuple[UnitRef, ...]:
        """The highest units the actor administers."""
        ...
