"""What a process that died held is taken up again before its leases run out."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress

import structlog

from domain.messaging import StoreAway
from domain.ports import Clock
from storage.kit.engine import Database
from storage.messages.leases import Lease, end_silent, held

log = structlog.get_logger(__name__)

SILENCE = 2.5
"""Seconds. Whoever lives renews its leases in less."""


async def end_silence(
    database: Database,
    clock: Clock,
    stop: asyncio.Event,
    wake: Callable[[], None],
    pause: float = SILENCE,
) -> None:
    """Another process may be alive, and then renews its leases every second. Who does not is dead,
    and what it held need not wait for the end of its leases. While the database is away nobody can
    renew: then it begins anew."""
    seen: Mapping[str, Lease] | None = None
    while not stop.is_set():
        try:
            if seen is None:
                seen = await held(database, clock.now())
            else:
                if await end_silent(database, seen, clock.now()):
                    wake()
                return
        except StoreAway as error:
            seen = None
            log.warning("leases.left", error=type(error).__name__)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)
