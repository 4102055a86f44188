"""Directories as people read them; posts and places, never names but those on public display."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from domain.directories.hours import OpenState
from domain.directories.model import EntryFace, EntryKind, EntryState
from domain.directories.options import EntryOptions
from domain.org.views import UnitRef
from domain.people.model import Actor, Role


class Near(StrEnum):
    """How near an entry is to where somebody sits."""

    OWN = "own"
    """In the own community, or below the own unit."""
    STREET = "street"
    DISTRICT = "district"
    FARTHER = "farther"


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What is looked for: all of it at once."""

    face: EntryFace
    kinds: frozenset[EntryKind] = frozenset()
    """None: all that are asked for so."""
    words: tuple[str, ...] = ()
    called: Mapping[EntryKind, tuple[str, ...]]
    """How the kinds are called, in every language, as words are compared."""


@dataclass(frozen=True, kw_only=True)
class EntryLine:
    """An entry as one line of a list."""

    id: int
    kind: EntryKind
    name: str
    host: UnitRef
    phone: str
    state: EntryState
    """As it is shown."""
    since: datetime
    """When it came to this state."""
    opening: OpenState
    near: Near


@dataclass(frozen=True, kw_only=True)
class EntryPage:
    """One page of what was found, the nearest first, of these what is open now first. Pages count
    from 0."""

    lines: tuple[EntryLine, ...]
    page: int
    pages: int
    total: int
    kinds: tuple[EntryKind, ...] = ()
    """All there are of the face."""
    keeps: bool = False
    """Whether the reader keeps any unit's entries."""


@dataclass(frozen=True, kw_only=True)
class EntryView:
    """An entry with all that is written of it, and just what this reader may do now."""

    line: EntryLine
    place: str
    hours: str
    """As they are kept."""
    stand_in: str
    bring: str
    free: bool
    step_free: bool
    shown_name: str
    served: tuple[UnitRef, ...]
    checked_on: date
    checked_by: Role
    checked_unit: str
    may: EntryOptions


class DirectoryReads(Protocol):
    """Directories as they are read: everybody's, whoever holds a post; nearness is the actor's."""

    async def find(self, actor: Actor, sought: Sought, page: int, now: datetime) -> EntryPage:
        """What is in use and called so, or stands so; where nothing of the face is, of all."""
        ...

    async def view(self, actor: Actor, entry_id: int, now: datetime) -> EntryView:
        """One; raises NotFound, also for one that was stopped if the actor does not keep it."""
        ...

    async def to_check(self, actor: Actor, page: int, now: datetime) -> EntryPage:
        """What the actor keeps that is to be checked by now, the longest first."""
        ...

    async def sheet(self, actor: Actor, now: datetime) -> tuple[EntryView, ...]:
        """All that the actor keeps, stopped ones too, by unit and kind."""
        ...

    async def hosts(self, actor: Actor) -> tuple[UnitRef, ...]:
        """The units the actor sits at and keeps the entries of."""
        ...

    async def called(self, actor: Actor) -> Mapping[str, tuple[int, ...]]:
        """The units within reach of the actor's keeping by code and by name, in the words of a
        sheet."""
        ...
