"""Pushes by a proxy, and what it means for the row when the proxy refuses."""

import asyncio
import ssl
from pathlib import Path

import pytest
from structlog.testing import capture_logs

import scheduler.pusher
from domain.messaging import Rendered
from scheduler.limits import SlidingWindow
from scheduler.pusher import Outage, Pusher, Sent
from simulator.testing import SimServer
from tests.bot.far import a_certificate, far, sends
from tests.proxies import HOST, a_proxy
from tests.scheduler.conftest import TOKEN, Quick, meet, until

URL = f"http://{HOST}:8081"
KINDS = ("http", "socks5")
ME = b'{"ok":true,"result":{"id":7700,"is_bot":true,"first_name":"desk","username":"desk_bot"}}'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(ME), ME)


def pusher_by(proxy: str, quick: Quick) -> Pusher:
    limiter = SlidingWindow(quick.monotonic, sleep=quick.sleep)
    return Pusher(TOKEN, URL, limiter, proxy=proxy, connections=4, sleep=quick.sleep)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_push_goes_through_it(kind: str, sim: SimServer, quick: Quick) -> None:
    async with a_proxy(kind, {HOST: int(sim.url.rpartition(":")[2])}) as proxy:
        pusher = pusher_by(proxy.url, quick)
        await pusher.start()
        await meet(sim, 1001)
        assert await pusher.push("1001", Rendered(text="第 12 号")) == Sent()
        await pusher.close()
        await sim.client.wait_for(1001, contains="第 12 号")
    assert set(proxy.opened) == {f"{HOST}:8081"}
    assert proxy.refused == 0


@pytest.mark.parametrize("kind", KINDS)
async def test_a_refusal_is_an_outage_and_ends_no_channel(kind: str, quick: Quick) -> None:
    """The proxy's 407, and its 403 for a name it will not reach, are no answers of Telegram's."""
    async with a_proxy(kind, {}) as proxy:
        for url in (proxy.wrong_url, proxy.url):
            pusher = pusher_by(url, quick)
            assert await pusher.push("1001", Rendered(text="x")) == Outage("proxy-failed")
            await pusher.close()
    assert proxy.refused == 1
    assert len(proxy.opened) == 1


@pytest.mark.parametrize("kind", KINDS)
async def test_the_start_waits_for_the_proxy_and_tells_no_secret(kind: str, quick: Quick) -> None:
    async with a_proxy(kind, {}) as proxy:
        pusher = pusher_by(proxy.wrong_url, quick)
        with capture_logs() as logs:
            starting = asyncio.create_task(pusher.start())
            await until(lambda: proxy.refused > 1)
            assert not starting.done()
            starting.cancel()
            await asyncio.gather(starting, return_exceptions=True)
        await pusher.close()
    assert {line["error"] for line in logs} == {"ProxyError"}
    assert "kept-secret" not in str(logs)


@pytest.mark.parametrize("kind", KINDS)
async def test_tls_is_between_the_pusher_and_telegram(
    kind: str, tmp_path: Path, quick: Quick, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, side = a_certificate(tmp_path)
    async with far(sends(ANSWER), tls=side) as server, a_proxy(kind, {}) as proxy:
        proxy.where[HOST] = int(server.url.rpartition(":")[2])
        limiter = SlidingWindow(quick.monotonic, sleep=quick.sleep)
        stranger = Pusher(TOKEN, f"https://{HOST}", limiter, proxy=proxy.url, connections=4)
        assert await stranger.push("1001", Rendered(text="x")) == Outage("unreachable")
        await stranger.close()
        assert server.asked == []
        trusting = ssl.create_default_context(cafile=shown)
        monkeypatch.setattr(scheduler.pusher, "_certificates", lambda: trusting)
        pusher = Pusher(TOKEN, f"https://{HOST}", limiter, proxy=proxy.url, connections=4)
        await pusher.start()
        await pusher.close()
    assert b"getMe" in server.asked[0]
    assert set(proxy.opened) == {f"{HOST}:443"}


async def test_the_settings_alone_say_by_which_way(
    sim: SimServer, quick: Quick, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_proxy("http", {}) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        limiter = SlidingWindow(quick.monotonic, sleep=quick.sleep)
        pusher = Pusher(TOKEN, sim.url, limiter, connections=4, sleep=quick.sleep)
        await pusher.start()
        await pusher.close()
    assert (proxy.opened, proxy.refused) == ([], 0)
