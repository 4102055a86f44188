"""Leave as people read it."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.org.views import UnitRef
from domain.people.model import Actor, Role


@dataclass(frozen=True, kw_only=True)
class LeaveRow:
    """A leave that runs or is to come."""

    id: int
    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class LeavePost:
    """A post and the leaves of its holder."""

    post_id: int
    role: Role
    unit: UnitRef
    leaves: tuple[LeaveRow, ...]
    covered: bool
    """Whether a stand-in would hear in the holder's place."""


@dataclass(frozen=True, kw_only=True)
class LeaveBoard:
    """Somebody's own leaves, and the posts they hold."""

    leaves: tuple[LeaveRow, ...]
    posts: tuple[LeavePost, ...]
    gives: bool
    """Whether the reader may say it for others."""


class LeaveReads(Protocol):
    """Leave as it is read, each within the actor's reach."""

    async def board(self, actor: Actor, day: date) -> LeaveBoard:
        """The actor's own leaves from the day on, and their posts."""
        ...

    async def posts(self, actor: Actor, unit_id: int, day: date) -> tuple[LeavePost, ...]:
        """The posts of a unit for whose holders the actor may set leave; raises NotFound."""
        ...

    async def post(self, actor: Actor, post_id: int, day: date) -> LeavePost:
        """One of them; raises NotFound."""
        ...
