"""Who asks, under which key, and when: the first thing every action is given."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.errors import Refused
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class Request:
    """A tap, a message, a command, a file or a sweep alike."""

    actor: Actor | None = None
    """Who asks; None: the machine itself, at its command line or by its clock."""
    token: str = ""
    """Names the tap or message that asked, so that handling it twice changes nothing twice."""
    now: datetime
    """The moment, aware, in UTC."""

    @property
    def by(self) -> Actor:
        """Who asks, where somebody must. Raises Refused for the machine itself."""
        if self.actor is None:
            raise Refused("nobody")
        return self.actor

    @property
    def person_id(self) -> int | None:
        """The person who asks, for the audit; None for the machine itself."""
        return None if self.actor is None else self.actor.person_id

    def under(self, token: str) -> "Request":
        """The same under another key: one tap may cause several steps."""
        return replace(self, token=token)
