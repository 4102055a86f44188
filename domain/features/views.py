"""Features as people read them: of communities, never of people."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.features.model import FeatureKind
from domain.features.options import FeatureArrow
from domain.org.views import UnitRef
from domain.people.model import Actor, Role


@dataclass(frozen=True, kw_only=True)
class FeatureLine:
    """A community as one line of the list; id None: it has none that runs."""

    unit: UnitRef
    id: int | None
    kind: FeatureKind | None
    title: str
    since: date | None
    events: int
    """Of the running year, up to today."""
    came: int
    """How many came to these."""
    begins: bool
    """Whether the reader may begin one there."""


@dataclass(frozen=True, kw_only=True)
class FeaturePage:
    """One page of the communities within reach, those without a feature first. Pages count from
    0."""

    lines: tuple[FeatureLine, ...]
    page: int
    pages: int
    total: int
    running: int
    """How many of them have one."""


@dataclass(frozen=True, kw_only=True)
class EventLine:
    """Something that took place."""

    id: int
    on: date
    what: str
    came: int
    dropped_why: str
    """Not empty: it was taken out again, and counts no more."""


@dataclass(frozen=True, kw_only=True)
class RevisionLine:
    """What was corrected: by which post, when and why."""

    number: int
    at: datetime
    role: Role
    title: str
    """What it was called until then; empty: as now."""
    why: str


@dataclass(frozen=True, kw_only=True)
class FeatureView:
    """A community's feature with just what this reader may do now."""

    id: int
    unit: UnitRef
    kind: FeatureKind
    title: str
    purpose: str
    since: date
    ended_on: date | None
    year: int
    """The one of whose events there are figures."""
    held: int
    came: int
    events: tuple[EventLine, ...]
    """The newest first, as many as are read at once."""
    corrected: tuple[RevisionLine, ...]
    may: frozenset[FeatureArrow]


class FeatureReads(Protocol):
    """Features as they are read, each within the actor's reach."""

    async def page(self, actor: Actor, page: int, now: datetime) -> FeaturePage:
        """The communities within reach; raises Refused for who reads of none."""
        ...

    async def view(self, actor: Actor, feature_id: int, now: datetime) -> FeatureView:
        """One of them; raises NotFound."""
        ...

    async def begins(self, actor: Actor, unit_id: int, now: datetime) -> UnitRef:
        """A community for which the actor may begin one; raises NotFound."""
        ...

    async def event(self, actor: Actor, event_id: int, now: datetime) -> FeatureView:
        """The one an event belongs to; raises NotFound."""
        ...
