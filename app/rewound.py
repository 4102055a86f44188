"""The machine's clock may be put back while the desk runs, or while it does not."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from domain.ports import Clock
from storage.kit.engine import Database
from storage.messages.rewound import is_behind, release

log = structlog.get_logger(__name__)

_EVERY = 1.0
_STEP = timedelta(seconds=5)
"""By less than this a clock is put right every day; what waits then waits so much longer."""


async def follow_clock(
    database: Database,
    clock: Clock,
    stop: asyncio.Event,
    again: Callable[[], None],
    *,
    every: float = _EVERY,
) -> None:
    """Looks every second, until ``stop``, whether the clock was put back; then what waits for a
    later moment waits no more, and ``again`` is called. While the database is away that is kept in
    mind."""
    went_back: bool | None = None  # nobody knows: it may have been while nothing ran
    before = _against_the_loops(clock)
    while not stop.is_set():
        ahead = _against_the_loops(clock)
        if before - ahead > _STEP:
            log.warning("clock.went_back", seconds=round((before - ahead).total_seconds()))
            went_back = True
            again()
        before = ahead
        try:
            if went_back is None:
                went_back = await is_behind(database, clock.now())
            if went_back:
                log.info("clock.released", rows=await release(database, clock.now()))
                went_back = False
                again()
        except Exception as error:  # the next second brings another chance
            log.warning("clock.left", error=type(error).__name__)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), every)


def _against_the_loops(clock: Clock) -> datetime:
    """What the clock says, less what has passed by the one that nobody can put back."""
    return clock.now() - timedelta(seconds=asyncio.get_running_loop().time())
