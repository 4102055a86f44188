"""Matters found by words, and what a list can be narrowed to; and the port of these reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from domain.cases.model import Label
from domain.cases.views import CasePage
from domain.followups.views import FollowupLine
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.search.model import NOTHING, Filter


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """A filter in words: what its numbers are called."""

    chosen: Filter
    category: Label | None = None
    unit: UnitRef | None = None


EVERYTHING = Narrowed(chosen=NOTHING)


@dataclass(frozen=True, kw_only=True)
class FoundPage:
    """A page of what was found, the newest first."""

    words: tuple[str, ...]
    found: CasePage
    more: bool = False
    """There are more than are counted."""


BESIDE = 4
"""So many of what else has the words are shown, of each kind."""


@dataclass(frozen=True, kw_only=True)
class FoundItem:
    """An item of the agenda of a talk meeting, by its own sentence."""

    id: int
    meeting_id: int
    topic: str
    on: date
    unit_name: str
    """The community that meets."""


BESIDE_NAMED = 5
"""And so many of all that is found by its name, of each kind one before another has two."""


class NamedSort(StrEnum):
    """What is found by its name beside the matters."""

    ASSESSMENT = "assessment"
    """A project, policy or event that is assessed."""
    ENTRY = "entry"
    """An entry of the directories."""
    PROJECT = "project"
    """A key project."""
    FEATURE = "feature"
    """What a community is known for now."""
    TRAINING = "training"
    """A course that was held, by its topic."""


@dataclass(frozen=True, kw_only=True)
class FoundNamed:
    """Something that has a name of its own, and the unit that proposes, hosts, leads or has
    held it."""

    sort: NamedSort
    id: int
    name: str
    unit_name: str


@dataclass(frozen=True, kw_only=True)
class FoundBeside:
    """What else has the words, the newest first: no matters, but what is kept beside them."""

    items: tuple[FoundItem, ...] = ()
    handed: tuple[FollowupLine, ...] = ()
    named: tuple[FoundNamed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.items or self.handed or self.named)


NOTHING_BESIDE = FoundBeside()


@dataclass(frozen=True, kw_only=True)
class UnitChoices:
    """Units to narrow a list to: the present one, the one above it, and those right below."""

    unit: UnitRef | None
    above: UnitRef | None
    below: tuple[UnitRef, ...]


class SearchReads(Protocol):
    """Matters by words, within the actor's reach."""

    async def find(
        self, actor: Actor, words: Sequence[str], chosen: Filter, page: int, now: datetime
    ) -> FoundPage:
        """The matters that have all these words in what happened or where, or lie under a unit or
        category called so; the newest first. A page beyond is the last."""
        ...

    async def beside(self, actor: Actor, words: Sequence[str], now: datetime) -> FoundBeside:
        """Items of agendas and items handed out within reach that have all these words in their own
        sentence, or lie with a unit called so, at most :data:`BESIDE` of each; and what has a name
        with them, at most :data:`BESIDE_NAMED` of all kinds; the newest first."""
        ...

    async def narrowed(self, actor: Actor, chosen: Filter) -> Narrowed:
        """The filter in words; raises NotFound for a unit out of reach."""
        ...

    async def units(self, actor: Actor, unit_id: int | None) -> UnitChoices:
        """The units to choose from, from the top of one's own (None) down; raises NotFound for one
        out of reach."""
        ...
