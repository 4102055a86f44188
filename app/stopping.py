"""Ending cleanly: signals become an event, and the parts of a run end together."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any

from app.say import goodbye

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def stop_on_signals() -> asyncio.Event:
    """An event that the first signal sets; a second one ends the process the hard way.

    Ctrl-C is answered with a goodbye at once: whoever pressed it sees that it was heard.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def caught(number: signal.Signals) -> None:
        stop.set()
        for other in _SIGNALS:
            loop.remove_signal_handler(other)
        # Python's own answer would be a KeyboardInterrupt in the middle of the ending
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if number == signal.SIGINT:
            goodbye()

    for number in _SIGNALS:
        loop.add_signal_handler(number, caught, number)
    return stop


async def together(stop: asyncio.Event, *parts: Coroutine[Any, Any, object]) -> None:
    """Runs the parts until ``stop``; when one ends or fails, all are asked to end.

    Each part watches ``stop`` itself. Raises what the first failing part raised.
    """

    async def one(part: Coroutine[Any, Any, object]) -> None:
        try:
            await part
        finally:
            stop.set()

    results = await asyncio.gather(*(one(part) for part in parts), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result


async def unless_stopped(work: Coroutine[Any, Any, object], stop: asyncio.Event) -> bool:
    """Does the work unless ``stop`` comes first, which ends it at once; returns whether it was
    done. Raises what the work raises."""
    working = asyncio.create_task(work)
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait((working, stopped), return_when=asyncio.FIRST_COMPLETED)
    done = working.done()
    for task in (working, stopped):
        task.cancel()
    await asyncio.gather(stopped, return_exceptions=True)
    try:
        await working
    except asyncio.CancelledError:
        if done:
            raise
    return done
