"""What waits for the desk, and the two ways in which it gets that."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterable

from botapi.delivery import Courier, Delivery
from botapi.errors import ApiError
from botapi.params import Params
from botapi.updates import (
    WEBHOOK_ACTIVE,
    WEBHOOK_SET,
    Fetch,
    LongPoll,
    allowed_updates,
    webhook_info,
)
from botapi.values import JSON
from bridge.store import bot, updates
from bridge.store.database import Database


class _Queue:
    """The updates on file, as the delivery sees them."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    async def first(self, lane: str) -> JSON | None:
        now = self._clock()
        return await self._database.do(lambda db: updates.first(db, lane, now))

    async def taken(self, update_id: int) -> None:
        await self._database.do(lambda db: updates.taken(db, update_id))

    async def failed(self, problem: str) -> None:
        told = {"last_error_date": int(self._clock()), "last_error_message": problem}

        def note(db: sqlite3.Connection) -> None:
            hook = bot.read(db, "webhook")
            if hook:
                bot.write(db, "webhook", {**hook, **told})

        await self._database.do(note)


class Updates:
    """Polls and webhook of the one bot. ``start`` before use, ``close`` after."""

    def __init__(self, database: Database, clock: Callable[[], float], courier: Courier) -> None:
        self._database = database
        self._clock = clock
        self._delivery = Delivery(_Queue(database, clock), courier)
        self._poll = LongPoll()
        self._hooked = False
        self._closed = False

    @property
    def polling(self) -> bool:
        """Whether the desk has a long poll open."""
        return self._poll.open

    async def start(self) -> None:
        """Goes on delivering where the last run ended."""
        hook, lanes = await self._database.do(
            lambda db: (bot.read(db, "webhook"), updates.lanes(db))
        )
        if hook:
            self._hooked = True
            self._delivery.start(hook, lanes)

    def added(self, lanes: Iterable[str]) -> None:
        """Something was put on file."""
        if self._hooked:
            for lane in lanes:
                self._delivery.wake(lane)
        else:
            self._poll.end()

    async def get(self, params: Params, asked: Fetch) -> list[JSON]:
        """One getUpdates."""
        if self._hooked:
            raise ApiError(409, WEBHOOK_ACTIVE)
        turn = self._poll.begin()
        try:
            found = await self._database.do(lambda db: self._fetch(db, params, asked))
            if found or asked.seconds <= 0 or self._closed:
                return found
            await asyncio.wait({turn}, timeout=asked.seconds)
        finally:
            self._poll.leave(turn)
        if turn.done() and (error := turn.result()) is not None:
            raise error
        now = self._clock()
        return await self._database.do(lambda db: updates.batch(db, asked.limit, now))

    def _fetch(self, db: sqlite3.Connection, params: Params, asked: Fetch) -> list[JSON]:
        _read_allowed(db, params)
        updates.confirm(db, asked.offset)
        return updates.batch(db, asked.limit, self._clock())

    async def set_webhook(self, params: Params, wanted: JSON) -> bool:
        """Answers whether it was another one before."""
        drop = params.flag("drop_pending_updates")

        def settle(db: sqlite3.Connection) -> list[str] | None:
            _read_allowed(db, params)
            before = bot.read(db, "webhook") or {}
            if not drop and wanted.items() <= before.items():
                return None
            if drop:
                updates.drop_all(db)
            bot.write(db, "webhook", wanted)
            return updates.lanes(db)

        lanes = await self._database.do(settle)
        if lanes is None:
            return False
        self._hooked = True
        self._poll.end(ApiError(409, WEBHOOK_SET))
        self._delivery.stop()
        self._delivery.start(wanted, lanes)
        return True

    async def delete_webhook(self, *, drop: bool) -> bool:
        """Answers whether there was one."""

        def settle(db: sqlite3.Connection) -> None:
            bot.write(db, "webhook", {})
            if drop:
                updates.drop_all(db)

        await self._database.do(settle)
        had, self._hooked = self._hooked, False
        self._delivery.stop()
        return had

    async def info(self) -> JSON:
        """What getWebhookInfo answers."""
        now = self._clock()
        hook, pending, allowed = await self._database.do(
            lambda db: (
                bot.read(db, "webhook") or {},
                updates.pending(db, now),
                bot.read(db, "allowed_updates"),
            )
        )
        return webhook_info(hook, pending, allowed)

    def end_waits(self) -> None:
        """Whoever waits is answered now, because the server ends."""
        self._closed = True
        self._poll.end()

    async def close(self) -> None:
        self.end_waits()
        await self._delivery.close()


def _read_allowed(db: sqlite3.Connection, params: Params) -> None:
    before = bot.read(db, "allowed_updates")
    allowed = allowed_updates(params, before)
    if allowed != before:
        bot.write(db, "allowed_updates", allowed)
