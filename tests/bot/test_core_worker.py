"""The worker and the intake by themselves."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from unittest.mock import AsyncMock, Mock

import pytest
from aiogram import Dispatcher
from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.methods import GetMe
from aiogram.types import Message
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from app.apart.client import ProcessBeside
from app.imports.ledgers.ledgers import Ledgers
from bot.context import Desk
from bot.pictures.gallery import Gallery
from bot.telegram import intake
from bot.telegram.conversation import current
from bot.telegram.session import LeanSession, make_bot
from bot.telegram.worker import Worker
from domain.messaging import TokenRefused
from simulator.client import PATIENCE
from storage.boards import SqlBoards
from storage.contacts.store import SqlShown
from storage.files import FolderFiles
from storage.kit.engine import Database
from storage.messages.inbox import SqlInbox
from storage.work import SqlOffice
from tests.makers import StillClock, an_inbox, plain_rules
from tests.office import empty, put
from tests.stand import TOKEN, Stand

SECRET = "a-secret-of-the-webhook"


def an_update(number: int, chat: int, text: str = "hello") -> dict[str, Any]:
    """A message in a private chat."""
    person = {"id": chat, "is_bot": False, "first_name": "A"}
    message = {"message_id": number, "date": 0, "chat": {"id": chat, "type": "private"}}
    return {"update_id": number, "message": {**message, "from": person, "text": text}}


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated database."""
    file = put(empty(), tmp_path / "worker.db")
    opened = Database(f"sqlite+aiosqlite:///{file}")
    yield opened
    await opened.close()


def a_worker(database: Database, inbox: SqlInbox, dispatcher: Dispatcher) -> Worker:
    """A worker over a dispatcher of the test's own."""
    rules, apart = plain_rules(), ProcessBeside()
    desk = Desk(
        office=SqlOffice(database, rules),
        boards=SqlBoards(database, rules),
        files=FolderFiles(Path("unused")),
        shown=SqlShown(database),
        apart=apart,
        ledgers=Ledgers(apart),
        clock=StillClock(),
        gallery=Gallery(apart),
    )
    bot = make_bot(TOKEN, "http://127.0.0.1:9")
    return Worker(bot=bot, desk=desk, inbox=inbox, owner="test", dispatcher=dispatcher, pause=0.02)


async def test_each_chat_in_order_and_many_chats_at_once(database: Database) -> None:
    seen: dict[int, list[int]] = {}
    most, running, done = 0, 0, asyncio.Event()
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def handle(message: Message) -> None:
        nonlocal most, running
        running += 1
        most = max(most, running)
        count = current().get("count") or 0
        await asyncio.sleep(0)
        current().put("count", count + 1)
        seen.setdefault(message.chat.id, []).append(count)
        running -= 1
        if sum(map(len, seen.values())) == 100:
            done.set()

    inbox = an_inbox(database)
    worker = a_worker(database, inbox, dispatcher)
    rows = [intake.incoming(1, an_update(n, 100 + n % 5)) for n in range(100)]
    await inbox.keep(rows, worker.desk.clock.now())
    await inbox.keep(rows, worker.desk.clock.now())  # brought twice
    run = asyncio.create_task(worker.run())
    await asyncio.wait_for(done.wait(), PATIENCE)
    await worker.stop()
    await run
    assert seen == {chat: list(range(20)) for chat in range(100, 105)}
    assert most > 1


async def test_a_stop_lets_what_runs_finish(database: Database) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def handle(message: Message) -> None:
        begun.set()
        await go_on.wait()
        current().put("said", message.text)

    inbox = an_inbox(database)
    worker = a_worker(database, inbox, dispatcher)
    now = worker.desk.clock.now()
    await inbox.keep([intake.incoming(1, an_update(n, 7, f"no. {n}")) for n in (1, 2)], now)
    run = asyncio.create_task(worker.run())
    await begun.wait()
    stopping = asyncio.create_task(worker.stop())
    go_on.set()
    await stopping
    await run
    (left,) = await inbox.claim("another", 10, now, ())
    assert left.incoming.update_id == 2
    assert json.loads(left.conversation["said"]) == "no. 1"


async def test_an_answer_refused_for_the_tokens_sake_ends_the_work(database: Database) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def handle(_: Message) -> None:
        raise TelegramUnauthorizedError(method=GetMe(), message="Unauthorized")

    inbox = an_inbox(database)
    worker = a_worker(database, inbox, dispatcher)
    now = worker.desk.clock.now()
    await inbox.keep([intake.incoming(1, an_update(1, 7))], now)
    with pytest.raises(TokenRefused):
        await worker.run()
    await worker.stop()
    (left,) = await inbox.claim("another", 10, now, ())
    assert (left.incoming.update_id, left.tries) == (1, 0)


def test_messages_and_taps_of_a_person_share_a_lane() -> None:
    tap = {
        "update_id": 2,
        "callback_query": {
            "id": "1",
            "from": {"id": 7},
            "message": {"message_id": 1, "chat": {"id": 7}},
        },
    }
    member = {"update_id": 3, "my_chat_member": {"chat": {"id": 7}, "from": {"id": 7}}}
    assert {intake.lane_of(u) for u in (an_update(1, 7), tap, member)} == {"7"}
    assert intake.lane_of({"update_id": 4, "callback_query": {"from": {"id": 9}}}) == "9"
    assert intake.lane_of({"update_id": 5}) == "-"


