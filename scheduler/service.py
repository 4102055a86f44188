"""The scheduler as the app sees it: jobs and pushes in one piece, from start to stop."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from domain.messaging import Renderer
from domain.ports import Clock, Office
from scheduler.jobs import STATISTICS, SWEEP, Timer, table
from scheduler.lead import Mailbox
from scheduler.limits import Limits, SlidingWindow
from scheduler.pusher import Pusher
from scheduler.sender import Pace, Sender


@dataclass(frozen=True, kw_only=True)
class SendingLine:
    """The way to Telegram with one token. ``api_url`` is the root of the Bot API
    (``https://api.telegram.org``), ``proxy`` the address of what it is reached by, if anything;
    ``monotonic`` tells the real passing of time, by which ``limits`` count."""

    token: str = field(repr=False)
    api_url: str
    proxy: str | None = field(default=None, repr=False)
    monotonic: Callable[[], float] = time.monotonic
    limits: Limits | None = None


@dataclass(frozen=True, kw_only=True)
class Chores:
    """What is done by the clock beside the sweeps: each night, every few seconds, each hour, each
    minute."""

    upkeep: Callable[[], Awaitable[object]]
    hide: Callable[[], Awaitable[object]] | None = None
    statistics: Callable[[], Awaitable[object]] | None = None
    fold: Callable[[], Awaitable[object]] | None = None


class Scheduler:
    """Sweeps by the clock and sends what the outbox holds. One for each bot token."""

    def __init__(
        self,
        line: SendingLine,
        mailbox: Mailbox,
        office: Office,
        clock: Clock,
        renderer: Renderer,
        chores: Chores,
        pace: Pace | None = None,
    ) -> None:
        pace = pace or Pace()
        self._limiter = SlidingWindow(line.monotonic, sleep=pace.sleep, limits=line.limits)
        self._pusher = Pusher(
            line.token,
            line.api_url,
            self._limiter,
            proxy=line.proxy,
            connections=pace.at_once,
            sleep=pace.sleep,
        )
        push, rules = self._pusher.push, office.rules
        jobs = table(office, clock, chores.upkeep, chores.hide, chores.statistics, chores.fold)
        there = {job.name for job in jobs}
        self._first = tuple(name for name in (STATISTICS, SWEEP) if name in there)
        self._timer = Timer(jobs, rules.zone)
        sweeping = self._timer.turn(SWEEP)
        self._sender = Sender(mailbox, push, renderer, clock, rules, pace, sweeping)

    def wake(self) -> None:
        """Pushes were queued and committed: send at once instead of at the next look."""
        self._sender.wake()

    def note(self, chat_id: int | str) -> None:
        """Somebody else sent a message to this chat with the same token."""
        self._limiter.note(chat_id)

    async def sweep_now(self) -> bool:
        """Queues what is due now and sends it, without waiting for the minute (after the clock
        was moved, say). Returns whether the sweep went well."""
        went_well = await self._timer.run_now(SWEEP)
        self.wake()
        return went_well

    async def run(self, stop: asyncio.Event) -> None:
        """Works until ``stop`` is set, then winds up. Waits for Telegram as long as it takes;
        raises :class:`domain.messaging.TokenRefused` for a token that it does not know,
        at the start or later."""
        self._timer.start()
        try:
            for name in self._first:
                await self._timer.run_now(name)
            if await self._started(stop):
                await self._sender.run(stop)
        finally:
            await self._timer.stop()
            await self._pusher.close()

    async def _started(self, stop: asyncio.Event) -> bool:
        """Whether Telegram answered before ``stop``."""
        start = asyncio.create_task(self._pusher.start())
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait((start, stopped), return_when=asyncio.FIRST_COMPLETED)
            if start.done():
                start.result()
            return start.done() and not stop.is_set()
        finally:
            for task in (start, stopped):
                task.cancel()
            await asyncio.gather(start, stopped, return_exceptions=True)
