"""The small HTTP client, against servers that answer well, badly and not at all."""

import asyncio
from pathlib import Path
from typing import cast

import pytest
from aiogram import Bot
from aiogram.exceptions import ClientDecodeError

from bot.telegram import wire
from bot.telegram.intake import poll
from bot.telegram.session import make_bot
from bot.telegram.wire import Wire, WireError
from domain.messaging import Inbox
from tests.bot.far import (
    FINE,
    SECONDS,
    Far,
    Reply,
    a_certificate,
    far,
    hangs_up,
    says_nothing,
    sends,
)
from tests.makers import StillClock


async def test_calls_one_after_the_other_share_a_connection() -> None:
    async with far(sends(FINE)) as server:
        client = Wire(server.url + "/ignored")
        for body in (b'{"n":1}', '{"n":"灯"}'.encode()):
            assert await client.post("/bot1:x/getMe", body, SECONDS) == (200, b'{"ok":true}')
        client.close()
    assert len(server.connections) == 1
    head, body = server.asked[1].split(b"\r\n\r\n")
    assert head.startswith(b"POST /bot1:x/getMe HTTP/1.1\r\nHost: 127.0.0.1:")
    assert b"Content-Type: application/json" in head
    assert body.decode() == '{"n":"灯"}'


async def test_calls_at_the_same_time_have_their_own() -> None:
    arrived, held = asyncio.Event(), asyncio.Event()

    async def waits(writer: asyncio.StreamWriter) -> None:
        arrived.set()
        await held.wait()
        await sends(FINE)(writer)

    async with far(waits, sends(FINE)) as server:
        client = Wire(server.url)
        slow = asyncio.create_task(client.post("/slow", b"{}", SECONDS))
        await arrived.wait()
        assert (await client.post("/quick", b"{}", SECONDS))[0] == 200
        assert not slow.done()
        held.set()
        assert (await slow)[0] == 200
        client.close()
    assert len(server.connections) == 2


@pytest.mark.parametrize(
    "pieces",
    [
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chun", b"ked\r\n\r\n5\r\nhel", b"lo\r\n0\r\n\r\n"),
        (b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello",),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", b"he", b"llo"),
    ],
    ids=["chunked", "continue", "in pieces"],
)
async def test_an_answer_may_come_in_any_form(pieces: tuple[bytes, ...]) -> None:
    async with far(sends(*pieces)) as server:
        client = Wire(server.url)
        for _ in range(2):
            assert await client.post("/a", b"{}", SECONDS) == (200, b"hello")
        client.close()
    assert len(server.connections) == 1


async def test_another_status_is_an_answer_too() -> None:
    lost = b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}"
    async with far(sends(lost)) as server:
        client = Wire(server.url)
        assert await client.post("/a", b"{}", SECONDS) == (404, b"{}")
        client.close()


async def test_a_connection_the_server_ends_is_not_used_again() -> None:
    last = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"
    async with far(sends(last)) as server:
        client = Wire(server.url)
        for _ in range(2):
            assert await client.post("/a", b"{}", SECONDS) == (200, b"{}")
    assert len(server.connections) == 2


