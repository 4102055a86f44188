"""What became of the pushes, written down however long that takes."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from domain.messaging import StoreAway
from scheduler.trouble import told

log = structlog.get_logger(__name__)

_PAUSES = (0.2, 1.0)


class Marks:
    """A lost mark is a second delivery. So while the database is away marks are kept, and until
    they are written nothing is sent that would need another one."""

    def __init__(self, sleep: Callable[[float], Awaitable[object]]) -> None:
        self._sleep = sleep
        self._waiting = 0
        self.written = asyncio.Event()
        """Not set while a mark waits for the database."""
        self.written.set()

    async def write(self, ids: list[int], mark: Callable[[list[int]], Awaitable[None]]) -> None:
        """Writes one, more than once if need be. What the database refuses is left to the lease."""
        self._waiting += 1
        pauses = [*_PAUSES]
        try:
            while True:
                try:
                    return await mark(ids)
                except Exception as error:
                    log.error("push.record_failed", rows=ids, **told(error))
                    if isinstance(error, StoreAway):
                        self.written.clear()
                    elif not pauses:
                        log.error("push.left_to_lease", rows=ids, **told(error))
                        return None
                    pause = pauses.pop(0) if pauses else _PAUSES[-1]
                await self._sleep(pause)
        finally:
            self._waiting -= 1
            if not self._waiting:
                self.written.set()
