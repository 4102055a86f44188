"""公告: a unit says a sentence to its people. Who wrote it is not kept; the unit says it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(eq=False, kw_only=True)
class Posting:
    """One of them."""

    id: int = field(init=False, repr=False)
    unit_id: int
    words: str
    token: str
    """Names the tap that put it up: the same tap puts nothing up twice."""
    put_up_at: datetime
    """In UTC."""


class Postings(Protocol):
    """The store of postings, in a transaction."""

    def add(self, posting: Posting) -> Posting:
        """Adds and fills ``id``."""
        ...

    def by_token(self, token: str) -> Posting | None:
        """What this tap has put up."""
        ...
