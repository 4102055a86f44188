"""Telegram's published limits on sending.

Bots FAQ, "My bot is hitting limits": about one message a second in a chat (short bursts are let
through), no more than 20 messages a minute in a group, about 30 messages a second overall.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable

from botapi.errors import too_many_requests
from simulator.model import Chat

BURST = 3
PER_GROUP_MINUTE = 20
PER_SECOND = 30


class Flood:
    """Counts what one simulator's bots send; each bot has its own limits."""

    def __init__(self, *, enabled: bool, monotonic: Callable[[], float]) -> None:
        self.enabled = enabled
        self._now = monotonic
        self._overall: dict[int, deque[float]] = {}
        self._groups: dict[str, deque[float]] = {}
        self._full_at: dict[str, float] = {}

    def check(self, chat: Chat, count: int = 1) -> None:
        """Let ``count`` messages through or refuse them all with 429."""
        if not self.enabled:
            return
        now = self._now()
        overall = self._overall.setdefault(chat.bot_id, deque())
        wait = window(overall, now, 1.0, PER_SECOND, count)
        group = self._groups.setdefault(chat.key, deque()) if not chat.private else None
        if group is not None:
            wait = max(wait, window(group, now, 60.0, PER_GROUP_MINUTE, count))
        # A bucket of BURST messages that fills by one a second, kept as the time it will be full.
        # An album counts once here: Telegram lets ten photos go together.
        full_at = max(self._full_at.get(chat.key, now), now)
        wait = max(wait, full_at + 1 - (now + BURST))
        if wait > 1e-9:
            raise too_many_requests(max(1, math.ceil(wait - 1e-9)))
        self._full_at[chat.key] = full_at + 1
        overall.extend([now] * count)
        if group is not None:
            group.extend([now] * count)


def window(times: deque[float], now: float, span: float, limit: int, count: int) -> float:
    """How long until ``count`` more fit into ``limit`` for each ``span`` seconds."""
    while times and times[0] <= now - span:
        times.popleft()
    excess = len(times) + count - limit
    if excess <= 0:
        return 0.0
    return times[min(excess, len(times)) - 1] + span - now if times else 0.0
