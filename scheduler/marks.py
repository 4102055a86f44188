"""What became of the pushes, written down however long that takes."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from domain.messaging import StoreAway
from scheduler.trouble import told

log = structlog.get_logger(__name__)

_PAUSES = (0.2, 1.0)
_WAITING = 3
"""With so many marks waiting nothing goes out: at thirty a second each has a tenth of one."""


class Marks:
    """A lost mark is a second delivery. So marks are kept while the database is away, and until
    they are written nothing goes out that would need another one."""

    def __init__(self, sleep: Callable[[float], Awaitable[object]]) -> None:
        self._sleep = sleep
        self._waiting = 0
        self.trusted = 1
        """So many messages may be under way: one at first, and one more for each mark that is
        written at once. Who starts, or had to wait, may soon be killed or have to wait again."""
        self.go = asyncio.Event()
        """Not set while marks wait without which no more may go out."""
        self.go.set()

    async def write(self, ids: list[int], mark: Callable[[list[int]], Awaitable[None]]) -> None:
        """Writes one, more than once if need be. What the database refuses is left to the lease."""
        self._waits(1)
        pauses, at_once = [*_PAUSES], 1
        try:
            while True:
                try:
                    await mark(ids)
                except Exception as error:
                    at_once = 0
                    log.error("push.record_failed", rows=ids, **told(error))
                    if isinstance(error, StoreAway):
                        self.trusted = 1
                        self._waits(0)
                    elif not pauses:
                        log.error("push.left_to_lease", rows=ids, **told(error))
                        return
                    pause = pauses.pop(0) if pauses else _PAUSES[-1]
                else:
                    self.trusted += at_once
                    return
                await self._sleep(pause)
        finally:
            self._waits(-1)

    def _waits(self, more: int) -> None:
        self._waiting += more
        if self._waiting < min(self.trusted, _WAITING):
            self.go.set()
        else:
            self.go.clear()
