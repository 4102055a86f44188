"""What happens by the clock: a table, and the timer that reads it.

No logic here. What is due lives in rows that a sweep finds, so a late, missed or doubled run
changes nothing but the time.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import tzinfo

import structlog
from apscheduler.schedulers.asyncio import (  # type: ignore[import-untyped]  # ships no types
    AsyncIOScheduler,
)
from apscheduler.triggers.base import BaseTrigger  # type: ignore[import-untyped]  # ships no types
from apscheduler.triggers.cron import CronTrigger  # type: ignore[import-untyped]  # ships no types

from domain.handfuls import Handful
from domain.ports import Clock, Office
from domain.request import Request
from domain.sweeps import SWEEPS, Sweep, first_handfuls, handful
from scheduler.trouble import told

log = structlog.get_logger(__name__)

SWEEP = "remind_due"
UPKEEP = "upkeep"
HIDE = "hide"
STATISTICS = "statistics"
FOLD = "fold"
_HANDFULS = 1000
"""Of one sweep in one minute; the next minute goes on."""
_TOGETHER = 8
"""As many sweeps look in one transaction: a process that has just begun takes milliseconds over the
first question of each."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """A name for the log, when, and what."""

    name: str
    trigger: BaseTrigger
    run: Callable[[], Awaitable[object]]


def table(
    office: Office,
    clock: Clock,
    upkeep: Callable[[], Awaitable[object]],
    hide: Callable[[], Awaitable[object]] | None = None,
    statistics: Callable[[], Awaitable[object]] | None = None,
    fold: Callable[[], Awaitable[object]] | None = None,
) -> tuple[Job, ...]:
    """All jobs. Triggers go by the zone of the district's rules. ``hide`` takes away messages
    whose time is over; ``statistics`` has the database look at what it holds; ``fold`` adds what
    has changed to the counts of the boards, which are right without it but take longer to read."""
    zone = office.rules.zone
    more = () if hide is None else (_hiding(hide, zone),)
    if statistics is not None:
        hourly = CronTrigger(minute=47, second=30, timezone=zone)
        more = (*more, Job(name=STATISTICS, trigger=hourly, run=statistics))
    if fold is not None:
        between_sweeps = CronTrigger(second=40, timezone=zone)
        more = (*more, Job(name=FOLD, trigger=between_sweeps, run=fold))
    return (
        Job(
            name=SWEEP,
            trigger=CronTrigger(minute="*", timezone=zone),
            run=lambda: sweep(office, clock),
        ),
        Job(
            name=UPKEEP,
            trigger=CronTrigger(hour=3, minute=30, timezone=zone),
            run=upkeep,
        ),
        *more,
    )


def _hiding(hide: Callable[[], Awaitable[object]], zone: tzinfo) -> Job:
    return Job(name=HIDE, trigger=CronTrigger(second="*/20", timezone=zone), run=hide)


async def sweep(office: Office, clock: Clock) -> int:
    """All sweeps, a transaction for each handful of what they find, and one for some of those that
    find nothing; returns how many pushes they queued. A matter that cannot be told of is left
    aside. A sweep that fails keeps the others from nothing, and what it raised is raised once they
    are through."""
    queued, trouble, left, together = 0, None, SWEEPS, True
    while left:
        part: Handful | None = Handful()
        passed = 1
        if together:
            try:
                passed, told_of, found = await office.do(
                    first_handfuls, Request(now=clock.now()), left[:_TOGETHER]
                )
            except Exception:
                together = False  # each by itself from here on: who it was is told there
            else:
                queued, part = queued + told_of, found.following()
        try:
            queued += await _all_of(office, clock, left[passed - 1], part)
        except Exception as error:
            log.warning("sweep.failed", sweep=left[passed - 1].__name__, **told(error))
            trouble = trouble or error
        left = left[passed:]
    if trouble is not None:
        raise trouble
    return queued


async def _all_of(office: Office, clock: Clock, action: Sweep, part: Handful | None) -> int:
    """All handfuls of one sweep, from this one on. Of one that fails each matter is taken by
    itself; the broken one is left aside until the next minute, and keeps the others from
    nothing."""
    queued = 0
    for _ in range(_HANDFULS):
        if part is None:
            break
        try:
            queued += await office.do(handful, Request(now=clock.now()), action, part)
        except Exception as error:
            if not part.found:
                raise  # before anything was found: no matter is to blame
            if not part.singles:
                part = part.one_by_one()
                continue
            log.error(
                "sweep.left_aside", sweep=action.__name__, matter=part.found[0], **told(error)
            )
        part = part.following()
    return queued


class Timer:
    """Runs the jobs of a table at their times; what one raises is logged with its name."""

    def __init__(self, jobs: tuple[Job, ...], zone: tzinfo) -> None:
        self._jobs = {job.name: job for job in jobs}
        self._turns = {job.name: asyncio.Lock() for job in jobs}
        self.scheduler = build_scheduler(zone)
        for job in jobs:
            self.scheduler.add_job(
                self.run_now, trigger=job.trigger, args=(job.name,), id=job.name, name=job.name
            )

    def turn(self, name: str) -> asyncio.Lock:
        """Held while the job is under way."""
        return self._turns[name]

    async def run_now(self, name: str) -> bool:
        """Runs a job at once, after one of the same name that is under way; never raises.
        Returns whether it went well."""
        async with self._turns[name]:
            try:
                result = await self._jobs[name].run()
            except Exception as error:
                log.error("job.failed", job=name, **told(error))
                return False
        log.debug("job.done", job=name, result=result if isinstance(result, int) else None)
        return True

    def start(self) -> None:
        """Starts the clockwork in the running event loop."""
        self.scheduler.start()

    def rewind(self) -> None:
        """Reckons anew when each job is next, from the moment it is now; else one whose last run
        is ahead of a clock that was put back waits until that comes once more."""
        if self.scheduler.running:
            for job in self.scheduler.get_jobs():
                job.reschedule(job.trigger)

    async def stop(self, grace: float = 5.0) -> None:
        """No new runs; lets the one under way finish for ``grace`` seconds."""
        if not self.scheduler.running:
            return
        self.scheduler.pause()
        try:
            async with asyncio.timeout(grace):
                for turn in self._turns.values():
                    async with turn:
                        pass
        except TimeoutError:
            log.warning("job.abandoned")
        self.scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # it shuts down in the next turn of the loop


def build_scheduler(zone: tzinfo) -> AsyncIOScheduler:
    """In memory, since due dates are rows; late runs are made up for once, never dropped."""
    return AsyncIOScheduler(
        timezone=zone,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
