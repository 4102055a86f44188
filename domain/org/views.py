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


class OrgReads(Protocol):
    """Units as they are found, each within the actor's reach."""

    async def places(self, actor: Actor, day: date) -> tuple[UnitRef, ...]:
        """Where the actor may file: own units first, then the units directly below them."""
        ...

    async def find(self, actor: Actor, words: str, act: Act = Act.BOARD) -> tuple[UnitRef, ...]:
        """Units on the actor's boards (or where they have another right) meant by a name, alias or
        code, the highest first; at most 8. Just this name goes before just this alias, and that
        before a part of either."""
        ...
