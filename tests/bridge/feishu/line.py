"""A messenger that hears over loopback, and time that a test moves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bridge.feishu import FeishuMessenger
from bridge.messenger import Happening, Toast
from tests.bridge.feishu.platform import PATIENCE, SECRET, Platform, running


class Waiting:
    """Time that stands still; a test sees who sleeps, for how long, and wakes them."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.asleep: asyncio.Queue[tuple[float, asyncio.Event]] = asyncio.Queue()

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        awake = asyncio.Event()
        await self.asleep.put((seconds, awake))
        await awake.wait()

    async def wake(self) -> float:
        """Lets the next sleeper sleep on to its end; answers how long it slept."""
        async with asyncio.timeout(PATIENCE):
            seconds, awake = await self.asleep.get()
        self.now += seconds
        awake.set()
        return seconds


@dataclass
class Desk:
    """Takes what it is told."""

    taken: asyncio.Queue[Happening] = field(default_factory=asyncio.Queue)
    toast: Toast | None = None
    fault: Exception | None = None
    gate: asyncio.Event | None = None

    async def take(self, happening: Happening) -> Toast | None:
        if self.gate is not None:
            await self.gate.wait()
        if self.fault is not None:
            raise self.fault
        await self.taken.put(happening)
        return self.toast


@dataclass
class Line:
    """A messenger that hears."""

    platform: Platform
    messenger: FeishuMessenger
    time: Waiting
    desk: Desk
    run: asyncio.Task[None]

    async def pressed_on(self, message_id: str) -> None:
        """Wait until a press on that message is with the desk."""
        async with asyncio.timeout(PATIENCE):
            while message_id not in self.messenger._presses._open:  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0.005)


Given = Callable[[Platform], object]


@asynccontextmanager
async def hearing(given: Given = lambda platform: None) -> AsyncIterator[Line]:
    time, desk = Waiting(), Desk()
    async with running() as platform:
        given(platform)
        messenger = FeishuMessenger(
            app_id="cli_x",
            app_secret=SECRET,
            url=platform.url,
            clock=time.clock,
            sleep=time.sleep,
            draw=lambda: 0.5,
        )
        run = asyncio.create_task(messenger.run(desk.take))
        try:
            yield Line(platform, messenger, time, desk, run)
        finally:
            run.cancel()
            await asyncio.wait([run])
            await messenger.close()


async def within(what: Awaitable[None]) -> None:
    async with asyncio.timeout(PATIENCE):
        await what
