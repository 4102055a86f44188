"""What goes wrong beside the kills: a messenger that fails in each of its ways, a database that
stops, a disk that is full, a clock that is put forward and back."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from app.clock import SystemClock
from simulator.calls import Fault
from simulator.world import World
from tests import postgresql
from tests.chaos import life
from tests.chaos.disk import Disk
from tests.makers import ZONE

Trouble = Callable[[Random, Counter[str]], Awaitable[object]]
"""It comes by these dice, over and over until it is cancelled, and counts itself; then all is as it
was."""

ANSWERS = ("sendMessage", "editMessageText", "answerCallbackQuery")
METHODS = (*ANSWERS, "getUpdates")
STOPPED, FULL, MOVED = "database stopped", "disk full", "clock moved"
PUT_BACK = timedelta(hours=6)
"""No clock is wrong by more than this, on the side of the past."""
_AT_FIRST = (1, 4)
"""Seconds until it comes for the first time: so soon that it does, however short the storm."""


def weather(world: World, *methods: str) -> Trouble:
    """One thing after another goes wrong with the calls of the bot."""

    async def comes(dice: Random, _: Counter[str]) -> None:
        while True:
            await asyncio.sleep(dice.uniform(0.5, 3))
            method = dice.choice(methods)
            if any(one.method == method for one in world.faults.left()):
                continue  # one at a time: else it would only ever get worse
            given: dict[str, Any] = dice.choice(
                (
                    {"retry_after": 1, "error_code": 429},
                    {"error_code": 500, "times": 2},
                    {"error_code": 502},
                    {"delay": 3.0},
                    {"drop": "before"},
                    {"drop": "after"},
                )
            )
            world.faults.add(Fault(method=method, **given))

    return comes


def outages(base: str) -> Trouble:
    """The database crashes, and is back after a while."""

    async def comes(dice: Random, struck: Counter[str]) -> None:
        await asyncio.sleep(dice.uniform(*_AT_FIRST))
        while True:
            struck[STOPPED] += 1
            seconds = dice.uniform(0.5, 3)
            stopped = asyncio.create_task(asyncio.to_thread(postgresql.crash, base, seconds))
            try:
                await asyncio.shield(stopped)
            except asyncio.CancelledError:
                await stopped  # it is never left lying
                raise
            await asyncio.sleep(dice.uniform(6, 15))

    return comes


def full_disks(disk: Disk, base: str | None) -> Trouble:
    """The disk is full, for as long as somebody takes who makes room. PostgreSQL ends when it finds
    no room for its log, and is then started again, as it is by a service manager."""

    async def comes(dice: Random, struck: Counter[str]) -> None:
        await asyncio.sleep(dice.uniform(*_AT_FIRST))
        while True:
            struck[FULL] += 1
            try:
                disk.fill()
                await asyncio.sleep(dice.uniform(1, 5))
            finally:
                disk.free()
                if base is not None:
                    await asyncio.to_thread(postgresql.start, base)
            await asyncio.sleep(dice.uniform(6, 15))

    return comes


def wrong_clocks(folder: Path) -> Trouble:
    """The clock of the machine is put forward or back by hours, over midnight, over the end of a
    half-month, and right again."""

    async def comes(dice: Random, struck: Counter[str]) -> None:
        await asyncio.sleep(dice.uniform(*_AT_FIRST))
        try:
            while True:
                struck[MOVED] += 1
                put(folder, dice.choice((_hours, _midnight, _period, _right))(dice))
                await asyncio.sleep(dice.uniform(3, 9))
        finally:
            put(folder, 0)

    return comes


def put(folder: Path, seconds: float) -> None:
    """The clock is wrong by so much from now on."""
    partial = folder / f"{life.CLOCK}.part"
    partial.write_text(f"{seconds:.3f}", "ascii")
    partial.replace(folder / life.CLOCK)


def _hours(dice: Random) -> float:
    return dice.choice((-1, 1)) * dice.uniform(3600, PUT_BACK.total_seconds())


def _midnight(_: Random) -> float:
    today = SystemClock().now().astimezone(ZONE).date()
    return _just_before(today + timedelta(days=1))


def _period(_: Random) -> float:
    """The next half of a month is the first day of which the day is 1 or 16."""
    day = SystemClock().now().astimezone(ZONE).date() + timedelta(days=1)
    while day.day not in {1, 16}:
        day += timedelta(days=1)
    return _just_before(day)


def _just_before(day: date) -> float:
    begins = datetime.combine(day, time(), ZONE)
    return (begins - SystemClock().now()).total_seconds() - 2


def _right(_: Random) -> float:
    return 0.0
