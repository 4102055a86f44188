"""Updates that nobody can read are put aside, and hold up nobody behind them."""

import asyncio
import json
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetUpdates
from sqlalchemy import select

from bot.telegram import intake
from bot.telegram.session import Garbled, LeanSession, make_bot
from bot.telegram.waits import LONG
from simulator.client import PATIENCE
from storage.kit.engine import Database
from storage.messages.inbox import SqlInbox
from storage.messages.troubles import troubles
from storage.schema import inbox
from tests.bot.test_core_worker import an_update, database
from tests.makers import NOW, StillClock, an_inbox
from tests.stand import TOKEN

__all__ = ["database"]

LONE = '"\\ud83d"'
BAD = [
    {"update_id": 11, "message": {"chat": {"title": "x"}, "from": {"id": 7}}},
    {"update_id": 12, "message": {"chat": 7}},
    {"update_id": 13, "callback_query": "x"},
    {"update_id": 14, "message": "x" * 300, "edited_message": {"from": {}}},
    {"update_id": 15, "message": {"chat": {"id": "7" * 200}}},
    {"update_id": 20, "message": {"chat": {"id": ""}}},
    {"update_id": 21, "message": {"chat": {"id": True}, "from": {"id": []}}},
    {"update_id": 10**40, "message": {"chat": {"id": 7}}},
]


class Line(LeanSession):
    """A messenger that holds these updates, each as its text, until they are acknowledged."""

    def __init__(self, texts: list[str], fails: int = 0) -> None:
        super().__init__()
        self.texts = texts
        self.fails = fails
        self.empty = asyncio.Event()

    async def updates(self, bot: Bot, *, offset: int | None, limit: int, **_: Any) -> Any:
        """As the real one, without a wire."""
        if self.fails:
            self.fails -= 1
            raise TelegramNetworkError(GetUpdates(), "no route")
        self.texts = [one for one in self.texts if offset is None or int(_number(one)) >= offset]
        if not self.texts:
            self.empty.set()
            await asyncio.sleep(3600)
        body = f'{{"ok":true,"result":[{",".join(self.texts[:limit])}]}}'.encode()
        if "\\ud83d" in body.decode():
            raise Garbled(body)
        return json.loads(body)["result"]


def _number(text: str) -> str:
    return text.split('"update_id": ')[1].split(",")[0]


async def _polled(line: Line, box: SqlInbox, clock: StillClock) -> None:
    bot = Bot(TOKEN, session=line)
    polling = asyncio.create_task(intake.poll(bot, box, clock, lambda: None, first_pause=0.01))
    await asyncio.wait_for(line.empty.wait(), PATIENCE)
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling


async def _rows(database: Database) -> list[Any]:
    async with database.reader.connect() as connection:
        found = await connection.execute(select(inbox).order_by(inbox.c.update_id))
        return list(found.all())


async def test_what_nobody_can_read_is_put_aside_and_the_rest_goes_on(database: Database) -> None:
    good = [an_update(10, 7), an_update(16, 7), an_update(18, 7)]
    lone = json.dumps(an_update(17, 7, "@")).replace('"@"', LONE)
    texts = [json.dumps(one) for one in (good[0], *BAD[:5], good[1])]
    texts += [lone, *(json.dumps(one) for one in (good[2], *BAD[5:]))]
    await _polled(Line(texts), an_inbox(database), StillClock())
    rows = await _rows(database)
    waiting = [row.update_id for row in rows if row.dead_at is None]
    aside = {row.update_id: row for row in rows if row.dead_at is not None}
    assert waiting == [10, 16, 18]
    assert len(aside) == len(BAD) + 1
    assert LONE.strip('"') in aside[17].payload.replace("\\\\", "\\")  # all of it, as it came
    assert str(10**40) in next(row.payload for number, row in aside.items() if number < 0)
    found = await troubles(database)
    assert sum(found.given_up.values()) == len(aside)
    assert found.waiting == len(waiting)


async def test_what_was_sent_while_nothing_came_through_is_as_old_as_it_is(
    database: Database,
) -> None:
    clock = StillClock()
    early, late = an_update(1, 7), an_update(2, 8)
    sent = NOW + timedelta(seconds=5)
    early["message"]["date"], late["message"]["date"] = int(sent.timestamp()), 0
    line, box = Line([json.dumps(early), json.dumps(late)], fails=2), an_inbox(database)
    failing = line.updates

    async def and_time_passes(*given: Any, **more: Any) -> Any:
        try:
            return await failing(*given, **more)
        finally:
            clock.forward(minutes=4)

    line.updates = and_time_passes  # type: ignore[method-assign]  # the clock moves with it
    await _polled(line, box, clock)
    first, second = await _rows(database)
    assert first.received_at == sent
    assert second.received_at > sent + LONG


async def test_a_page_of_something_in_between_is_no_update(database: Database) -> None:
    bot = make_bot(TOKEN, "http://127.0.0.1:9")
    session, asked, thrice = bot.session, [], asyncio.Event()
    assert isinstance(session, LeanSession)

    async def page(*_: Any, **__: Any) -> tuple[int, bytes]:
        asked.append(1)
        if len(asked) > 2:
            thrice.set()
            await asyncio.sleep(3600)
        return 200, b"<html>Please log in</html>"

    session._post = page  # type: ignore[method-assign]  # what the wire would bring
    polling = asyncio.create_task(
        intake.poll(bot, an_inbox(database), StillClock(), lambda: None, first_pause=0.01)
    )
    await asyncio.wait_for(thrice.wait(), PATIENCE)
    polling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await polling
    assert await _rows(database) == []
