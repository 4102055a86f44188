"""Presses that are not answered yet.

While Feishu waits for the answer to a press, the card it stands on cannot be changed: it is locked,
or springs back. So what the desk makes of the card meanwhile goes along with the answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from botapi.values import JSON


def _promise() -> asyncio.Future[bool]:
    return asyncio.get_running_loop().create_future()


@dataclass
class Press:
    """A press, and the card that shall stand there after it, if it became another one."""

    card: JSON | None = None
    landed: asyncio.Future[bool] = field(default_factory=_promise)
    """Whether the answer was given in time."""

    def lands(self, in_time: bool) -> None:
        """The answer was given, or will never be."""
        if not self.landed.done():
            self.landed.set_result(in_time)


class Presses:
    """The presses under way, by the message they stand on."""

    def __init__(self) -> None:
        self._open: dict[str, list[Press]] = {}

    @contextmanager
    def on(self, message_id: str) -> Iterator[Press]:
        """A press on this message is being answered."""
        press = Press()
        self._open.setdefault(message_id, []).append(press)
        try:
            yield press
        finally:
            left = [other for other in self._open[message_id] if other is not press]
            if left:
                self._open[message_id] = left
            else:
                del self._open[message_id]

    def put(self, message_id: str, card: JSON) -> asyncio.Future[bool] | None:
        """Gives the card to the answers that are due on this message; None if none is, else
        whether the last of them was given in time."""
        presses = self._open.get(message_id, ())
        for press in presses:
            press.card = card
        return presses[-1].landed if presses else None
