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
from typing import Any

from botapi.values import JSON

LOCKED_SECONDS = 3.5
"""From when we hear of a press until Feishu certainly waits no longer: it waits for three seconds,
and began to count before."""


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
class _Landing:
    """Awaited: True where the card went with an answer in time; False where a call may put it
    there, and not before it stays."""

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

    def put(self, message_id: str, card: JSON) -> Awaitable[bool] | None:
        """Gives the card to the answers that are due on this message; None if none is, else
        whether the last of them was given in time."""
        presses = self._open.get(message_id, ())
        for press in presses:
            press.card = card
        return self._landing(presses[-1].begun, presses[-1]) if presses else None

    def unheard(self) -> Awaitable[bool] | None:
        """What was changed by a call may spring back while Feishu waits for the answer to a press
        of which the process before this one heard; None once it does not any more."""
        over = self._clock() > self._begun + LOCKED_SECONDS
        return None if over else self._landing(self._begun)

    def _landing(self, begun: float, press: Press | None = None) -> _Landing:
        async def wait() -> bool:
            if press is not None and await press.landed:
                return True
            await self._sleep(max(begun + LOCKED_SECONDS - self._clock(), 0.0))
            return False

        return _Landing(wait)