def test_the_buttons_under_a_tap_are_not_kept() -> None:
    message = {"message_id": 1, "chat": {"id": 7}, "text": "x", "reply_markup": {}, "entities": []}
    tap = {"update_id": 2, "callback_query": {"id": "1", "data": "a", "message": message}}
    kept = json.loads(intake.incoming(1, tap).payload)["callback_query"]
    assert kept == {
        "id": "1",
        "data": "a",
        "message": {"message_id": 1, "chat": {"id": 7}, "text": "x"},
    }


async def test_the_webhook_keeps_before_it_answers(database: Database) -> None:
    woken: list[bool] = []
    inbox = an_inbox(database)
    clock = StillClock()
    app = web.Application()
    handler = intake.webhook(1, inbox, clock, lambda: woken.append(True), secret=SECRET)
    app.router.add_post("/hook", handler)
    async with TestServer(app) as server, ClientSession() as session:

        async def post(body: str, secret: str = SECRET) -> int:
            headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
            url = server.make_url("/hook")
            async with session.post(url, data=body, headers=headers) as answer:
                return answer.status

        async def raw(header: bytes) -> int:
            """What no client of ours would send."""
            reader, writer = await asyncio.open_connection(server.host, server.port)
            writer.write(b"POST /hook HTTP/1.0\r\nContent-Length: 2\r\n" + header + b"\r\n\r\n{}")
            status = int((await reader.readline()).split()[1])
            writer.close()
            return status

        assert await post(json.dumps(an_update(1, 7)), "wrong") == 401
        assert await post("no json") == 400
        assert await post('["no update"]') == 400
        assert await post("[" * 100_000) == 400
        for number in ("1" * 40, "Infinity", "-1e999", "NaN", '"1"'):
            assert await post(f'{{"update_id": {number}, "message": {{}}}}') == 400, number
        assert await post('{"update_id": 1, "message": {"date": Infinity}}') == 400
        assert await raw(b"X-Telegram-Bot-Api-Secret-Token: \xe5\xaf\x86\xff") == 401
        assert woken == []
        assert await post(json.dumps(an_update(1, 7))) == 200
        assert await post(json.dumps(an_update(1, 7))) == 200
        far = {"update_id": 3, "message": {"chat": {"id": "x" * 150}}}
        assert await post(json.dumps(far)) == 200, "no row takes it, so it is put aside"
        assert len(await inbox.claim("test", 10, clock.now(), ())) == 1
        assert woken
        object.__setattr__(inbox, "keep", _broken)
        assert await post(json.dumps(an_update(2, 7))) == 503


async def test_the_webhook_holds_the_answer_to_a_crowded_chat(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, slept, sleep = an_inbox(database), list[float](), asyncio.sleep

    async def noted(seconds: float) -> None:
        slept.extend([seconds] if seconds else [])
        await sleep(0)

    app = web.Application()
    handler = intake.webhook(
        1, inbox, StillClock(), lambda: None, secret=SECRET, held={"7": 0.25, "8": 0.0}.__getitem__
    )
    app.router.add_post("/hook", handler)
    async with TestServer(app) as server, ClientSession() as session:
        monkeypatch.setattr(asyncio, "sleep", noted)
        for number, chat in ((1, 8), (2, 7), (3, 8)):
            given = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
            update, url = an_update(number, chat), server.make_url("/hook")
            async with session.post(url, json=update, headers=given) as answer:
                assert answer.status == 200
        assert slept == [0.25]
        assert len(await inbox.claim("test", 10, StillClock().now(), ())) == 2


async def test_the_webhook_holds_ten_answers_at_most(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go, held, sleep = asyncio.Event(), list[float](), asyncio.sleep

    async def noted(seconds: float) -> None:
        if seconds:
            held.append(seconds)
            await let_go.wait()
        await sleep(0)

    clock, given = StillClock(), {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    handler = intake.webhook(
        1, an_inbox(database), clock, lambda: None, secret=SECRET, held=lambda lane: 0.25
    )

    async def brought(number: int) -> int:
        body = AsyncMock(return_value=json.dumps(an_update(number, number)).encode())
        return (await handler(Mock(headers=given, read=body))).status

    monkeypatch.setattr(asyncio, "sleep", noted)
    waiting = [asyncio.create_task(brought(number)) for number in range(1, 13)]
    async with asyncio.timeout(PATIENCE):
        answered = asyncio.as_completed(waiting)
        assert [await next(answered), await next(answered)] == [200, 200]
        assert held == [0.25] * 10
        let_go.set()
        assert await asyncio.gather(*waiting) == [200] * 12


async def _broken(*_: object) -> int:
    raise OSError("disk full")


async def test_polling_waits_out_failures_and_says_when_the_token_is_refused(stand: Stand) -> None:
    await stand.sim.fault("getUpdates", times=2, error_code=502, description="Bad Gateway")
    await stand.sim.fault("getUpdates", times=1, drop="before")
    await stand.say("mediator", "/help", "您的岗位")
    refused = intake.poll(
        stand.bot, stand.inbox, stand.clock, stand.worker.wake, wait=1, first_pause=0.01
    )
    await stand.sim.fault("getUpdates", times=2, error_code=401, description="Unauthorized")
    with pytest.raises(TokenRefused):
        await refused
    with pytest.raises(TokenRefused):
        await stand.polling()


async def test_a_429_is_waited_out(stand: Stand) -> None:
    counted: list[int | str] = []
    session = stand.bot.session
    assert isinstance(session, LeanSession)
    session.on_send = counted.append
    await stand.sim.fault(
        "sendMessage", times=1, error_code=429, description="Too Many Requests", retry_after=1
    )
    await stand.say("mediator", "/help", "您的岗位")
    assert counted == [stand.phone("mediator")]
