"""Passes to the desk page: a link from the chat that is used once, then a session of some hours.

No password is known to anybody. What a browser shows is kept as its SHA-256 alone.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

LINK = timedelta(minutes=5)
"""How long a link from the chat may be used."""
SESSION = timedelta(hours=8)
"""How long a browser stays signed in."""
FRESH = timedelta(minutes=5)
"""How old what the messenger signed may be, when it opens the page itself."""


@dataclass(eq=False, kw_only=True)
class Pass:
    """A link, and the session that came of it. It is good until ``ends_at``."""

    id: int = field(init=False, repr=False)
    person_id: int
    link_hash: str
    """Of the link's secret, or of what the messenger signed: neither works twice."""
    made_at: datetime
    ends_at: datetime
    """Of the link, and once it is used of the session."""
    used_at: datetime | None = None
    cookie_hash: str | None = None


def hashed(secret: str) -> str:
    """What is kept of a secret; whatever a browser sends has one."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


class Passes(Protocol):
    """Passes, in a transaction."""

    def add(self, made: Pass) -> None:
        """Adds a pass."""
        ...

    def by_link(self, link_hash: str) -> Pass | None:
        """The pass of a link, locked for use."""
        ...

    def by_cookie(self, cookie_hash: str) -> Pass | None:
        """The pass of a session, locked."""
        ...

    def end_links(self, person_id: int, now: datetime) -> None:
        """Ends the links of the person that nobody has used."""
        ...

    def end_all(self, person_id: int, now: datetime) -> int:
        """Ends all links and sessions of the person; returns how many sessions that were."""
        ...
