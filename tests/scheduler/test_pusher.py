"""The pusher over HTTP against the simulator, its flood limits on."""

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from domain.messaging import UNREACHED, PushButton, Rendered, TokenRefused
from scheduler.limits import SlidingWindow
from scheduler.pusher import Dead, Delivery, Gone, Outage, Pusher, Sent, Transient, Wait, classify
from simulator.testing import SimServer
from tests.scheduler.conftest import TOKEN, Quick, meet

WORDS = Rendered(
    text="<b>第 12 号</b> is on file: https://example.org",
    buttons=(
        (
            PushButton(label="打开", action="c:12"),
            PushButton(label="稍后", action="l"),
        ),
    ),
)


@asynccontextmanager
async def pushing(sim: SimServer, quick: Quick, **settings: Any) -> AsyncIterator[Pusher]:
    limiter = SlidingWindow(quick.monotonic, sleep=quick.sleep)
    pusher = Pusher(TOKEN, sim.url, limiter, connections=64, sleep=quick.sleep, **settings)
    try:
        await pusher.start()
        yield pusher
    finally:
        await pusher.close()


async def test_a_push_arrives_as_html_with_its_buttons_and_no_preview(
    sim: SimServer, quick: Quick
) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        sent = await pusher.push("1001", WORDS)
        assert isinstance(sent, Sent)
        seen = await sim.client.wait_for(1001, contains="第 12 号")
    assert sent.message_id == seen.id
    assert seen.text == "第 12 号 is on file: https://example.org"
    assert seen.raw["entities"][0]["type"] == "bold"
    assert [button["callback_data"] for button in seen.inline_buttons] == ["c:12", "l"]
    assert seen.buttons == ["打开", "稍后"]
    assert seen.raw["link_preview_options"]["is_disabled"] is True


async def test_without_buttons_no_keyboard_is_sent(sim: SimServer, quick: Quick) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        assert await pusher.push("1001", Rendered(text="plain")) == Sent()
        assert "reply_markup" not in (await sim.client.wait_for(1001, contains="plain")).raw


async def test_many_chats_at_once_meet_no_refusal(sim: SimServer, quick: Quick) -> None:
    people = range(2001, 2101)
    async with pushing(sim, quick) as pusher:
        await meet(sim, *people)
        answers = await asyncio.gather(*(pusher.push(str(person), WORDS) for person in people))
    assert answers == [Sent()] * 100
    calls = await sim.client.calls("sendMessage")
    assert len(calls) == 100  # none was refused with 429


async def test_one_chat_gets_one_a_second_in_order(sim: SimServer, quick: Quick) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        start = quick.at
        texts = [f"number {number}" for number in range(8)]
        await asyncio.gather(*(pusher.push("1001", Rendered(text=text)) for text in texts))
        screen = await sim.client.screen(1001)
    assert [message.text for message in screen.messages if message.from_bot] == texts
    assert quick.at - start == pytest.approx(7, abs=0.5)


async def test_a_429_is_waited_out(sim: SimServer, quick: Quick) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        await sim.client.fault("sendMessage", times=1, error_code=429, retry_after=5)
        start = quick.at
        assert await pusher.push("1001", WORDS) == Sent()
        assert quick.at - start == pytest.approx(5.1, abs=0.1)


async def test_a_long_429_is_told(sim: SimServer, quick: Quick) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001, 1002)
        await sim.client.fault("sendMessage", times=1, error_code=429, retry_after=90)
        first = await pusher.push("1001", WORDS)
        second = await pusher.push("1002", WORDS)
        assert isinstance(first, Wait)
        assert isinstance(second, Wait)
        assert second.seconds == pytest.approx(90.1)
        assert len(await sim.client.calls("sendMessage")) == 1
        await quick.sleep(91)
        assert await pusher.push("1002", WORDS) == Sent()


async def test_a_person_who_blocks_the_bot_is_gone(sim: SimServer, quick: Quick) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        await sim.client.block(1001)
        assert await pusher.push("1001", WORDS) == Gone("forbidden")
        await sim.client.block(1001, False)
        assert await pusher.push("1001", WORDS) == Sent()


async def test_chats_that_never_were_are_gone(sim: SimServer, quick: Quick) -> None:
    async with pushing(sim, quick) as pusher:
        await sim.client.person(1009, "Never wrote")
        assert isinstance(await pusher.push("1009", WORDS), Gone)
        assert await pusher.push("999999", WORDS) == Gone("chat-not-found")
        assert await pusher.push("not a chat", WORDS) == Gone("bad-address")


@pytest.mark.parametrize(
    "rendered",
    [
        Rendered(text="<b>never closed"),
        Rendered(text="x" * 5000),
        Rendered(text=""),
        Rendered(text="x", buttons=((PushButton(label="x", action="字" * 22),),)),
    ],
    ids=["html", "long", "empty", "button"],
)
async def test_bad_content_is_dead(sim: SimServer, quick: Quick, rendered: Rendered) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        answer = await pusher.push("1001", rendered)
    assert isinstance(answer, Dead)
    assert answer.error.startswith("bad-request: ")
    assert "never closed" not in answer.error


@pytest.mark.parametrize("code", [500, 502, 504])
async def test_errors_of_the_server_are_transient(sim: SimServer, quick: Quick, code: int) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        await sim.client.fault("sendMessage", times=1, error_code=code, description="oh")
        assert await pusher.push("1001", WORDS) == Transient("NetworkError")
        assert await pusher.push("1001", WORDS) == Sent()


