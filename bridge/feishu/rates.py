"""How fast Feishu may be asked, kept on our own side, so that it hardly ever has to refuse.

It counts 1,000 calls a minute and 50 a second of each API, 5 messages a second to one person and 5
changes a second of one message. Our windows are a little wider than its own, because what leaves
here evenly may arrive there closer together.
"""

from __future__ import annotations

import math
from bisect import insort
from collections.abc import Awaitable, Callable

from bridge.messenger import TooMany

PATIENCE = 2.0
"""Whoever would wait longer than so many seconds is told to come back instead."""
_MINUTE, _SECOND = 60.5, 1.02
_A_MINUTE, _A_SECOND, _EACH = 1000, 50, 5
_MOST_KEPT = 4096


class Window:
    """At most ``most`` turns within any ``seconds``."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._taken: list[float] = []

    def free_at(self, now: float) -> float:
        """When the next turn can be had, at the earliest now."""
        while self._taken and self._taken[0] <= now - self._seconds:
            del self._taken[0]
        if len(self._taken) < self._most:
            return now
        return max(now, self._taken[-self._most] + self._seconds)

    def take(self, at: float) -> None:
        insort(self._taken, at)

    def over(self, now: float) -> bool:
        """Whether nothing in it counts any longer."""
        return not self._taken or self._taken[-1] <= now - self._seconds


class Rates:
    """Hands out turns. ``clock`` in seconds, ``sleep`` waits for so many."""

    def __init__(
        self, clock: Callable[[], float], sleep: Callable[[float], Awaitable[object]]
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._apis: dict[str, tuple[Window, Window]] = {}
        self._each: dict[str, Window] = {}
        self._paused: dict[str, float] = {}

    async def turn(self, api: str, each: str | None = None) -> None:
        """Waits for a turn at this API, and at the person or message ``each`` if it has its own
        limit; raises TooMany where that takes longer than PATIENCE."""
        now = self._clock()
        windows = list(self._of_api(api))
        if each is not None:
            windows.append(self._of_each(each, now))
        pauses = [self._paused.get(name, now) for name in (api, each) if name is not None]
        at = max(*(window.free_at(now) for window in windows), *pauses)
        if at - now > PATIENCE:
            raise TooMany(math.ceil(at - now))
        for window in windows:
            window.take(at)
        if at > now:
            await self._sleep(at - now)

    def pause(self, name: str, seconds: float) -> None:
        """Feishu itself asked for a pause at this API, or at this person or message."""
        now = self._clock()
        self._paused = {name: until for name, until in self._paused.items() if until > now}
        self._paused[name] = now + seconds

    def _of_api(self, api: str) -> tuple[Window, Window]:
        if api not in self._apis:
            self._apis[api] = Window(_A_MINUTE, _MINUTE), Window(_A_SECOND, _SECOND)
        return self._apis[api]

    def _of_each(self, each: str, now: float) -> Window:
        if len(self._each) >= _MOST_KEPT:
            self._each = {
                name: window for name, window in self._each.items() if not window.over(now)
            }
        return self._each.setdefault(each, Window(_EACH, _SECOND))
