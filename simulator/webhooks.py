"""The webhooks of all bots: each has its own delivery."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from botapi.delivery import Courier, Delivery
from botapi.params import Params
from botapi.values import JSON
from simulator.model import Bot
from simulator.store import Store
from simulator.updates import Updates

Execute = Callable[[Bot, str, Params], Awaitable[object]]


class _OfBot:
    """What waits for one bot, as its delivery sees it."""

    def __init__(self, store: Store, updates: Updates, bot: Bot) -> None:
        self._store = store
        self._updates = updates
        self._bot = bot

    async def first(self, lane: str) -> JSON | None:
        entry = self._updates.first(self._bot, lane)
        return entry.update if entry is not None else None

    async def taken(self, update_id: int) -> None:
        self._store.drop_update(self._bot.id, update_id)

    async def failed(self, problem: str) -> None:
        self._bot.webhook["last_error_date"] = int(self._store.settings.clock())
        self._bot.webhook["last_error_message"] = problem
        self._store.mark("bot", str(self._bot.id), self._bot)


class Webhooks:
    """The deliveries, from each bot's first webhook on."""

    def __init__(self, store: Store, updates: Updates, execute: Execute) -> None:
        self._store = store
        self._updates = updates
        self._execute = execute
        self._deliveries: dict[int, Delivery] = {}
        updates.on_added = lambda bot, entry: self._of(bot).wake(entry.queue)

    def _of(self, bot: Bot) -> Delivery:
        found = self._deliveries.get(bot.id)
        if found is None:
            settings = self._store.settings
            found = self._deliveries[bot.id] = Delivery(
                _OfBot(self._store, self._updates, bot),
                Courier(
                    obey=lambda method, params: self._execute(bot, method, params),
                    sleep=settings.sleep,
                    timeout=settings.webhook_timeout,
                ),
            )
        return found

    def start(self, bot: Bot) -> None:
        """Begin with everything that already waits."""
        waiting = [entry.queue for entry in self._updates.pending(bot)]
        self._of(bot).start(bot.webhook, waiting)

    def stop(self, bot: Bot) -> None:
        self._of(bot).stop()

    async def close(self) -> None:
        await asyncio.gather(*(one.close() for one in self._deliveries.values()))
