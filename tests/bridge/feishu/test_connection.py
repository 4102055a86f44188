"""The long connection, over loopback, with time that a test moves."""

from __future__ import annotations

import asyncio
import logging

import pytest
from aiohttp import web

from bridge.feishu.connection import Config
from bridge.feishu.frames import CONTROL
from bridge.messenger import NotAllowed, Pressed, Toast, Written
from tests.bridge.feishu.line import hearing, within
from tests.bridge.feishu.platform import (
    SECRET,
    Platform,
    event_frame,
    pong,
    says,
)
from tests.bridge.feishu.test_events import PRESSED, RECEIVED, told, written

HELLO = told(RECEIVED, written("text", {"text": "楼道灯坏了"}))
PRESS = told(PRESSED, {"operator": {"open_id": "ou_1"}, "action": {"value": {"d": "c:1"}}})


async def test_an_event_is_taken_and_then_acknowledged() -> None:
    async with hearing() as line:
        socket = await line.platform.socket()
        line.desk.gate = asyncio.Event()
        await socket.send_bytes(event_frame("m1", HELLO))
        assert (await line.platform.frame()).header("type") == "ping"
        assert line.platform.frames.empty()  # not before it is on file
        line.desk.gate.set()
        frame, code, data = await line.platform.acknowledged()
        assert (code, data) == (200, None)
        assert [key for key, _ in frame.headers] == [
            "type",
            "message_id",
            "trace_id",
            "sum",
            "seq",
            "biz_rt",
        ]
        assert (frame.seq_id, frame.log_id, frame.service) == (1, 2, 7)
        taken = line.desk.taken.get_nowait()
        assert isinstance(taken, Written)
        assert taken.text == "楼道灯坏了"
        body = {"AppID": "cli_x", "AppSecret": SECRET}
        assert line.platform.calls("/callback")[0].body == body


async def test_what_was_not_taken_is_asked_for_again() -> None:
    async with hearing() as line:
        socket = await line.platform.socket()
        line.desk.fault = RuntimeError("disk full")
        await socket.send_bytes(event_frame("m1", HELLO))
        assert (await line.platform.acknowledged())[1] == 500
        line.desk.fault = None
        await socket.send_bytes(event_frame("m1", HELLO))
        assert (await line.platform.acknowledged())[1] == 200


async def test_a_press_is_answered_by_a_toast() -> None:
    async with hearing() as line:
        socket = await line.platform.socket()
        await socket.send_bytes(event_frame("m1", PRESS))
        assert (await line.platform.acknowledged())[1:] == (200, {})
        line.desk.toast = Toast(text="已受理")
        await socket.send_bytes(event_frame("m2", PRESS))
        toast = {"toast": {"type": "info", "content": "已受理"}}
        assert (await line.platform.acknowledged())[1:] == (200, toast)
        assert isinstance(line.desk.taken.get_nowait(), Pressed)


async def test_an_event_in_pieces_is_one() -> None:
    async with hearing() as line:
        socket = await line.platform.socket()
        third = len(HELLO) // 3
        parts = [HELLO[:third], HELLO[third : 2 * third], HELLO[2 * third :]]
        for number in (2, 0, 1):
            await socket.send_bytes(event_frame("m1", parts[number], (number, 3)))
        assert (await line.platform.acknowledged())[1] == 200
        assert line.desk.taken.qsize() == 1


async def test_what_cannot_be_read_is_acknowledged_and_counted() -> None:
    async with hearing() as line:
        socket = await line.platform.socket()
        await socket.send_bytes(b"\xff\xff")  # is no frame, so there is nothing to answer
        await socket.send_str("hello")
        for number, payload in enumerate((b"{", told("im.chat.updated_v1", {}), HELLO)):
            await socket.send_bytes(event_frame(f"m{number}", payload))
            assert (await line.platform.acknowledged())[1] == 200
        assert line.desk.taken.qsize() == 1
        assert line.messenger.heard == {"malformed": 1, "other": 1, RECEIVED: 1}


