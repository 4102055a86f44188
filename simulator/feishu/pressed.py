"""Cards on which a tap waits for its answer.

A change by a call does not stay there: it springs back when the tap comes to nothing, and when it
is answered without a card. Feishu says that a card may be changed by a call only after the answer
(https://open.feishu.cn/document/feishu-cards/handle-card-callbacks).
"""

from __future__ import annotations

from collections import Counter

from botapi.values import JSON
from simulator.model import Stored


class PressedCards:
    """Those of a tenant, by what Feishu calls the message."""

    def __init__(self) -> None:
        self._taps: Counter[str] = Counter()
        self._before: dict[str, JSON] = {}

    def begins(self, stored: Stored) -> None:
        """A tap on it is told to the app."""
        self._taps[_name(stored)] += 1

    def changes(self, stored: Stored) -> None:
        """A call is about to change it."""
        if self._taps[_name(stored)]:
            self._before.setdefault(_name(stored), stored.message)

    def answered(self, stored: Stored) -> None:
        """The card of an answer stands there now."""
        self._before.pop(_name(stored), None)

    def ends(self, stored: Stored) -> JSON | None:
        """A tap is over; answers what the card springs back to, if it does."""
        name = _name(stored)
        self._taps[name] -= 1
        if self._taps[name]:
            return None
        del self._taps[name]
        return self._before.pop(name, None)


def _name(stored: Stored) -> str:
    return str(stored.message["feishu"]["message_id"])
