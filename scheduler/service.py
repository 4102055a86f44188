"""The scheduler as the app sees it: jobs and pushes in one piece, from start to stop."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from domain.messaging import Renderer
from domain.ports import Clock, Office
from scheduler.jobs import STATISTICS, SWEEP, Timer, table
from scheduler.lead import Mailbox
from scheduler.line import Courier, SendingLine
from scheduler.pace import Pace


@dataclass(frozen=True, kw_only=True)
class Chores:
    """What is done by the clock beside the sweeps: each night, every few seconds, each hour, each
    minute."""

    upkeep: Callable[[], Awaitable[object]]
    hide: Callable[[], Awaitable[object]] | None = None
    statistics: Callable[[], Awaitable[object]] | None = None
    fold: Callable[[], Awaitable[object]] | None = None


class Scheduler:
    """Sweeps by the clock and sends what the outbox holds: one sender for each line, each with its
    own mailbox."""

    def __init__(
        self,
        lines: Sequence[tuple[SendingLine, Mailbox]],
        office: Office,
        clock: Clock,
        renderer: Renderer,
        chores: Chores,
        pace: Pace | None = None,
    ) -> None:
        pace, rules = pace or Pace(), office.rules
        jobs = table(office, clock, chores.upkeep, chores.hide, chores.statistics, chores.fold)
        there = {job.name for job in jobs}
        self._first = tuple(name for name in (STATISTICS, SWEEP) if name in there)
        self._timer = Timer(jobs, rules.zone)
        sweeping = self._timer.turn(SWEEP)
        self._couriers = {
            mailbox.channel: Courier(line, mailbox, renderer, clock, rules, pace, sweeping)
            for line, mailbox in lines
        }

    def wake(self) -> None:
        """Pushes were queued and committed: send at once instead of at the next look."""
        for courier in self._couriers.values():
            courier.wake()

    def rewind(self) -> None:
        """The clock was put back: the jobs' times are reckoned anew."""
        self._timer.rewind()

    def note(self, channel: str, chat_id: int | str) -> None:
        """Somebody else sent a message to this chat with the same token."""
        self._couriers[channel].note(chat_id)

    async def sweep_now(self) -> bool:
        """Queues what is due now and sends it, without waiting for the minute (after the clock
        was moved, say). Returns whether the sweep went well."""
        went_well = await self._timer.run_now(SWEEP)
        self.wake()
        return went_well

    async def run(self, stop: asyncio.Event) -> None:
        """Works until ``stop`` is set, then winds up. A messenger that is away holds up none of the
        others; raises :class:`domain.messaging.TokenRefused` for a token that one does not know,
        at the start or later, once all have wound up."""
        self._timer.start()
        over = asyncio.Event()
        running = [asyncio.create_task(_follow(stop, over))]
        try:
            for name in self._first:
                await self._timer.run_now(name)
            sending = [asyncio.create_task(one.run(over)) for one in self._couriers.values()]
            running += sending
            await asyncio.wait(sending, return_when=asyncio.FIRST_COMPLETED)
            over.set()  # where one has ended by itself, the others wind up
            await asyncio.wait(sending)
            for one in sending:
                one.result()
        finally:
            for one in running:
                one.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            await self._timer.stop()


async def _follow(stop: asyncio.Event, over: asyncio.Event) -> None:
    await stop.wait()
    over.set()
