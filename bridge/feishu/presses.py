"""Presses that are not answered yet.

While Feishu waits for the answer to a press, the card it stands on cannot be changed by a call: it
springs back. So what the desk makes of the card meanwhile goes along with the answer; where that
may not have come, a call is no use before Feishu has given up waiting.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf
from typing import Any

from botapi.values import JSON
from bridge.messenger import Landing

LOCKED_SECONDS = 3.5
"""From when we hear of a press until Feishu certainly waits no longer: it waits for three seconds,
and began to count before."""
UNDER_WAY = 1.0
"""Seconds within which an answer that we gave has certainly come to Feishu."""


def _promise() -> asyncio.Future[bool]:
    return asyncio.get_running_loop().create_future()


@dataclass
class Press:
    """A press, and the card that shall stand there after it, if it became another one."""

    begun: float
    """When we heard of it."""
    card: JSON | None = None
    landed: asyncio.Future[bool] = field(default_factory=_promise)
    """Whether the answer was given in time."""

    def lands(self, in_time: bool) -> None:
        """The answer was given, or will never be."""
        if not self.landed.done():
            self.landed.set_result(in_time)


@dataclass
class _Stands:
    """An awaitable that begins to wait when it is awaited, if ever."""

    wait: Callable[[], Awaitable[bool]]

    def __await__(self) -> Generator[Any, Any, bool]:
        return self.wait().__await__()


class Presses:
    """The presses under way, by the message they stand on. ``clock`` gives seconds that only grow,
    ``sleep`` waits for so many."""

    def __init__(
        self, clock: Callable[[], float], sleep: Callable[[float], Awaitable[object]]
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._begun = clock()
        self._open: dict[str, list[Press]] = {}
        self._answered: dict[str, tuple[float, float]] = {}
        """When those were heard of that were answered just now, and when they were answered."""

    @contextmanager
    def on(self, message_id: str) -> Iterator[Press]:
        """A press on this message is being answered."""
        press = Press(self._clock())
        self._open.setdefault(message_id, []).append(press)
        try:
            yield press
        finally:
            left = [other for other in self._open[message_id] if other is not press]
            if left:
                self._open[message_id] = left
            else:
                del self._open[message_id]
            now = self._clock()
            fresh = {name: at for name, at in self._answered.items() if now < at[1] + UNDER_WAY}
            self._answered = {**fresh, message_id: (press.begun, now)}

    def put(self, message_id: str, card: JSON) -> Landing | None:
        """Gives the card to the answers that are due on this message; None if none is."""
        presses = self._open.get(message_id, ())
        for press in presses:
            press.card = card
        if not presses:
            return None
        return Landing(with_answer=True, stands=self._stands(presses[-1].begun, presses[-1]))

    def doubtful(self, message_id: str) -> Landing | None:
        """What was changed by a call just now may spring back, if Feishu still waits for the answer
        to a press: one of which the process before this one heard, or one whose answer is on
        its way. None: it stays."""
        begun, answered = self._answered.get(message_id, (self._begun, -inf))
        if self._clock() > max(answered + UNDER_WAY, self._begun + LOCKED_SECONDS):
            return None
        return Landing(with_answer=False, stands=self._stands(max(begun, self._begun)))

    def _stands(self, begun: float, press: Press | None = None) -> Awaitable[bool]:
        async def wait() -> bool:
            if press is not None and await press.landed:
                return True
            await self._sleep(max(begun + LOCKED_SECONDS - self._clock(), 0.0))
            return False

        return _Stands(wait)
