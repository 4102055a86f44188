"""Posts as their holder reads them."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.org.views import UnitRef
from domain.people.model import Actor, Role


@dataclass(frozen=True, kw_only=True)
class PostRow:
    """A post somebody holds, for /help and menus."""

    role: Role
    unit: UnitRef
    stand_in: bool
    since: date


class PeopleReads(Protocol):
    """Who writes, and the posts they hold."""

    async def actor(self, channel: str, address: str, day: date) -> Actor | None:
        """As in People.actor, outside a transaction."""
        ...

    async def posts(self, actor: Actor) -> tuple[PostRow, ...]:
        """The actor's posts."""
        ...
