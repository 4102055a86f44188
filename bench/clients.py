"""``python -m bench.clients``: what an update costs with the wire and with general HTTP clients.

Decision 15 stands on it: the wire stays as long as it saves a tenth beside the best of them. The
processor time is that of the product's process alone, so other work on the machine disturbs it
less than it does rates.
"""

import argparse
import asyncio
import os
import ssl
import statistics
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import certifi
import httpx
import psutil
from yarl import URL

import bot.telegram.session
from app.cli import main as griddesk
from bench.contestants import Contestant, at_work
from bench.phones import reports
from bot.telegram.wire import Wire, WireError
from simulator.settings import Settings
from simulator.testing import running

PEOPLE = list(range(1, 17))
CLIENT = "BENCH_CLIENT"
"""The variable that tells the measured process which client to take."""
_KEPT_SECONDS = 15
_JSON = {"Content-Type": "application/json"}


class ByAiohttp:
    """aiohttp with everything left out that can be: cookies, redirects, unpacking, timers of its
    own, headers made anew, and the second attempt to connect meanwhile."""

    def __init__(self, url: str, _proxy: str | None) -> None:
        parts = urlsplit(url)
        self._root = f"{parts.scheme}://{parts.netloc}"
        self._urls: dict[str, URL] = {}
        self._session: aiohttp.ClientSession | None = None

    async def post(self, path: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        """As the wire's."""
        url = self._urls.get(path)
        if url is None:
            url = self._urls[path] = URL(self._root + path, encoded=True)
        try:
            async with (
                asyncio.timeout(seconds),
                self._opened().post(url, data=body, allow_redirects=False) as answer,
            ):
                return answer.status, await answer.read()
        except aiohttp.ClientError as error:
            raise WireError(type(error).__name__) from error

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=0,
                    happy_eyeballs_delay=None,
                    keepalive_timeout=_KEPT_SECONDS,
                    ssl=ssl.create_default_context(cafile=certifi.where()),
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                timeout=aiohttp.ClientTimeout(),
                headers={
                    **_JSON,
                    "Accept": "*/*",
                    "Accept-Encoding": "identity",
                    "User-Agent": "griddesk",
                },
            )
        return self._session

    def close(self) -> None:
        """Nothing: the process ends."""


class ByHttpx:
    """httpx, which python-telegram-bot brings."""

    def __init__(self, url: str, _proxy: str | None) -> None:
        parts = urlsplit(url)
        self._root = f"{parts.scheme}://{parts.netloc}"
        limits = httpx.Limits(max_keepalive_connections=100, keepalive_expiry=_KEPT_SECONDS)
        self._client = httpx.AsyncClient(limits=limits, headers=_JSON, trust_env=False)

    async def post(self, path: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        """As the wire's."""
        try:
            answer = await self._client.post(self._root + path, content=body, timeout=seconds)
        except httpx.TimeoutException as error:
            raise TimeoutError from error
        except httpx.HTTPError as error:
            raise WireError(type(error).__name__) from error
        return answer.status_code, answer.content

    def close(self) -> None:
        """Nothing: the process ends."""


CLIENTS = {"wire": Wire, "aiohttp": ByAiohttp, "httpx": ByHttpx}


async def milliseconds(client: str, rounds: int) -> float:
    """Processor time of an update, user and system, over ``rounds`` reports of each person after
    two to warm up; the product is started anew."""
    os.environ[CLIENT] = client
    product = Contestant("griddesk", "", "bench.clients", "NORMAL")
    with tempfile.TemporaryDirectory(prefix="griddesk-bench-") as name:
        async with running(Settings(flood=False)) as sim:
            for person in PEOPLE:
                await sim.client.person(person, f"Phone {person}", language_code="zh")
            async with at_work(product, sim.world, sim.url, PEOPLE, Path(name)) as started:
                await reports(sim.world, PEOPLE, 2)
                process = psutil.Process(started.process.pid)
                before = process.cpu_times()
                took = await reports(sim.world, PEOPLE, rounds)
                after = process.cpu_times()
    used = after.user - before.user + after.system - before.system
    return used / took.updates * 1000


async def measure(client: str, pairs: int, rounds: int) -> None:
    """The wire and a client by turns, the one first that was last before; prints as it goes."""
    found: dict[str, list[float]] = {"wire": [], client: []}
    for pair in range(pairs):
        for name in ("wire", client) if pair % 2 == 0 else (client, "wire"):
            found[name].append(await milliseconds(name, rounds))
        print(f"wire {found['wire'][-1]:.2f} ms, {client} {found[client][-1]:.2f} ms", flush=True)
    saved = [1 - w / c for w, c in zip(found["wire"], found[client], strict=True)]
    print(
        *(f"{n} {statistics.median(t):.2f} ms ({_span(t, '.2f')});" for n, t in found.items()),
        f"the wire saves {statistics.median(saved):.0%} ({_span(saved, '.0%')})",
    )


def _span(values: list[float], shape: str) -> str:
    return f"{min(values):{shape}} to {max(values):{shape}}"


def main() -> None:
    """Measures; or, with ``run``, is what is measured."""
    if sys.argv[1:] == ["run"]:
        vars(bot.telegram.session)["Wire"] = CLIENTS[os.environ[CLIENT]]
        sys.exit(griddesk())
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--against", choices=("aiohttp", "httpx"), default="aiohttp")
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--reports", type=int, default=15, help="reports a person in each run")
    given = parser.parse_args()
    asyncio.run(measure(given.against, given.pairs, given.reports))


if __name__ == "__main__":
    main()
