"""What takes longer than a chat should wait: done beside it, one thing for a chat at a time.

The updates of a chat are handled one after another, so a file of half a minute would hold up its
next tap for so long. It is made as an errand instead: the update is over once the errand has begun.
An errand lives in this process only. If that ends, the file does not come and is asked for again:
nothing was changed that would have to be made good.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Errands:
    """The errands that run now, by chat."""

    _running: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    def take_up(self, chat: str, errand: Coroutine[Any, Any, None]) -> bool:
        """Begins an errand; false, and nothing is begun, while the chat has another."""
        if chat in self._running:
            errand.close()
            return False
        task = asyncio.create_task(errand)
        self._running[chat] = task
        task.add_done_callback(lambda _: self._running.pop(chat, None))
        return True

    async def finish(self, patience: float) -> None:
        """Lets what runs end, and ends what takes longer."""
        running = list(self._running.values())
        if not running:
            return
        _, late = await asyncio.wait(running, timeout=patience)
        for task in late:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
