"""Digests as their readers choose them."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.digests.model import DigestPace
from domain.org.views import UnitRef
from domain.people.model import Actor, Role


@dataclass(frozen=True, kw_only=True)
class DigestRow:
    """A post with a board, and when its digest comes; None: not at all."""

    post_id: int
    role: Role
    unit: UnitRef
    pace: DigestPace | None


class DigestReads(Protocol):
    """What was chosen."""

    async def mine(self, actor: Actor, day: date) -> tuple[DigestRow, ...]:
        """The actor's own posts that have a board."""
        ...

    async def reader(self, holding_id: int, day: date) -> Actor:
        """Who reads the digest of a holding, with that seat alone; raises NotFound where nobody
        holds it any more that day."""
        ...
