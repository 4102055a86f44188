"""Ending cleanly: signals become an event, and the parts of a run end together."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def stop_on_signals() -> asyncio.Event:
    """An event that the first signal sets; a second one ends the process the hard way."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def caught() -> None:
        stop.set()
        for number in _SIGNALS:
            loop.remove_signal_handler(number)

    for number in _SIGNALS:
        loop.add_signal_handler(number, caught)
    return stop


async def together(stop: asyncio.Event, *parts: Coroutine[Any, Any, None]) -> None:
    """Runs the parts until ``stop``; when one ends or fails, all are asked to end.

    Each part watches ``stop`` itself. Raises what the first failing part raised.
    """

    async def one(part: Coroutine[Any, Any, None]) -> None:
        try:
            await part
        finally:
            stop.set()

    results = await asyncio.gather(*(one(part) for part in parts), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result


async def pause(stop: asyncio.Event, seconds: float) -> bool:
    """Waits, but not beyond ``stop``; returns whether to go on."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return True
    return False
