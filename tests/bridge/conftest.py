"""A bridge for each test, and both libraries as its desk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from botapi.values import JSON
from simulator.testing import ManualTime
from tests.bridge.phones import Phones
from tests.bridge.server import MEI, TOKEN, BridgeServer, bridging
from tests.simulator.conftest import Raw, bot, ext, picture, time

__all__ = ["bot", "ext", "picture", "time"]


@pytest.fixture
def phones() -> Phones:
    return Phones()


@pytest.fixture
async def sim(tmp_path: Path, phones: Phones, time: ManualTime) -> AsyncIterator[BridgeServer]:
    """Named as the local server is, whose tests run against it."""
    async with bridging(tmp_path / "bridge.db", phones, time) as server:
        yield server


@pytest.fixture
async def raw(sim: BridgeServer) -> AsyncIterator[Raw]:
    """Calls a method with a JSON body and answers the whole answer."""
    async with aiohttp.ClientSession() as session:

        async def call(method: str, token: str = TOKEN, **params: object) -> JSON:
            async with session.post(sim.bot_url(token, method), json=params) as response:
                body: JSON = await response.json()
                assert response.status == (200 if body["ok"] else body["error_code"])
                return body

        yield call


@pytest.fixture
async def mei(sim: BridgeServer, raw: Raw) -> int:
    """Someone who has started the bot; her /start has been fetched and confirmed."""
    number = await sim.client.person(MEI)
    updates = await raw("getUpdates")
    await raw("getUpdates", offset=updates["result"][-1]["update_id"] + 1)
    return number
