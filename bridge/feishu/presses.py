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
LATELY = 1.0
"""Seconds within which we have certainly heard of a press that came before a call."""


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
    """The presses of these seconds, by the message they stand on. ``clock`` gives seconds that only
    grow, ``sleep`` waits for so many; ``deaf`` tells when presses may last have gone by unheard."""

    def __init__(
        self,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
        deaf: Callable[[], float],
    ) -> None:
        self._clock, self._sleep, self._deaf = clock, sleep, deaf
        self._open: dict[str, list[Press]] = {}
        self._heard: dict[str, float] = {}
        """When the last of each was heard of: that it was answered does not say that Feishu knows,
        so it counts until Feishu waits no longer."""
        self._called: dict[str, tuple[JSON, float]] = {}
        """What calls put there lately, and when."""

    @contextmanager
    def on(self, message_id: str) -> Iterator[Press]:
        """A press on this message is being answered."""
        now = self._clock()
        card, _ = _fresh(self._called, now - LATELY).get(message_id, (None, now))
        press = Press(now, card)
        self._open.setdefault(message_id, []).append(press)
        heard = {name: at for name, at in self._heard.items() if at > now - LOCKED_SECONDS}
        self._heard = {**heard, message_id: now}
        try:
            yield press
        finally:
            left = [other for other in self._open[message_id] if other is not press]
            if left:
                self._open[message_id] = left
            else:
                del self._open[message_id]

    def put(self, message_id: str, card: JSON) -> Landing | None:
        """Gives the card to the answers that are due on this message; None if none is."""
        presses = self._open.get(message_id, ())
        if not presses:
            return None
        self._called.pop(message_id, None)
        for press in presses:
            press.card = card
        return Landing(with_answer=True, stands=self._stands(presses[-1].begun, presses[-1]))

    def offer(self, message_id: str, card: JSON) -> None:
        """The same, to those answers that carry nothing newer."""
        for press in self._open.get(message_id, ()):
            press.card = press.card or card

    def called(self, message_id: str, card: JSON) -> Landing | None:
        """A call has put the card there. It may spring back, if Feishu waits for the answer to a
        press: one of which we heard meanwhile or since a little while, or one that went by. None:
        it stays."""
        if (landing := self.put(message_id, card)) is not None:
            return landing
        now = self._clock()
        self._called = {**_fresh(self._called, now - LATELY), message_id: (card, now)}
        begun = max(self._heard.get(message_id, -inf), self._deaf())
        if now > begun + LOCKED_SECONDS:
            return None
        return Landing(with_answer=False, stands=self._stands(begun))

    def _stands(self, begun: float, press: Press | None = None) -> Awaitable[bool]:
        async def wait() -> bool:
            if press is not None and await press.landed:
                return True
            await self._sleep(max(begun + LOCKED_SECONDS - self._clock(), 0.0))
            return False

        return _Stands(wait)


def _fresh(called: dict[str, tuple[JSON, float]], since: float) -> dict[str, tuple[JSON, float]]:
    return {name: (card, at) for name, (card, at) in called.items() if at > since}
