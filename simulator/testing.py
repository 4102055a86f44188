"""A simulator for the length of a test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from simulator.client import PATIENCE, SimClient
from simulator.feishu.delivery import DELIVERY, Delivery
from simulator.feishu.tenant import TENANT, Tenant
from simulator.server import create_app
from simulator.settings import Settings
from simulator.userside.web import WORLD
from simulator.world import World


class ManualTime:
    """Time that stands still until a test moves it; sleeping only moves it on.

    >>> time = ManualTime()
    >>> Settings(clock=time.clock, monotonic=time.clock, sleep=time.sleep)
    """

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.now = now
        self.slept: list[float] = []
        self._slept = asyncio.Event()

    def clock(self) -> float:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        self._slept.set()
        await asyncio.sleep(0)

    async def slept_often(self, times: int) -> None:
        """Wait until something has slept so many times."""
        async with asyncio.timeout(PATIENCE):
            while len(self.slept) < times:
                self._slept.clear()
                await self._slept.wait()


@dataclass(frozen=True)
class SimServer:
    """A running simulator: its address, its insides, and a client of its user side."""

    url: str
    world: World
    client: SimClient
    tenant: Tenant
    delivery: Delivery

    async def polled(self, bot_id: int) -> None:
        """Wait until a bot has a long poll open."""
        async with asyncio.timeout(PATIENCE):
            while not self.world.updates.polling(bot_id):  # noqa: ASYNC110 - no event tells of it
                await asyncio.sleep(0.005)

    async def waiting(self, requests: int) -> None:
        """Wait until so many requests are waiting for something."""
        async with asyncio.timeout(PATIENCE):
            while self.world.events.waiting < requests:  # noqa: ASYNC110 - no event tells of it
                await asyncio.sleep(0.005)

    def bot_url(self, token: str, method: str) -> str:
        return f"{self.url}/bot{token}/{method}"


@asynccontextmanager
async def running(settings: Settings | None = None) -> AsyncIterator[SimServer]:
    """Serve on a free port of loopback (whatever port the settings name) until left."""
    app = create_app(settings)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    client: SimClient | None = None
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        client = SimClient(f"http://{host}:{port}")
        yield SimServer(
            url=client.base_url,
            world=app[WORLD],
            client=client,
            tenant=app[TENANT],
            delivery=app[DELIVERY],
        )
    finally:
        # The server first: a client closed in the middle of a long poll would connect once more.
        await runner.cleanup()
        if client is not None:
            await client.close()
