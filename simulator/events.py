"""Who is waiting for something to happen: long polls of screens, and the page's event stream."""

from __future__ import annotations

import asyncio
from typing import Any

from botapi.values import JSON
from simulator.model import Chat


class Events:
    """Wakes whoever waits, and ends every wait when the server stops."""

    def __init__(self) -> None:
        self._waits: set[asyncio.Future[Any]] = set()
        self._chats: dict[str, set[asyncio.Future[None]]] = {}
        self._listeners: set[asyncio.Queue[JSON | None]] = set()
        self.closed = False

    @property
    def waiting(self) -> int:
        """How many requests are waiting for something."""
        return len(self._waits)

    @property
    def listening(self) -> int:
        """How many pages hold the stream of events."""
        return len(self._listeners)

    async def wait(self, future: asyncio.Future[Any], seconds: float) -> bool:
        """Wait for a future; False when it did not come in time, or the server stops."""
        if self.closed:
            return False
        self._waits.add(future)
        try:
            async with asyncio.timeout(seconds):
                await asyncio.wait({future})
        except TimeoutError:
            return False
        finally:
            self._waits.discard(future)
        return not future.cancelled()

    async def chat_changes(self, chat: Chat, seconds: float) -> bool:
        """Wait until something changes in a chat."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiting = self._chats.setdefault(chat.key, set())
        waiting.add(future)
        try:
            return await self.wait(future, seconds)
        finally:
            waiting.discard(future)

    def publish(self, kind: str, chat: Chat | None = None, **fields: Any) -> None:
        """Tell every listener of one change."""
        if chat is not None:
            for future in self._chats.get(chat.key, ()):
                if not future.done():
                    future.set_result(None)
        if self._listeners:
            event: JSON = {"type": kind, **fields}
            if chat is not None:
                event.update(bot_id=chat.bot_id, chat_id=chat.id, seq=chat.seq)
                if chat.private:
                    event["person_id"] = chat.id
            for queue in self._listeners:
                queue.put_nowait(event)

    def listen(self) -> asyncio.Queue[JSON | None]:
        queue: asyncio.Queue[JSON | None] = asyncio.Queue()
        self._listeners.add(queue)
        return queue

    def unlisten(self, queue: asyncio.Queue[JSON | None]) -> None:
        self._listeners.discard(queue)

    def close(self) -> None:
        """End all waits, so that the server can stop at once."""
        self.closed = True
        for future in list(self._waits):
            future.cancel()
        for queue in self._listeners:
            queue.put_nowait(None)
