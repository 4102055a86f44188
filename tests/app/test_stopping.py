"""Parts of a run end together."""

import asyncio
import os
import signal

import pytest

from app.stopping import pause, stop_on_signals, together


async def test_a_signal_sets_the_event() -> None:
    stop = stop_on_signals()
    os.kill(os.getpid(), signal.SIGTERM)
    async with asyncio.timeout(5):
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


async def test_a_pause_ends_with_stop() -> None:
    stop = asyncio.Event()
    assert await pause(stop, 0.01)
    stop.set()
    assert not await pause(stop, 60)
