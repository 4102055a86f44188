"""Postings as people read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class PostingLine:
    """One of them, with the name of its unit."""

    unit_name: str
    words: str
    put_up_at: datetime
    """In UTC."""


@dataclass(frozen=True, kw_only=True)
class PostingBoard:
    """The newest ones, the newest first."""

    lines: tuple[PostingLine, ...]
    unit_id: int | None
    """The unit for which the reader may put one up."""


class PostingReads(Protocol):
    """Postings as they are read, each within the actor's reach."""

    async def newest(self, actor: Actor) -> PostingBoard:
        """Those of the units where the actor sits, and of all whose matters they see."""
        ...
