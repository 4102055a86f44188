"""The figures of legal aid as people read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.aid.model import AidTally, AidTopic, AidWay
from domain.aid.options import AidOptions
from domain.days.periods import Period
from domain.directories.model import EntryKind
from domain.people.model import Actor, Role


@dataclass(frozen=True, kw_only=True)
class AidLine:
    """A station with the sums of this month."""

    entry_id: int
    kind: EntryKind
    name: str
    unit_name: str
    tally: AidTally
    owing: bool
    """The month before is not confirmed."""


@dataclass(frozen=True, kw_only=True)
class AidBoard:
    """One page of the stations the reader counts for. Pages count from 0."""

    lines: tuple[AidLine, ...]
    page: int
    pages: int
    total: int
    sums: AidTally
    """Of all of them."""
    month: Period


@dataclass(frozen=True, kw_only=True)
class AidFix:
    """A correction, as it is kept."""

    way: AidWay
    topic: AidTopic
    number: int
    reason: str
    role: Role
    at: datetime


@dataclass(frozen=True, kw_only=True)
class AidConfirmed:
    """That the month was confirmed, or corrected after that."""

    role: Role
    unit_name: str
    at: datetime
    revision: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class AidView:
    """A month of a station: counted so far, or confirmed."""

    entry_id: int
    kind: EntryKind
    name: str
    unit_name: str
    month: Period
    tally: AidTally
    ways: Mapping[AidWay, int]
    topics: Mapping[AidTopic, int]
    """Of consultations and cases together."""
    fixes: tuple[AidFix, ...]
    """The newest corrections of the month."""
    confirmed: AidConfirmed | None
    now: Period
    """The present month."""
    owing: bool
    """The month before the present one is not confirmed."""
    last_id: int = 0
    """Of the newest count of all, whichever month it is of: what a tap was drawn upon."""
    may: AidOptions


class AidReads(Protocol):
    """Figures of legal aid, of what the actor counts for."""

    async def board(self, actor: Actor, page: int, now: datetime) -> AidBoard:
        """The stations of the actor's reach, those that owe a month first."""
        ...

    async def view(
        self, actor: Actor, entry_id: int, month: Period | None, now: datetime
    ) -> AidView:
        """A month of one of them (None: the present one); raises NotFound, also for a month to
        come."""
        ...