@pytest.mark.parametrize(
    "reply",
    [
        hangs_up,
        sends(b"220 mail.example.org ESMTP\r\n\r\n"),
        sends(b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"),
    ],
    ids=["hangs up", "another protocol", "no length"],
)
async def test_what_is_no_answer_is_an_error_and_the_next_call_goes_on(reply: Reply) -> None:
    async with far(reply, sends(FINE)) as server:
        client = Wire(server.url)
        with pytest.raises(WireError):
            await client.post("/a", b"{}", SECONDS)
        assert (await client.post("/a", b"{}", SECONDS))[0] == 200
        client.close()
    assert len(server.asked) == 2  # nothing was sent a second time


async def test_an_answer_cut_short_is_an_error() -> None:
    async def cut(writer: asyncio.StreamWriter) -> None:
        await sends(FINE[:-3])(writer)
        writer.close()

    async with far(cut) as server:
        with pytest.raises(WireError):
            await Wire(server.url).post("/a", b"{}", SECONDS)


async def test_an_answer_that_comes_too_late_is_nobodys() -> None:
    async with far(says_nothing, sends(FINE)) as server:
        client = Wire(server.url)
        with pytest.raises(TimeoutError):
            await client.post("/slow", b"{}", 0.05)
        late = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlate"
        server.connections[0].write(late)
        assert await client.post("/next", b"{}", SECONDS) == (200, b'{"ok":true}')
        await server.is_left()
        client.close()
    assert len(server.connections) == 2


async def test_two_answers_to_one_question_end_the_connection() -> None:
    forged = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"
    async with far(sends(FINE + forged), sends(FINE)) as server:
        client = Wire(server.url)
        for _ in range(2):
            assert await client.post("/a", b"{}", SECONDS) == (200, b'{"ok":true}')
        client.close()
    assert len(server.connections) == 2


async def test_a_word_nobody_asked_for_ends_the_connection() -> None:
    async with far(sends(FINE)) as server:
        client = Wire(server.url)
        await client.post("/a", b"{}", SECONDS)
        server.connections[0].write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged")
        await server.is_left()
        assert await client.post("/b", b"{}", SECONDS) == (200, b'{"ok":true}')
        client.close()
    assert len(server.connections) == 2


async def test_a_connection_idle_for_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "_IDLE_SECONDS", -1.0)  # so any is
    async with far(sends(FINE)) as server:
        client = Wire(server.url)
        for _ in range(2):
            await client.post("/a", b"{}", SECONDS)
        client.close()
    assert len(server.connections) == 2


async def test_a_refused_connection_names_no_address() -> None:
    async with far(sends(FINE)) as server:
        url = server.url
    with pytest.raises(WireError) as caught:
        await Wire(url).post("/bot1:secret/getMe", b"{}", SECONDS)
    assert str(caught.value) == "ConnectionRefusedError"


async def test_a_certificate_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    _, side = a_certificate(tmp_path)
    async with far(sends(FINE), tls=side) as server:
        with pytest.raises(WireError, match="SSLCertVerificationError"):
            await Wire(server.url).post("/a", b"{}", SECONDS)
        assert server.asked == []


async def test_tls_with_a_certificate_that_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, side = a_certificate(tmp_path)
    monkeypatch.setattr(wire.certifi, "where", lambda: str(shown))
    async with far(sends(FINE), tls=side) as server:
        client = Wire(server.url)
        for _ in range(2):
            assert (await client.post("/a", b"{}", SECONDS))[0] == 200
        client.close()
    assert len(server.connections) == 1


def test_an_address_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="https"):
        Wire("ftp://127.0.0.1")


async def test_an_error_page_of_something_in_between_is_an_error_of_the_messenger() -> None:
    page = "网关错误".encode("gb18030")
    bad = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: %d\r\n\r\n%b" % (len(page), page)
    async with far(sends(bad)) as server:
        bot = make_bot("7700:standing-in-for-a-token", server.url)
        with pytest.raises(ClientDecodeError):
            await bot.get_me()
        assert await taken(bot, server) == []
        await bot.session.close()


async def taken(bot: Bot, server: Far) -> list[object]:
    """What polling such a server hands on: it waits and tries again, and keeps nothing."""
    kept: list[object] = []

    class Keeps:
        async def keep(self, incoming: object, now: object) -> int:
            kept.append(incoming)
            return 1

    asked = len(server.asked)
    clock = StillClock()
    polling = asyncio.create_task(
        poll(bot, cast(Inbox, Keeps()), clock, lambda: None, wait=0, first_pause=0.01)
    )
    async with asyncio.timeout(SECONDS):
        while len(server.asked) < asked + 2:  # noqa: ASYNC110 - the server tells nobody
            await asyncio.sleep(0.01)
    assert not polling.done()
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    return kept
