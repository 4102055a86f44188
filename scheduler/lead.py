"""Whose turn it is to send: one sender for all that goes out, whichever processes run."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import structlog

from domain.messaging import Outbox
from domain.ports import Clock
from scheduler.marks import Marks
from scheduler.trouble import told

log = structlog.get_logger(__name__)

_LOOK_AGAIN = 0.2
_PATIENCE = 5.0
"""Seconds for which a sweep is waited for: less than the lead lasts."""


@dataclass(frozen=True, kw_only=True)
class Mailbox:
    """Whose rows are sent, by what way, and under which name this process leases them."""

    outbox: Outbox
    owner: str
    channel: str = "telegram"


class Overtaken(Exception):
    """Another process sends now."""


class Lead:
    """The lease of the sending. Two senders, each within the messenger's limits, are not within
    them together."""

    def __init__(
        self,
        mailbox: Mailbox,
        marks: Marks,
        clock: Clock,
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self._mailbox = mailbox
        self._marks = marks
        self._clock = clock
        self._sleep = sleep
        self._until: datetime | None = None
        self._stands_by = False

    async def take(self) -> bool:
        """Takes or renews it; whether it is ours. Raises what the outbox raises."""
        now, mailbox = self._clock.now(), self._mailbox
        until = await mailbox.outbox.lead(mailbox.owner, mailbox.channel, now)
        if (until is None) != self._stands_by:
            self._stands_by = until is None
            log.info("push.stands_by" if self._stands_by else "push.leads")
        self._until = until
        return until is not None

    async def renew(self) -> None:
        """Takes it again where that can be done now."""
        try:
            await self.take()
        except Exception as error:
            log.error("push.lead_failed", **told(error))

    async def may_go(self) -> None:
        """Returns when a push may go out: what went before is written down, or a kill would repeat
        all of it, and nobody else sends. Waits where that is not known, as the database is away.
        Raises :class:`Overtaken`."""
        await self._marks.written.wait()
        while self._until is None or self._clock.now() >= self._until:
            if self._stands_by:
                raise Overtaken
            await self._sleep(_LOOK_AGAIN)

    async def resign(self) -> None:
        """Leaves it to others (at a clean stop)."""
        try:
            await self._mailbox.outbox.resign(self._mailbox.owner, self._mailbox.channel)
        except Exception as error:
            log.error("push.lead_failed", **told(error))


async def all_said(sweeping: asyncio.Lock) -> None:
    """Waits while a sweep goes on, so that one person hears of all it finds in one message."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE), sweeping:
            pass
