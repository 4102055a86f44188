"""Who looks at the desk page."""

from datetime import datetime
from typing import Protocol

from domain.people.model import Actor


class PassReads(Protocol):
    """The sessions of the desk page."""

    async def whose(self, cookie: str, now: datetime) -> Actor | None:
        """Whose session the cookie is, with their posts as of now; None when it is over, nobody's,
        or of somebody who holds no post any more."""
        ...
