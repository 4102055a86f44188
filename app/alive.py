"""The sign of life that a container's health check looks at: a file that is touched while the
process works and its database answers.
"""

import asyncio
from contextlib import suppress
from pathlib import Path

import structlog

from storage.kit.engine import Database

log = structlog.get_logger(__name__)

_EVERY = 20.0
"""Seconds; the check in the Dockerfile allows for several."""


async def show_life(
    database: Database, file: Path, stop: asyncio.Event, *, every: float = _EVERY
) -> None:
    """Touches the file until ``stop``, and takes it away then."""
    while not stop.is_set():
        try:
            await database.answers()
            await asyncio.to_thread(file.touch)
        except Exception as error:
            log.warning("alive.not_shown", error=type(error).__name__)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), every)
    await asyncio.to_thread(file.unlink, missing_ok=True)
