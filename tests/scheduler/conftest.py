"""A simulator whose flood limits and our limiter share a clock that no test waits for."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest

from simulator.client import PATIENCE
from simulator.settings import Settings
from simulator.testing import SimServer, running

TOKEN = "4242:griddesk"


@dataclass
class Quick:
    """Seconds that pass as soon as somebody sleeps."""

    at: float = 1000.0

    def monotonic(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        end = self.at + seconds
        await asyncio.sleep(0.002)
        self.at = max(self.at, end)


@pytest.fixture
def quick() -> Quick:
    return Quick()


@pytest.fixture
async def sim(quick: Quick) -> AsyncIterator[SimServer]:
    # a proxy knows it by another name
    async with running(Settings(monotonic=quick.monotonic, host="::")) as server:
        yield server


async def meet(sim: SimServer, *people: int) -> None:
    """People who have started a conversation with the bot, so that it may write to them."""
    for person in people:
        await sim.client.person(person, f"Person {person}")
        await sim.client.start(person)


async def until(condition: Callable[[], bool]) -> None:
    """Looks until it is so, for as long as a busy machine may need."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - what is watched has no event to wait for
            await asyncio.sleep(0.005)
