"""Time that stands still until a test, or whoever sleeps, moves it."""

from __future__ import annotations

import asyncio


class Still:
    """A clock in seconds; sleeping only moves it on."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)
