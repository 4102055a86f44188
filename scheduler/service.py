"""The scheduler as the app sees it: jobs and pushes in one piece, from start to stop."""

import asyncio
from collections.abc import Awaitable, Callable

from domain.messaging import Outbox, Renderer
from domain.ports import Clock, Office
from scheduler.jobs import SWEEP, Timer, table
from scheduler.limits import Limits, SlidingWindow
from scheduler.pusher import Pusher
from scheduler.sender import Sender


class Scheduler:
    """Sweeps by the clock and sends what the outbox holds. One for each bot token."""

    def __init__(
        self,
        *,
        token: str,
        api_url: str,
        proxy: str | None = None,
        outbox: Outbox,
        office: Office,
        clock: Clock,
        renderer: Renderer,
        upkeep: Callable[[], Awaitable[object]],
        hide: Callable[[], Awaitable[object]] | None = None,
        monotonic: Callable[[], float],
        owner: str,
        channel: str = "telegram",
        concurrency: int = 64,
        limits: Limits | None = None,
        poll: float = 1.0,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """``api_url`` is the root of the Bot API (``https://api.telegram.org``), ``proxy`` the
        address of what it is reached by, if anything, ``owner`` the name under which this process
        leases rows, ``monotonic`` the real passing of time."""
        self._limiter = SlidingWindow(monotonic, sleep=sleep, limits=limits)
        self._pusher = Pusher(
            token, api_url, self._limiter, proxy=proxy, connections=concurrency, sleep=sleep
        )
        self._sender = Sender(
            outbox,
            self._pusher.push,
            renderer,
            clock,
            office.rules,
            owner=owner,
            channel=channel,
            at_once=concurrency,
            poll=poll,
            sleep=sleep,
        )
        self._timer = Timer(table(office, clock, upkeep, hide), office.rules.zone)

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
        raises :class:`scheduler.pusher.TokenRefused` for a token that it does not know."""
        self._timer.start()
        try:
            await self._timer.run_now(SWEEP)
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
