"""The messenger or the database is away: nothing is given up, nothing is said twice."""

import asyncio
from collections import Counter

import pytest
from aiogram import Dispatcher
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetMe
from aiogram.types import Message
from pydantic import TypeAdapter, ValidationError

from bot.telegram import intake
from bot.telegram.blame import Blame, blame
from bot.telegram.conversation import current
from simulator.client import PATIENCE
from storage.kit.engine import Database
from storage.kit.errors import DatabaseAway, WrongValue
from tests.bot.test_core_worker import a_worker, an_update, database
from tests.makers import StillClock, an_inbox
from tests.stand import Stand

__all__ = ["database"]

WHO = "building_head"
SENTENCE = "楼上漏水，两家吵起来了"
ASKED = GetMe()


def _wrong() -> Exception:
    try:
        TypeAdapter(int).validate_python("x")
    except ValidationError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize(
    ("error", "whose"),
    [
        (TelegramUnauthorizedError(ASKED, "Unauthorized"), Blame.TOKEN),
        (TelegramServerError(ASKED, "Bad Gateway"), Blame.MESSENGER),
        (TelegramNetworkError(ASKED, "Request timeout error"), Blame.MESSENGER),
        (TelegramRetryAfter(ASKED, "Too Many Requests", 3600), Blame.MESSENGER),
        (ClientDecodeError("no JSON", ValueError(), "<html>"), Blame.MESSENGER),
        (TimeoutError(), Blame.MESSENGER),
        (DatabaseAway("OperationalError"), Blame.DATABASE),
        (WrongValue("DataError"), Blame.LASTING),
        (TelegramBadRequest(ASKED, "Bad Request: message is too long"), Blame.LASTING),
        (TelegramBadRequest(ASKED, "wrong file_id or file temporarily gone"), Blame.PASSING),
        (TelegramEntityTooLarge(ASKED, "too large"), Blame.LASTING),
        (_wrong(), Blame.LASTING),
        (OverflowError(), Blame.LASTING),
        (KeyError("x"), Blame.LASTING),
        (OSError("disk"), Blame.PASSING),
    ],
)
def test_whose_fault_it_is(error: Exception, whose: Blame) -> None:
    assert blame(error) is whose


async def _all_came(stand: Stand, many: int) -> bool:
    async with stand.database.reader.connect() as connection:
        found = await connection.exec_driver_sql("SELECT count(*) FROM inbox")
        return int(found.scalar_one()) == many


async def test_an_outage_of_answering_gives_nothing_up_and_whoever_waited_is_told(
    stand: Stand,
) -> None:
    await stand.say(WHO, "/report", "报哪一类")
    await stand.sim.fault("sendMessage", times=6, error_code=502, description="Bad Gateway")
    for sentence in ("/help", "/mine"):
        await stand.sim.say(stand.phone(WHO), sentence)
    await stand.sim.say(stand.phone("mediator"), "/help")

    async def answered() -> bool:
        stand.clock.forward(seconds=30)
        stand.worker.wake()
        await asyncio.sleep(0.02)
        return await _all_came(stand, 4) and await stand.nothing_waits()

    await stand.until(answered)
    async with stand.database.reader.connect() as connection:
        rows = await connection.exec_driver_sql("SELECT tries, dead_at FROM inbox")
        assert {tuple(row) for row in rows} == {(0, None)}
    for chair, commands in ((WHO, 2), ("mediator", 1)):
        said = [one.text for one in (await stand.screen(chair)).messages if one.from_bot]
        waited = [text for text in said if text.startswith("让您久等了")]
        assert len(waited) == 1
        assert len(said[said.index(waited[0]) + 1 :]) == commands


async def test_one_chat_that_is_told_to_wait_holds_up_nobody_else(database: Database) -> None:
    dispatcher, seen = Dispatcher(), Counter[int]()
    done = asyncio.Event()

    @dispatcher.message()
    async def handle(message: Message) -> None:
        seen[message.chat.id] += 1
        if message.chat.id == 7 and seen[7] == 1:
            raise TelegramRetryAfter(ASKED, "Too Many Requests", 3600)
        if seen[8] == 3:
            done.set()

    inbox = an_inbox(database)
    worker = a_worker(database, inbox, dispatcher)
    clock = worker.desk.clock
    assert isinstance(clock, StillClock)
    updates = [an_update(1, 7), *(an_update(n, 8) for n in (2, 3, 4))]
    await inbox.keep([intake.incoming(1, one) for one in updates], clock.now())
    run = asyncio.create_task(worker.run())
    await asyncio.wait_for(done.wait(), PATIENCE)
    await worker.stop()
    await run
    assert seen == {7: 1, 8: 3}
    assert await inbox.claim("other", 9, clock.now(), ()) == []
    (waits,) = await inbox.claim("other", 9, clock.forward(seconds=3600), ())
    assert waits.tries == 0


async def test_while_the_database_is_away_a_mark_is_kept_and_no_answer_repeated(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    dispatcher, seen = Dispatcher(), []
    written = asyncio.Event()

    @dispatcher.message()
    async def handle(message: Message) -> None:
        seen.append(message.text)
        current().put("said", message.text)

    inbox = an_inbox(database)
    worker = a_worker(database, inbox, dispatcher)
    finish, refused = inbox.finish, [1, 2, 3]

    async def away(*given: object) -> None:
        if refused:
            refused.pop()
            raise DatabaseAway("OperationalError")
        await finish(*given)  # type: ignore[arg-type]  # handed on as they came
        written.set()

    monkeypatch.setattr(inbox, "finish", away)
    await inbox.keep([intake.incoming(1, an_update(1, 7, "once"))], worker.desk.clock.now())
    run = asyncio.create_task(worker.run())
    await asyncio.wait_for(written.wait(), PATIENCE)
    await worker.stop()
    await run
    assert seen == ["once"]
    assert await inbox.claim("other", 9, worker.desk.clock.now(), ()) == []


async def test_what_a_try_sent_that_came_to_nothing_is_taken_away(stand: Stand) -> None:
    dispatcher, tries = Dispatcher(), []

    @dispatcher.message()
    async def handle(message: Message) -> None:
        await message.answer("one")
        tries.append(1)
        if len(tries) == 1:
            raise TelegramServerError(ASKED, "Bad Gateway")
        await message.answer("two")

    stand.worker.dispatcher = dispatcher
    await stand.sim.say(stand.phone(WHO), "hello")

    async def answered() -> bool:
        stand.clock.forward(seconds=1)
        stand.worker.wake()
        return "two" in await stand.screen(WHO)

    await stand.until(answered)
    shown = [one.text for one in (await stand.screen(WHO)).messages if one.from_bot]
    assert shown == ["one", "two"]
