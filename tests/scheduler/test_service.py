"""The scheduler in one piece: rows in an outbox, phones of the simulator, HTTP between them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from domain.messaging import TokenRefused
from domain.notices import Priority
from domain.request import Request
from domain.sweeps import SWEEPS
from scheduler.lead import Mailbox
from scheduler.limits import Limits
from scheduler.line import SendingLine
from scheduler.pace import Pace
from scheduler.service import Chores, Scheduler
from simulator.testing import SimServer
from tests.makers import StillClock
from tests.scheduler.conftest import TOKEN, Quick, meet, until
from tests.scheduler.outbox import MemoryOutbox
from tests.scheduler.parts import TUESDAY, due, render, reported
from tests.scheduler.test_jobs import CountingOffice, nothing

PEOPLE = (1001, 1002, 1003)


class House:
    """A scheduler with what it stands on."""

    def __init__(self, sim: SimServer, quick: Quick) -> None:
        self.clock = StillClock(TUESDAY)
        self.office = CountingOffice()
        self.outbox = MemoryOutbox(addresses={n: str(n) for n in PEOPLE})
        self.stop = asyncio.Event()
        self.scheduler = Scheduler(
            [
                (
                    SendingLine(token=TOKEN, api_url=sim.url, monotonic=quick.monotonic),
                    Mailbox(outbox=self.outbox, owner="house"),
                )
            ],
            self.office,
            self.clock,
            render,
            Chores(upkeep=nothing),
            Pace(poll=0.5, sleep=quick.sleep),
        )

    async def all_settled(self) -> None:
        await until(lambda: not {"waiting", "leased"} & set(self.outbox.states()))


@asynccontextmanager
async def working(sim: SimServer, quick: Quick, **settings: Any) -> AsyncIterator[House]:
    house = House(sim, quick)
    task = asyncio.create_task(house.scheduler.run(house.stop))
    try:
        # the first call makes the bot known, and people can start it
        if settings.get("meet", True):
            await until(lambda: bool(sim.world.calls.find("getMe", 0)))
            await meet(sim, *PEOPLE)
        yield house
    finally:
        house.stop.set()
        await task


async def test_from_the_outbox_to_the_phone(sim: SimServer, quick: Quick) -> None:
    async with working(sim, quick) as house:
        house.outbox.queue(1001, reported(12), TUESDAY)
        for unit in (1, 2, 3):
            house.outbox.queue(1002, due(unit), TUESDAY, Priority.REMINDER)
        house.scheduler.wake()
        seen = await sim.client.wait_for(1001, contains="case:12:reported")
        assert seen.buttons == ["打开"]
        merged = await sim.client.wait_for(1002, contains="report:3")
        assert all(due(unit).subject in merged.text for unit in (1, 2, 3))
        await house.all_settled()
    assert house.outbox.states() == ["sent"] * 4
    assert len(await sim.client.calls("sendMessage")) == 2


async def test_who_blocked_the_bot_loses_the_channel(sim: SimServer, quick: Quick) -> None:
    async with working(sim, quick) as house:
        await sim.client.block(1001)
        house.outbox.queue(1001, reported(1), TUESDAY)
        house.outbox.queue(1002, reported(1), TUESDAY)
        await house.all_settled()
    assert house.outbox.states() == ["dead", "sent"]
    assert sorted(house.outbox.addresses) == [1002, 1003]


@pytest.mark.parametrize(
    ("fault", "arrivals"),
    [
        ({"drop": "before"}, 1),
        ({"drop": "after"}, 2),  # at least once: it had arrived, and nobody could know
        ({"error_code": 500, "description": "Internal Server Error"}, 1),
    ],
    ids=["cut before", "cut after", "500"],
)
async def test_a_failure_is_tried_again_after_the_back_off(
    sim: SimServer, quick: Quick, fault: dict[str, Any], arrivals: int
) -> None:
    async with working(sim, quick) as house:
        await sim.client.fault("sendMessage", times=1, **fault)
        row = house.outbox.queue(1001, reported(1), TUESDAY)
        await until(lambda: row.tries == 1)
        assert row.not_before == TUESDAY + timedelta(seconds=5)
        house.clock.forward(seconds=5)
        await house.all_settled()
        screen = await sim.client.screen(1001)
        assert sum("case:1:reported" in str(m) for m in screen.messages) == arrivals
    assert row.state == "sent"


async def test_429_is_waited_out_without_counting_a_try(sim: SimServer, quick: Quick) -> None:
    async with working(sim, quick) as house:
        await sim.client.fault("sendMessage", times=1, error_code=429, retry_after=3)
        await sim.client.fault("sendMessage", times=1, error_code=429, retry_after=40)
        row = house.outbox.queue(1001, reported(1), TUESDAY)
        await until(lambda: row.state == "waiting" and row.not_before > TUESDAY)
        assert row.not_before - TUESDAY > timedelta(seconds=39)
        house.clock.forward(seconds=41)
        await house.all_settled()
    assert (row.state, row.tries) == ("sent", 0)
    assert len(await sim.client.calls("sendMessage")) == 3


async def test_the_conversations_replies_take_room(sim: SimServer, quick: Quick) -> None:
    async with working(sim, quick) as house:
        start = quick.at
        house.scheduler.note("telegram", 1001)
        house.outbox.queue(1001, reported(1), TUESDAY)
        house.scheduler.wake()
        await house.all_settled()
        assert quick.at - start >= Limits().chat_gap, "the chat was just written to"


async def test_it_sweeps_at_the_start_and_after_a_jump_of_the_clock(
    sim: SimServer, quick: Quick
) -> None:
    async with working(sim, quick) as house:
        await until(lambda: len(house.office.asked) == len(SWEEPS))
        house.clock.forward(days=2)
        assert await house.scheduler.sweep_now()
        assert house.office.asked[-1][1] == Request(now=TUESDAY + timedelta(days=2))
        house.office.broken = 2  # among others, and by itself
        assert not await house.scheduler.sweep_now()


async def test_an_outage_at_the_start_is_waited_out(sim: SimServer, quick: Quick) -> None:
    await sim.client.fault("getMe", times=4, error_code=502, description="Bad Gateway")
    async with working(sim, quick) as house:
        house.outbox.queue(1001, reported(1), TUESDAY)
        await house.all_settled()
    assert house.outbox.states() == ["sent"]


async def test_it_can_be_stopped_while_telegram_is_away(sim: SimServer, quick: Quick) -> None:
    await sim.client.fault("getMe", times=1000, error_code=502, description="Bad Gateway")
    async with working(sim, quick, meet=False) as house:
        await until(lambda: len(house.office.asked) == len(SWEEPS))


async def test_a_refused_token_is_told(sim: SimServer, quick: Quick) -> None:
    await sim.client.fault("getMe", times=1, error_code=401, description="Unauthorized")
    house = House(sim, quick)
    with pytest.raises(TokenRefused):
        await house.scheduler.run(house.stop)


async def test_a_token_revoked_later_is_told_and_nothing_is_lost(
    sim: SimServer, quick: Quick
) -> None:
    house = House(sim, quick)
    work = asyncio.create_task(house.scheduler.run(house.stop))
    await until(lambda: bool(sim.world.calls.find("getMe", 0)))
    await sim.client.fault("sendMessage", times=9, error_code=401, description="Unauthorized")
    row = house.outbox.queue(1001, reported(1), TUESDAY)
    house.scheduler.wake()
    with pytest.raises(TokenRefused):
        await work
    assert (row.state, row.tries) == ("waiting", 0)
