"""A bridge for each test, and both libraries as its desk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from simulator.testing import ManualTime
from tests.bridge.phones import Phones
from tests.bridge.server import MEI, BridgeServer, bridging
from tests.callers import Raw, bot, ext, fetched, picture, raw, time
from tests.simulator.test_webhooks import hook

__all__ = ["bot", "ext", "hook", "picture", "raw", "time"]


@pytest.fixture
def phones() -> Phones:
    return Phones()


@pytest.fixture
async def sim(tmp_path: Path, phones: Phones, time: ManualTime) -> AsyncIterator[BridgeServer]:
    """Named as the local server is, whose tests run against it."""
    async with bridging(tmp_path / "bridge.db", phones, time) as server:
        yield server


@pytest.fixture
async def mei(sim: BridgeServer, raw: Raw) -> int:
    """Someone who has started the bot; her /start has been fetched and confirmed."""
    number = await sim.client.person(MEI)
    await fetched(raw)
    return number
