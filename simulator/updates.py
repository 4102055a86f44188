"""The queue of updates of each bot, by the rules of fetching them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from botapi.errors import ApiError
from botapi.updates import WEBHOOK_ACTIVE, Fetch, LongPoll, wanted
from botapi.values import JSON
from simulator.events import Events
from simulator.model import Bot, Entry
from simulator.store import Store


class Updates:
    """Adds updates for bots and hands them out."""

    def __init__(self, store: Store, events: Events) -> None:
        self._store = store
        self._events = events
        self._polls: dict[int, LongPoll] = {}
        self.on_added: Callable[[Bot, Entry], None] | None = None

    def add(self, bot: Bot, kind: str, body: JSON, *, queue: str, seconds: int) -> int | None:
        """Queue an update unless the bot asked not to get its kind; answers its id."""
        if not wanted(kind, bot.allowed_updates):
            return None
        number = bot.next_update_id
        bot.next_update_id += 1
        expires = self._store.settings.clock() + seconds
        entry = Entry(update={"update_id": number, kind: body}, queue=queue, expires=expires)
        self._store.add_update(bot, entry)
        if bot.webhook:
            if self.on_added is not None:
                self.on_added(bot, entry)
        else:
            self._poll(bot.id).end()
        return number

    def first(self, bot: Bot, queue: str) -> Entry | None:
        """The oldest update in one queue."""
        while lane := self._store.lanes.get((bot.id, queue)):
            entry = next(iter(lane.values()))
            if entry.expires > self._store.settings.clock():
                return entry
            self._store.drop_update(bot.id, entry.id)
        return None

    def pending(self, bot: Bot) -> list[Entry]:
        """All that waits for a bot, oldest first; what is too old is forgotten on the way."""
        now = self._store.settings.clock()
        kept = []
        for entry in list(self._store.queued.get(bot.id, {}).values()):
            if entry.expires > now:
                kept.append(entry)
            else:
                self._store.drop_update(bot.id, entry.id)
        return kept

    def drop_all(self, bot: Bot) -> None:
        for entry in self.pending(bot):
            self._store.drop_update(bot.id, entry.id)

    def polling(self, bot_id: int) -> bool:
        """Whether a bot has a long poll open."""
        return self._poll(bot_id).open

    def _poll(self, bot_id: int) -> LongPoll:
        return self._polls.setdefault(bot_id, LongPoll())

    def end_poll(self, bot: Bot, description: str) -> None:
        """End the long poll of a bot, if there is one, with a conflict."""
        self._poll(bot.id).end(ApiError(409, description))

    async def get(self, bot: Bot, asked: Fetch) -> list[JSON]:
        """One getUpdates."""
        if bot.webhook:
            raise ApiError(409, WEBHOOK_ACTIVE)
        poll = self._poll(bot.id)
        turn = poll.begin()
        try:
            self._confirm(bot, asked.offset)
            batch = self._batch(bot, asked.limit)
            if batch or asked.seconds <= 0:
                return batch
            came = await self._events.wait(turn, asked.seconds)
        finally:
            poll.leave(turn)
        if came and (error := turn.result()) is not None:
            raise error
        return self._batch(bot, asked.limit)

    def _confirm(self, bot: Bot, offset: int) -> None:
        """Forget what an offset confirms; a negative one keeps that many of the newest."""
        queued = self._store.queued.get(bot.id, {})
        if offset < 0:
            confirmed = [entry.id for entry in self.pending(bot)][:offset]
        else:
            confirmed = list(takewhile(lambda number: number < offset, queued))
        for number in confirmed:
            self._store.drop_update(bot.id, number)

    def _batch(self, bot: Bot, limit: int) -> list[JSON]:
        """The oldest updates, without looking through all that wait."""
        now = self._store.settings.clock()
        batch: list[JSON] = []
        too_old = []
        for entry in self._store.queued.get(bot.id, {}).values():
            if len(batch) == limit:
                break
            if entry.expires > now:
                batch.append(entry.update)
            else:
                too_old.append(entry.id)
        for number in too_old:
            self._store.drop_update(bot.id, number)
        return batch
