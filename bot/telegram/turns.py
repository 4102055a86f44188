"""Whose turn it is: a chat in which very much waits lets the others go first."""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from time import monotonic

from domain.messaging import Claimed
from domain.people.messengers import private_chat

_REST = 0.9
"""Seconds from the end of one update of such a chat to the next: about a turn a second. No
messenger lets a bot write oftener in one chat for long."""
_ALONE = 1.0
"""Seconds after which nobody else is taken to be at work, and it waits no more."""
_HELD = 0.25
"""Seconds for which the messenger waits until an update of such a chat is acknowledged: it brings
one message and one tap of a chat at a time, and keeps the others meanwhile. What it brings out of
order so is in order again before it has its turn: more than thirty stand before it."""
_FORGOTTEN = 60.0
"""Seconds after which a chat that another process takes up is crowded no more."""


@dataclass
class Turns:
    """The private chats that are crowded: in a group most is not said to the bot. Nothing of them
    is lost: what waits there waits in its row."""

    now: Callable[[], float] = monotonic
    """Passing seconds."""
    _crowded: dict[str, float] = field(default_factory=dict)
    """Until when each rests."""
    _others_until: float = 0.0
    """Until when somebody else is taken to be at work."""
    _other: str = ""
    """The last lane that made it so."""

    def begins(self, claimed: Claimed) -> None:
        """It is taken up."""
        lane = claimed.incoming.lane
        if claimed.crowded and private_chat(lane) is not None:
            if lane == self._other:  # before it was crowded: it is nobody else to itself
                self._other, self._others_until = "", 0.0
            self._crowded[lane] = inf
        else:
            self._crowded.pop(lane, None)
            self._other, self._others_until = lane, self.now() + _ALONE

    def ends(self, lane: str) -> None:
        """What was taken up there is over, however it ended."""
        if lane in self._crowded:
            self._crowded[lane] = self.now() + _REST

    def resting(self) -> frozenset[str]:
        """The lanes whose next is to wait; none where nobody else is at work."""
        now, crowded = self.now(), self._crowded
        if not crowded or now >= self._others_until:
            return frozenset()
        for lane in [one for one, until in crowded.items() if until + _FORGOTTEN < now]:
            del crowded[lane]
        return frozenset(lane for lane, until in crowded.items() if now < until)

    def rest(self) -> float:
        """Seconds until the first that rests is to have its turn; infinite where none does."""
        now, end = self.now(), self._others_until
        ends = (min(until, end) for until in self._crowded.values() if now < until < inf)
        return min((one - now for one in ends if now < end), default=inf)

    def held(self, lane: str) -> float:
        """Seconds that what comes in the lane, and is kept, may wait to be acknowledged."""
        waits = lane in self._crowded and self.now() < self._others_until
        return _HELD if waits else 0.0