async def test_pings_come_as_often_as_the_server_wants() -> None:
    async with hearing(lambda platform: platform.config.update(PingInterval=90)) as line:
        socket = await line.platform.socket()
        ping = await line.platform.frame()
        assert (ping.method, ping.service, ping.header("type")) == (CONTROL, 7, "ping")
        await socket.send_bytes(pong({"PingInterval": 20}))
        await socket.send_bytes(event_frame("m1", HELLO))
        await line.platform.acknowledged()  # so the pong was read
        assert [await line.time.wake(), await line.time.wake()] == [10, 10]
        assert (await line.platform.frame()).header("type") == "ping"


async def test_a_silent_connection_is_left_for_another() -> None:
    async with hearing() as line:
        await line.platform.socket()
        assert await line.time.wake() == 10
        assert await line.time.wake() == 15  # half of the 30 seconds at most
        await line.platform.socket()


async def test_after_the_end_it_waits_a_little_and_then_each_interval() -> None:
    def given(platform: Platform) -> None:
        platform.config.update(ReconnectInterval=60, ReconnectNonce=8)

    async with hearing(given) as line:
        assert line.messenger.unheard == 0
        socket = await line.platform.socket()
        line.platform.endpoint = [
            says(1, status=200),
            says(1000040343, status=200),
            says(1000040350, status=200),
            lambda: web.Response(status=502, text="<html>"),
            lambda: web.json_response({"code": 0, "data": {"URL": "nonsense"}}),
            lambda: web.json_response({"code": 0}),
        ]
        tried = len(line.platform.endpoint)
        await socket.close()
        slept: list[float] = []
        while slept.count(60) < tried:  # the ping may have slept, too
            slept.append(await line.time.wake())
        assert [seconds for seconds in slept if seconds != 10] == [4, *[60] * tried]
        assert line.messenger.unheard >= 60 * tried
        socket = await line.platform.socket()
        await socket.send_bytes(event_frame("m1", HELLO))
        assert (await line.platform.acknowledged())[1] == 200
        assert line.messenger.unheard == 0


@pytest.mark.parametrize("code", [403, 514])
async def test_an_app_that_is_refused(code: int) -> None:
    async with hearing(lambda platform: platform.endpoint.append(says(code, status=200))) as line:
        with pytest.raises(NotAllowed):
            await within(line.run)


@pytest.mark.parametrize(
    ("headers", "refused"),
    [
        ({"handshake-status": "403", "handshake-msg": "no"}, True),
        ({"handshake-status": "514", "handshake-autherrcode": "1"}, True),
        ({"handshake-status": "514", "handshake-autherrcode": "1000040350"}, False),
        ({"handshake-status": "x"}, False),
        ({}, False),
    ],
)
async def test_a_refused_handshake(headers: dict[str, str], refused: bool) -> None:
    async with hearing(lambda platform: platform.handshake.append(headers)) as line:
        if refused:
            with pytest.raises(NotAllowed):
                await within(line.run)
        else:
            assert await line.time.wake() == 120
            await line.platform.socket()


async def test_on_stopping_what_is_on_its_way_is_still_acknowledged() -> None:
    async with hearing() as line:
        socket = await line.platform.socket()
        line.desk.gate = asyncio.Event()
        await socket.send_bytes(event_frame("m1", HELLO))
        await line.platform.frame()
        await socket.send_bytes(event_frame("m2", b"{"))
        await line.platform.acknowledged()  # so the first one is with the desk
        line.run.cancel()
        for _ in range(50):  # it is stopping by now, and waits
            await asyncio.sleep(0)
        line.desk.gate.set()
        assert (await line.platform.acknowledged())[1] == 200
        await asyncio.wait([line.run])
        assert line.run.cancelled()


async def test_neither_secret_nor_ticket_nor_word_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)

    def given(platform: Platform) -> None:
        platform.handshake.append({})

    async with hearing(given) as line:
        await line.time.wake()
        socket = await line.platform.socket()
        line.desk.fault = RuntimeError("楼道灯坏了")
        await socket.send_bytes(event_frame("m1", HELLO))
        await line.platform.acknowledged()
        await socket.close()
    for word in (SECRET, "secret-ticket", "楼道灯"):
        assert word not in caplog.text


def test_a_config_is_taken_as_far_as_it_makes_sense() -> None:
    config = Config().told({"PingInterval": 30, "ReconnectInterval": 0, "ReconnectNonce": "x"})
    assert config == Config(ping=30)
    assert Config().told({"PingInterval": -1, "ReconnectNonce": 0}) == Config(nonce=0)
    assert Config().told([1]) == Config()
