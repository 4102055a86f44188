"""What goes on beside the product while the demo runs: the colleagues' work, and the list of what
there is to try."""

import asyncio
from contextlib import suppress

import aiohttp

from app.clock import DemoClock
from app.demo.colleagues import Colleagues
from app.demo.guide import guide, has_come, on_file
from app.demo.phones import Simulator
from app.wiring import Product
from domain.rules import Rules

_LOOK_EVERY = 20.0
"""Seconds between two looks of the colleagues at the clock."""
_TICK = 2.0
"""Seconds between two looks at what has been tried."""
_SUPERVISOR, _BOARD = 1008, "📊"


async def work_along(others: Colleagues, clock: DemoClock, stop: asyncio.Event) -> None:
    """The colleagues at their work, until ``stop``."""
    while not stop.is_set():
        await others.catch_up(clock.now())
        await _rest(stop, _LOOK_EVERY)


async def tick_off(
    wall: Simulator, product: Product, others: Colleagues, rules: Rules, stop: asyncio.Event
) -> None:
    """Ticks off what has been tried, until ``stop``. A simulator that is gone is told of by who
    watches it."""
    shown = None
    while not stop.is_set():
        done = await product.database.read(lambda found: on_file(found, others.start))
        done |= has_come(rules, others.start, product.clock.now())
        with suppress(aiohttp.ClientError):
            if await wall.says(_SUPERVISOR, _BOARD):
                done |= {"status"}
            if done != shown:
                await wall.show_guide(guide(done))
                shown = done
        await _rest(stop, _TICK)


async def _rest(stop: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()
