"""The table of jobs and the timer that reads it."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.handfuls import Handful
from domain.request import Request
from domain.sweeps import SWEEPS, Look, Sweep, first_handfuls
from scheduler.jobs import SWEEP, UPKEEP, Timer, sweep, table
from simulator.client import PATIENCE
from tests.makers import ZONE, StillClock, plain_rules
from tests.scheduler.conftest import until


class CountingOffice:
    """Writes down what it is asked to do, and how many of them in each transaction; ``broken``
    times it cannot. Of each thing there are so many handfuls to do, three in each."""

    def __init__(self, broken: int = 0, handfuls: int = 1) -> None:
        self.rules = plain_rules()
        self.asked: list[tuple[Sweep, Request]] = []
        self.together: list[int] = []
        self.broken = broken
        self.handfuls = handfuls

    async def do(self, action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if action is not first_handfuls:
            self.together.append(1)
            return self._told(*args)
        request, sweeps = args
        passed, queued, part = 0, 0, Handful()
        self.together.append(0)
        while passed < len(sweeps) and not part.found:
            self.together[-1] += 1
            part = Handful()
            queued = self._told(request, sweeps[passed], part)
            passed += 1
        return Look(passed, queued, part)

    def _told(self, request: Request, sweep: Sweep, part: Handful) -> int:
        self.asked.append((sweep, request))
        if self.broken:
            self.broken -= 1
            raise OSError("the database is away: row 12 of 张三")
        many = [one for one, _ in self.asked].count(sweep)
        if self.handfuls:
            part.went_on(["case:1"], (many,) if many < self.handfuls else None)
        return 3 * bool(self.handfuls)


async def nothing() -> None:
    """Upkeep with nothing to do."""


async def test_the_sweep_is_the_domains_sweeps_at_the_time_of_the_clock() -> None:
    office, clock = CountingOffice(), StillClock()
    timer = Timer(table(office, clock, nothing), ZONE)
    assert await timer.run_now(SWEEP)
    clock.forward(days=3)  # the demo's jump
    assert await timer.run_now(SWEEP)
    times = [StillClock().moment, StillClock().moment + timedelta(days=3)]
    assert office.asked == [(one, Request(now=now)) for now in times for one in SWEEPS]


async def test_each_sweep_is_asked_again_as_long_as_there_may_be_more() -> None:
    office = CountingOffice(handfuls=2)
    assert await sweep(office, StillClock()) == 2 * 3 * len(SWEEPS)
    assert [asked for asked, _ in office.asked] == [one for one in SWEEPS for _ in range(2)]


async def test_those_that_find_nothing_share_a_transaction() -> None:
    office = CountingOffice(handfuls=0)
    assert await sweep(office, StillClock()) == 0
    assert [asked for asked, _ in office.asked] == [*SWEEPS]
    assert office.together == [8, 8, 8, 1]


async def test_what_is_found_ends_the_transaction() -> None:
    office = CountingOffice()
    assert await sweep(office, StillClock()) == 3 * len(SWEEPS)
    assert office.together == [1] * len(SWEEPS)


async def test_a_sweep_that_fails_keeps_the_others_from_nothing() -> None:
    office = CountingOffice(broken=2, handfuls=0)
    timer = Timer(table(office, StillClock(), nothing), ZONE)
    assert not await timer.run_now(SWEEP)
    # as it failed among others, each is asked by itself
    assert [asked for asked, _ in office.asked] == [SWEEPS[0], *SWEEPS]
    assert office.together == [1] * (len(SWEEPS) + 1)


async def test_what_failed_among_others_alone_fails_nothing() -> None:
    office = CountingOffice(broken=1)
    assert await sweep(office, StillClock()) == 3 * len(SWEEPS)
    assert [asked for asked, _ in office.asked] == [SWEEPS[0], *SWEEPS]


class Matters:
    """An office of so many matters, a handful of four at a time; of some nobody can be told."""

    def __init__(self, many: int, broken: set[int]) -> None:
        self.rules = plain_rules()
        self.told: list[int] = []
        self._many, self._broken = many, broken

    async def do(self, action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        _, sweep, *rest = args
        if action is first_handfuls:  # what is broken is among them
            raise ValueError("张三")
        (handful,) = rest
        if sweep is not SWEEPS[0]:
            return 0
        handful.anew()
        begin = handful.after[0] if handful.after else 0
        found = [*range(begin + 1, self._many + 1)][: handful.most(4)]
        handful.took([((one,), f"case:{one}") for one in found], 4)
        if self._broken & set(found):
            raise ValueError("张三")
        self.told += found
        return len(found)


async def test_a_broken_matter_is_left_aside_and_the_rest_goes_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    office = Matters(11, {2, 8, 11})
    assert await sweep(office, StillClock()) == 8
    assert office.told == [1, 3, 4, 5, 6, 7, 9, 10]
    said = capsys.readouterr().out
    assert [f"matter=case:{one}" in said for one in (3, 2, 8, 11)] == [False, True, True, True]
    assert "张三" not in said


async def test_each_job_has_its_time_in_the_zone_of_the_rules() -> None:
    minutely, upkeep = table(CountingOffice(), StillClock(), nothing)
    before = datetime(2026, 11, 24, 10, 0, 30, tzinfo=ZONE)
    assert minutely.trigger.get_next_fire_time(None, before) == before.replace(minute=1, second=0)
    night = upkeep.trigger.get_next_fire_time(None, before)
    assert night == datetime(2026, 11, 24, 19, 30, tzinfo=UTC)  # 03:30 in Chuzhou


async def test_late_runs_are_made_up_for_once() -> None:
    timer = Timer(table(CountingOffice(), StillClock(), nothing), ZONE)
    timer.start()
    jobs = timer.scheduler.get_jobs()
    assert {job.id for job in jobs} == {SWEEP, UPKEEP}
    for job in jobs:
        assert (job.coalesce, job.max_instances, job.misfire_grace_time) == (True, 1, None)
    await timer.stop()
    await timer.stop()  # twice does no harm
    assert not timer.scheduler.running


async def test_after_the_clock_was_put_back_no_job_waits_until_it_has_come_up_again() -> None:
    timer = Timer(table(CountingOffice(), StillClock(), nothing), ZONE)
    timer.rewind()  # it does not run yet: then there is nothing to reckon anew
    timer.start()
    job = timer.scheduler.get_job(SWEEP)
    try:
        job.modify(next_run_time=datetime.now(ZONE) + timedelta(hours=3))
        timer.rewind()
        next_run = timer.scheduler.get_job(SWEEP).next_run_time
        assert next_run - datetime.now(ZONE) <= timedelta(minutes=1)
    finally:
        await timer.stop()


async def test_an_exception_is_logged_by_name_and_the_next_run_comes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    office = CountingOffice(broken=2)
    timer = Timer(table(office, StillClock(), nothing), ZONE)
    timer.start()
    job = timer.scheduler.get_job(SWEEP)
    try:
        job.modify(next_run_time=datetime.now(ZONE))
        await until(lambda: len(office.asked) == 1 + len(SWEEPS))
        job.modify(next_run_time=datetime.now(ZONE))
        await until(lambda: len(office.asked) == 1 + 2 * len(SWEEPS))
        assert timer.scheduler.get_job(SWEEP) is not None
    finally:
        await timer.stop()
    told = capsys.readouterr().out
    assert "job.failed" in told
    assert f"job={SWEEP}" in told
    assert "OSError" in told
    assert "张三" not in told


async def test_a_stop_lets_the_job_under_way_finish() -> None:
    begun, done = asyncio.Event(), False

    async def upkeep() -> None:
        nonlocal done
        begun.set()
        await asyncio.sleep(0.05)
        done = True

    timer = Timer(table(CountingOffice(), StillClock(), upkeep), ZONE)
    timer.start()
    timer.scheduler.get_job(UPKEEP).modify(next_run_time=datetime.now(ZONE))
    await begun.wait()
    await timer.stop()
    assert done


async def test_a_stop_does_not_wait_for_ever() -> None:
    begun = asyncio.Event()

    async def upkeep() -> None:
        begun.set()
        await asyncio.sleep(3600)

    timer = Timer(table(CountingOffice(), StillClock(), upkeep), ZONE)
    timer.start()
    timer.scheduler.get_job(UPKEEP).modify(next_run_time=datetime.now(ZONE))
    await begun.wait()
    async with asyncio.timeout(PATIENCE):
        await timer.stop(grace=0.05)
    await asyncio.sleep(0.01)
    assert not timer.scheduler.running
