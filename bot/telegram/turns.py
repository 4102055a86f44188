"""Whose turn it is: a chat in which very much waits lets the others go first."""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from time import monotonic

from domain.messaging import Claimed

_REST = 0.9
"""Seconds from the end of one update of such a chat, so that the look once a second finds the next:
no messenger lets a bot write oftener in one chat for long."""
_ALONE = 1.0
"""Seconds after which nobody else is taken to be at work, and it waits no more."""


@dataclass
class Turns:
    """The chats that are crowded. Nothing of them is lost: what waits there waits in its row."""

    now: Callable[[], float] = monotonic
    """Passing seconds."""
    _crowded: dict[str, float] = field(default_factory=dict)
    """Until when each rests."""
    _others_until: float = 0.0
    """Until when somebody else is taken to be at work."""

    def begins(self, claimed: Claimed) -> None:
        """It is taken up."""
        if claimed.crowded:
            self._crowded[claimed.incoming.lane] = inf
        else:
            self._crowded.pop(claimed.incoming.lane, None)
            self._others_until = self.now() + _ALONE

    def ends(self, lane: str) -> None:
        """What was taken up there is over, however it ended."""
        if lane in self._crowded:
            self._crowded[lane] = self.now() + _REST

    def resting(self) -> frozenset[str]:
        """The lanes whose next is to wait; none where nobody else is at work."""
        now = self.now()
        self._crowded = {lane: until for lane, until in self._crowded.items() if now < until}
        return frozenset(self._crowded if now < self._others_until else ())
