"""A simulator for each test, and both libraries as its bots."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from simulator.settings import Settings
from simulator.testing import ManualTime, SimServer, running
from tests.callers import Raw, bot, ext, fetched, picture, raw, time

__all__ = ["bot", "ext", "picture", "raw", "time"]


@pytest.fixture
def settings(time: ManualTime) -> Settings:
    return Settings(flood=False, clock=time.clock, monotonic=time.clock, sleep=time.sleep)


@pytest.fixture
async def sim(settings: Settings) -> AsyncIterator[SimServer]:
    async with running(settings) as server:
        yield server


@pytest.fixture
async def mei(sim: SimServer, raw: Raw) -> int:
    """Someone who has started the bot; her /start has been fetched and confirmed."""
    await raw("getMe")
    await sim.client.person(1001, "Mei", last_name="Li", username="limei", language_code="zh")
    await sim.client.say(1001, "/start")
    await fetched(raw)
    return 1001