@pytest.mark.parametrize(("drop", "arrived"), [("before", 0), ("after", 1)])
async def test_a_cut_line_may_or_may_not_have_delivered(
    sim: SimServer, quick: Quick, drop: str, arrived: int
) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        await sim.client.fault("sendMessage", times=1, drop=drop)
        assert await pusher.push("1001", WORDS) == Transient("NetworkError")
        screen = await sim.client.screen(1001)
        assert sum(message.from_bot for message in screen.messages) == arrived


async def test_a_slow_answer_is_transient(sim: SimServer, quick: Quick) -> None:
    async with pushing(sim, quick, timeout=0.2) as pusher:
        await meet(sim, 1001)
        await sim.client.fault("sendMessage", times=1, delay=0.6)
        assert await pusher.push("1001", WORDS) == Transient("TimedOut")


async def test_a_server_that_is_away_is_an_outage(quick: Quick, unused_tcp_port: int) -> None:
    limiter = SlidingWindow(quick.monotonic, sleep=quick.sleep)
    pusher = Pusher(TOKEN, f"http://127.0.0.1:{unused_tcp_port}", limiter, connections=2)
    try:
        assert await pusher.push("1001", WORDS) == Outage("unreachable")
    finally:
        await pusher.close()


async def test_start_waits_an_outage_out(sim: SimServer, quick: Quick) -> None:
    await sim.client.fault("getMe", times=3, error_code=502, description="Bad Gateway")
    start = quick.at
    async with pushing(sim, quick):
        assert quick.at - start == pytest.approx(1 + 2 + 4)


async def test_start_refuses_a_wrong_token(sim: SimServer, quick: Quick) -> None:
    await sim.client.fault("getMe", times=1, error_code=401, description="Unauthorized")
    with pytest.raises(TokenRefused) as refused:
        async with pushing(sim, quick):
            pass
    told = "".join(traceback.format_exception(refused.value))
    assert TOKEN not in told


async def test_the_token_is_in_no_log_line(
    sim: SimServer, quick: Quick, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        await pusher.push("1001", WORDS)
    assert TOKEN not in caplog.text


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "delivery"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Gone("forbidden")),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), Gone("forbidden")),
        (Forbidden("Forbidden: user is deactivated"), Gone("forbidden")),
        (BadRequest("Bad Request: chat not found"), Gone("chat-not-found")),
        (BadRequest("Bad Request: PEER_ID_INVALID"), Gone("chat-not-found")),
        (BadRequest("Bad Request: message is too long"), Dead("bad-request: message is too long")),
        (ChatMigrated(5), Gone("chat-migrated")),
        (InvalidToken(), Outage("token-refused")),
        (Conflict("Conflict: x"), Transient("Conflict")),
        (TimedOut(), Transient("TimedOut")),
        (caused(TimedOut(), httpx.ReadTimeout("")), Transient("TimedOut")),
        (caused(TimedOut(), httpx.ConnectTimeout("")), Outage("unreachable")),
        (caused(TimedOut(), httpx.PoolTimeout("")), Outage("unreachable")),
        (caused(NetworkError("x"), httpx.ConnectError("")), Outage("unreachable")),
        (caused(NetworkError("x"), httpx.ReadError("")), Transient("NetworkError")),
    ],
)
def test_what_each_failure_means(error: TelegramError, delivery: Delivery) -> None:
    assert classify(error) == delivery
    if isinstance(delivery, Gone):  # then it is told once they can be reached again
        assert delivery.error in UNREACHED


async def test_a_message_is_changed_in_its_place(sim: SimServer, quick: Quick) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        first = await pusher.push("1001", WORDS)
        assert isinstance(first, Sent)
        newer = Rendered(text="<b>第 12 号</b> has begun")
        for _ in range(2):  # the second time it says so already
            again = await pusher.push("1001", newer, first.message_id, key="7")
            assert again == Sent()
            assert "'idempotency_key': '7'" in str(sim.world.calls.find("editMessageText", 0)[-1])
            assert isinstance(again, Sent)
            assert again.message_id == first.message_id
        screen = await sim.client.screen(1001)
        (shown,) = [one for one in screen.messages if one.from_bot]
    assert (shown.id, shown.text, shown.buttons) == (first.message_id, "第 12 号 has begun", [])


@pytest.mark.parametrize(
    "why", ["message to edit not found", "message can't be edited", "gone from the phone"]
)
async def test_what_cannot_be_changed_is_sent_anew(sim: SimServer, quick: Quick, why: str) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        replaces = 4711
        if "gone" not in why:
            first = await pusher.push("1001", WORDS)
            assert isinstance(first, Sent)
            replaces = first.message_id or 0
            description = f"Bad Request: {why}"
            await sim.client.fault(
                "editMessageText", times=1, error_code=400, description=description
            )
        anew = await pusher.push("1001", WORDS, replaces)
        assert isinstance(anew, Sent)
        assert anew.message_id not in {None, replaces}
        screen = await sim.client.screen(1001)
    assert [one for one in screen.messages if one.from_bot][-1].id == anew.message_id


async def test_changing_is_as_slow_as_sending_and_fails_like_it(
    sim: SimServer, quick: Quick
) -> None:
    async with pushing(sim, quick) as pusher:
        await meet(sim, 1001)
        first = await pusher.push("1001", WORDS)
        assert isinstance(first, Sent)
        start = quick.at
        for number in range(3):
            text = Rendered(text=f"step {number}")
            assert await pusher.push("1001", text, first.message_id) == Sent()
        assert quick.at - start == pytest.approx(3, abs=0.3)
        await sim.client.fault("editMessageText", times=1, error_code=502)
        assert isinstance(await pusher.push("1001", WORDS, first.message_id), Transient)
