"""A simulator for the length of a test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from simulator.client import SimClient
from simulator.server import create_app
from simulator.settings import Settings
from simulator.userside.web import WORLD
from simulator.world import World


@dataclass(frozen=True)
class SimServer:
    """A running simulator: its address, its insides, and a client of its user side."""

    url: str
    world: World
    client: SimClient

    def bot_url(self, token: str, method: str) -> str:
        return f"{self.url}/bot{token}/{method}"


@asynccontextmanager
async def running(settings: Settings | None = None) -> AsyncIterator[SimServer]:
    """Serve on a free port of loopback (whatever port the settings name) until left."""
    app = create_app(settings)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        url = f"http://{host}:{port}"
        async with SimClient(url) as client:
            yield SimServer(url=url, world=app[WORLD], client=client)
    finally:
        await runner.cleanup()
