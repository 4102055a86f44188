"""Parts of a run end together."""

import asyncio
import os
import signal

import pytest

from app.stopping import stop_on_signals, together, unless_stopped
from simulator.client import PATIENCE


async def test_a_signal_sets_the_event() -> None:
    stop = stop_on_signals()
    os.kill(os.getpid(), signal.SIGTERM)
    async with asyncio.timeout(PATIENCE):
        await stop.wait()


async def test_when_one_part_fails_the_others_are_asked_to_end() -> None:
    stop, ended = asyncio.Event(), []

    async def fails() -> None:
        raise LookupError("the reason")

    async def works() -> None:
        await stop.wait()
        ended.append("works")

    with pytest.raises(LookupError, match="the reason"):
        await together(stop, works(), fails())
    assert ended == ["works"]


async def test_work_is_done_unless_stop_comes_first() -> None:
    stop = asyncio.Event()
    assert await unless_stopped(asyncio.sleep(0), stop)
    working = asyncio.create_task(unless_stopped(asyncio.Event().wait(), stop))
    stop.set()
    assert not await working


async def test_what_the_work_raises_is_raised() -> None:
    async def fails() -> None:
        raise LookupError("the reason")

    with pytest.raises(LookupError, match="the reason"):
        await unless_stopped(fails(), asyncio.Event())
