"""A red case and what was taken up before it."""

import asyncio
from datetime import timedelta

import pytest

from domain.messaging import Rendered
from domain.notices import Priority
from scheduler.pace import Pace
from scheduler.pusher import Delivery, Sent
from tests.scheduler.parts import TUESDAY, Desk, due, reported, story
from tests.scheduler.test_limits import Counter, limiter, most_in_any, send
from tests.scheduler.virtual import run


def test_urgent_ones_pass_all_that_wait_for_room() -> None:
    async def story() -> tuple[list[str], list[float]]:
        limit, counter = limiter(), Counter()
        waiting = [asyncio.create_task(send(limit, counter, chat)) for chat in range(1, 91)]
        await asyncio.sleep(0.5)
        red = [asyncio.create_task(send(limit, counter, chat, urgent=True)) for chat in (901, 902)]
        await asyncio.gather(*waiting, *red)
        return [chat for _, chat, _ in counter.arrived], counter.times()

    chats, times = run(story())
    assert chats[30:32] == ["901", "902"]
    assert [int(one) for one in chats if len(one) < 3] == list(range(1, 91)), "nobody else moves"
    assert most_in_any(times, 1.0) == 30
    assert times[-1] - times[0] == pytest.approx(3 * 1.001, abs=0.001)


@story
async def test_the_limiter_hears_what_is_urgent_at_once() -> None:
    desk, told = Desk(people=Pace.claimed_at_most + 1), list[tuple[str, bool]]()

    async def push(address: str, _: Rendered, __: int | None, ___: str, urgent: bool) -> Delivery:
        told.append((address, urgent))
        await asyncio.sleep(0 if urgent else 60)  # the others wait for room
        return Sent()

    desk.settings["push"] = push
    for person in range(1, Pace.claimed_at_most):
        desk.outbox.queue(person, due(1), TUESDAY, Priority.REMINDER)
    later = TUESDAY + timedelta(seconds=1)
    red = desk.outbox.queue(Pace.claimed_at_most, reported(1), later, Priority.URGENT)
    await desk.works(3)
    assert [urgent for _, urgent in told] == [False] * (Pace.claimed_at_most - 1) + [True]
    assert red.state == "sent"
