"""The bot by a proxy: calls and files go through it, and what it refuses is one sentence."""

import asyncio
import socket
import traceback
from io import BytesIO
from pathlib import Path

import certifi
import pytest
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError
from aiogram.types import BufferedInputFile

from bot.telegram.session import ProxyFailed, make_bot
from simulator.settings import Settings
from simulator.testing import running
from tests.bot.far import a_certificate, far, sends
from tests.proxies import HOST, USER, a_proxy

KINDS = ("http", "socks5")
TOKEN = "7700:standing-in-for-a-token"
URL = f"http://{HOST}:8081"
ME = b'{"ok":true,"result":{"id":7700,"is_bot":true,"first_name":"desk"}}'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(ME), ME)


@pytest.mark.parametrize("kind", KINDS)
async def test_calls_and_files_both_ways_go_through_it(kind: str) -> None:
    async with (
        running(Settings(flood=False, host="::")) as sim,
        a_proxy(kind, _behind(sim.url)) as proxy,
    ):
        await sim.client.person(1001, "Wang")
        bot = make_bot(TOKEN, URL, proxy=proxy.url)
        me = await bot.get_me()
        await sim.client.start(1001)
        sent = await bot.send_document(1001, BufferedInputFile(b"paper", "paper.csv"))
        came = BytesIO()
        assert sent.document is not None
        await bot.download(sent.document.file_id, came)
        await bot.set_webhook("https://desk.example.org/hook")
        await bot.session.close()
    assert me.is_bot
    assert came.getvalue() == b"paper"
    assert set(proxy.opened) == {f"{HOST}:8081"}
    assert proxy.refused == 0


@pytest.mark.parametrize("kind", KINDS)
async def test_a_wrong_password_is_one_sentence(kind: str) -> None:
    async with a_proxy(kind, {}) as proxy:
        for told in await _failures(proxy.wrong_url):
            assert told == "the proxy refuses the user or the password"
    assert proxy.refused == 2
    assert proxy.opened == []


@pytest.mark.parametrize("kind", KINDS)
async def test_a_proxy_that_asks_for_a_password_it_was_not_told(kind: str) -> None:
    async with a_proxy(kind, {}) as proxy:
        for told in await _failures(f"{kind}://{proxy.shown}"):
            assert told.startswith("the proxy ")
    assert proxy.refused == 2


@pytest.mark.parametrize("kind", KINDS)
async def test_a_proxy_that_is_not_there(kind: str) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # and nobody listens
        url = f"{kind}://desk:kept-secret@127.0.0.1:{closed.getsockname()[1]}"
        for told in await _failures(url):
            assert told == "the proxy cannot be reached"


@pytest.mark.parametrize("kind", KINDS)
async def test_a_proxy_that_cannot_reach_telegram(kind: str) -> None:
    async with a_proxy(kind, {}) as proxy:
        for told in await _failures(proxy.url):
            assert told == "the proxy does not let the bot through to Telegram"
    assert len(proxy.opened) == 2


@pytest.mark.parametrize("kind", KINDS)
async def test_what_listens_there_is_no_proxy(kind: str) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"220 mail.example.org ESMTP\r\n")
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        for told in await _failures(f"{kind}://desk:kept-secret@127.0.0.1:{port}"):
            assert told == "the proxy does not let the bot through to Telegram"


@pytest.mark.parametrize("kind", KINDS)
async def test_tls_is_between_the_bot_and_telegram(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, side = a_certificate(tmp_path)
    async with far(sends(ANSWER), tls=side) as server:
        port = int(server.url.rpartition(":")[2])
        async with a_proxy(kind, {HOST: port}) as proxy:
            url = f"https://{HOST}"
            stranger = make_bot(TOKEN, url, proxy=proxy.url)
            with pytest.raises(TelegramNetworkError, match="SSLCertVerificationError"):
                await stranger.get_me()
            with pytest.raises(TelegramNetworkError, match="CERTIFICATE_VERIFY_FAILED"):
                await stranger.send_document(1001, BufferedInputFile(b"paper", "paper.csv"))
            await stranger.session.close()
            assert server.asked == []
            monkeypatch.setattr(certifi, "where", lambda: str(shown))
            bot = make_bot(TOKEN, url, proxy=proxy.url)
            assert (await bot.get_me()).first_name == "desk"
            await bot.session.close()
            assert set(proxy.opened) == {f"{HOST}:443"}


def _behind(url: str) -> dict[str, int]:
    return {HOST: int(url.rpartition(":")[2])}


async def _failures(proxy: str) -> list[str]:
    """What a call and a file fail with, neither of which tells a secret."""
    bot = make_bot(TOKEN, URL, proxy=proxy)
    told = []
    for call in (
        bot.get_me(request_timeout=5),
        bot.send_document(1001, BufferedInputFile(b"paper", "paper.csv"), request_timeout=5),
    ):
        with pytest.raises(TelegramAPIError) as caught:
            await call
        assert isinstance(caught.value, ProxyFailed)
        whole = "".join(traceback.format_exception(caught.value))
        assert "kept-secret" not in whole
        assert USER not in whole
        told.append(caught.value.message)
    await bot.session.close()
    return told
