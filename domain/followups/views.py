"""Items handed out as people read them; units and posts, never names."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.cases.satisfaction import Satisfaction
from domain.followups.model import FollowupArrow, FollowupState, Source
from domain.followups.options import FollowupOptions
from domain.org.views import UnitRef
from domain.people.model import Actor, Role


@dataclass(frozen=True, kw_only=True)
class FollowupLine:
    """An item as one line of a list."""

    id: int
    source: Source
    source_id: int
    title: str
    host: str
    """The unit that handed it out."""
    unit_name: str
    """The unit responsible."""
    state: FollowupState
    round: int
    due_at: datetime
    answer_at: datetime | None
    """The moment from which it is overdue to accept it, or to hand on what came back."""
    overdue: bool
    """The feedback is overdue."""
    late: bool
    """The same, or the answer that is owed first."""
    verdict: Satisfaction | None
    hosts: bool
    """It is the reader's unit that handed it out."""
    source_seen: bool
    """What it comes from is within the reader's sight."""
    helps: bool = False
    """It is the reader's unit's to help with, not to see to."""
    may: FollowupOptions


@dataclass(frozen=True, kw_only=True)
class TodoPage:
    """One page of the open ones, the late first. Pages count from 0."""

    given: bool
    """Those the reader's units have handed out; else those they are to see to, or help with."""
    lines: tuple[FollowupLine, ...]
    page: int
    pages: int
    total: int
    late: int
    others: int
    """How many there are of the other kind."""


@dataclass(frozen=True, kw_only=True)
class FollowupBoard:
    """One page of the open ones with the units on a board, the late first. Pages count from 0."""

    unit: UnitRef
    lines: tuple[FollowupLine, ...]
    page: int
    pages: int
    total: int
    late: int


@dataclass(frozen=True, kw_only=True)
class FollowupEntry:
    """One step of its way."""

    arrow: FollowupArrow
    at: datetime
    by_unit: str
    by_role: Role | None
    """None: it was confirmed as a whole, a meeting's minutes say."""
    to_unit: str
    """The unit responsible after it."""
    due_at: datetime
    note: str
    recorded: bool
    verdict: Satisfaction | None


@dataclass(frozen=True, kw_only=True)
class FollowupView:
    """An item with its way, and just what this reader may do now."""

    line: FollowupLine
    helpers: tuple[str, ...]
    feedback: str
    fed_back_at: datetime | None
    handed_out_at: datetime
    host_id: int
    """The unit that handed it out."""
    way: tuple[FollowupEntry, ...]


class FollowupReads(Protocol):
    """Items handed out as they are read, each within the actor's reach."""

    async def todo(self, actor: Actor, page: int, now: datetime, *, given: bool) -> TodoPage:
        """The open ones that the actor's units are to see to or help with, or have handed out."""
        ...

    async def board(
        self, actor: Actor, unit_id: int | None, page: int, now: datetime
    ) -> FollowupBoard:
        """The open ones for which a unit on the actor's boards (None: the highest), or one below
        it, is responsible; raises Refused, NotFound."""
        ...

    async def one(self, actor: Actor, followup_id: int, now: datetime) -> FollowupView:
        """One of them with its way; raises NotFound, also out of sight."""
        ...

    async def of_source(
        self, actor: Actor, source: Source, source_ids: tuple[int, ...], now: datetime
    ) -> tuple[FollowupLine, ...]:
        """Those of these numbers of a source that are within sight, the oldest first; the dropped
        ones too."""
        ...

    async def receivers(self, actor: Actor, host_id: int, now: datetime) -> tuple[UnitRef, ...]:
        """The units to which a unit may hand out at once: itself, those above, those right below,
        centres beside. Raises NotFound where the actor does not hand out for it."""
        ...
