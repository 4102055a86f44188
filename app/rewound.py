"""The machine's clock may be put back while the desk runs, or while it does not."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from time import monotonic

import structlog

from domain.ports import Clock
from storage.kit.engine import Database
from storage.messages.rewound import release, written_ahead

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
    passing: Callable[[], float] = monotonic,
) -> None:
    """Looks every second, until ``stop``, whether the clock was put back against the ``passing``
    seconds, which nobody can put back; then what waited when it was waits no more, and ``again`` is
    called. While the database is away that is kept in mind."""
    asked = False  # it may have been while nothing ran
    was: datetime | None = None
    before = clock.now() - timedelta(seconds=passing())
    while not stop.is_set():
        ahead = clock.now() - timedelta(seconds=passing())
        step = before - ahead
        if step > _STEP:
            log.warning("clock.went_back", seconds=round(step.total_seconds()))
            was = max(filter(None, (was, clock.now() + step)))
            again()
        before = ahead
        try:
            if not asked:
                found = await written_ahead(database, clock.now())
                asked, was = True, max(filter(None, (was, found)), default=None)
            if was is not None:
                log.info("clock.released", rows=await release(database, clock.now(), was))
                was = None
                again()
        except Exception as error:  # the next second brings another chance
            log.warning("clock.left", error=type(error).__name__)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), every)
