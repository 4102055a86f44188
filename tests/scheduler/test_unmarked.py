"""How many messages a kill would repeat: those that came and are not marked, at the worst instant.

In virtual time: what came to the phones is held against the marks all the while, so that every
instant is one at which the sender might be killed.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from domain.messaging import ClaimedPush, Rendered, StoreAway
from scheduler.lead import Mailbox
from scheduler.limits import Limits, SlidingWindow
from scheduler.pace import Pace
from scheduler.pusher import Delivery, Sent
from scheduler.sender import Sender
from tests.makers import plain_rules
from tests.scheduler.outbox import LEASE, MemoryOutbox
from tests.scheduler.parts import TUESDAY, Desk, render, reported, story
from tests.scheduler.virtual import now, run

_WAY, _MARKING = 0.1, 0.003
"""Seconds that an answer and a mark take."""


@dataclass
class Unmarked(MemoryOutbox):
    """A database that takes a moment for a mark, and once that so many are marked none for a
    while."""

    full_at: int | None = None
    full_until: float = 0.0
    came: Counter[str] = field(default_factory=Counter)
    marked: int = 0
    most: int = 0
    """So many of those that came were not marked meanwhile."""

    async def sent(self, ids: Sequence[int], now: datetime, **more: Any) -> None:
        await self._writes()
        await super().sent(ids, now, **more)
        self.marked += len(ids)

    async def _writes(self) -> None:
        await asyncio.sleep(_MARKING)
        if self.full_at is not None and self.marked >= self.full_at:
            self.full_until, self.full_at = now() + 5, None
            self._look()
        if now() < self.full_until:
            raise StoreAway("the disk is full")

    def comes(self, address: str) -> None:
        self.came[address] += 1
        self._look()

    def _look(self) -> None:
        if now() < self.full_until:
            self.most = max(self.most, self.came.total() - self.marked)


def a_sender(box: Unmarked, desk: Desk) -> Sender:
    """One within the limits, each message on its way for as long as it may be in earnest."""
    window = SlidingWindow(now)

    async def push(address: str, _: Rendered, __: int | None, ___: str, urgent: bool) -> Delivery:
        async def call() -> bool:
            await asyncio.sleep(_WAY / 2)
            box.comes(address)
            await asyncio.sleep(_WAY / 2)
            return True

        given = (call, (), {}, "sendMessage", {"chat_id": address}, urgent)
        await window.process_request(*given)
        return Sent()

    mailbox = Mailbox(outbox=box, owner="one")
    sender = Sender(mailbox, push, render, desk.clock, plain_rules(), Pace())
    window.before = sender.lead.may_go
    return sender


async def works(box: Unmarked, queue: Callable[[Sender], Awaitable[None]]) -> None:
    """Until all is sent that is queued."""
    desk, stop = Desk(), asyncio.Event()
    sender = a_sender(box, desk)
    working = asyncio.create_task(sender.run(stop))
    await queue(sender)
    async with asyncio.timeout(60):
        while set(box.states()) != {"sent"}:  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.1)
    stop.set()
    await working


def a_box(people: int, full_at: int | None = None) -> Unmarked:
    return Unmarked(addresses={n: str(n) for n in range(people)}, full_at=full_at)


async def a_round(box: Unmarked) -> None:
    """Everybody is told of something at the same time."""

    async def queue(_: Sender) -> None:
        for person in box.addresses:
            box.queue(person, reported(person), TUESDAY)

    await works(box, queue)


@pytest.mark.parametrize("full_at", [0, 100])
def test_of_a_round_no_more_is_unmarked_than_was_under_way_when_the_disk_was_full(
    full_at: int,
) -> None:
    box = a_box(200, full_at)
    run(a_round(box))
    assert 0 < box.most <= Limits.overall, "ninety were taken up, and had room within the seconds"
    assert set(box.came.values()) == {1}


@pytest.mark.parametrize(("pause", "most"), [(0.05, 3), (1.0, 1)])
def test_of_what_comes_one_by_one_next_to_nothing(pause: float, most: int) -> None:
    box = a_box(60, 20)

    async def one_by_one(sender: Sender) -> None:
        for person in box.addresses:
            box.queue(person, reported(person), TUESDAY)
            sender.wake()
            await asyncio.sleep(pause)

    run(works(box, one_by_one))
    assert box.most == most
    assert set(box.came.values()) == {1}


def test_a_mark_that_nobody_answers_keeps_no_other_chat_back() -> None:
    box = a_box(60)
    stuck = {box.queue(person, reported(person), TUESDAY).id for person in range(3)}
    sent = box.sent

    async def marked(ids: Sequence[int], at: datetime, **more: Any) -> None:
        if stuck.intersection(ids):  # somebody else has locked the row
            await asyncio.Event().wait()
        await sent(ids, at, **more)

    box.sent = marked  # type: ignore[method-assign, assignment]  # it never answers for some

    async def life() -> None:
        desk, stop = Desk(), asyncio.Event()
        working = asyncio.create_task(a_sender(box, desk).run(stop))
        for person in range(3, 60):
            box.queue(person, reported(person), TUESDAY)
        await asyncio.sleep(30)
        stop.set()
        await working

    run(life())
    assert len(box.came) == 60


def test_marks_that_are_written_keep_nothing_back() -> None:
    box, times = a_box(600), list[float]()
    box.comes = lambda _: times.append(now())  # type: ignore[method-assign]  # when they came
    run(a_round(box))
    begun = 2 * Limits.overall  # by then as many as may are under way
    rate = (len(times) - begun) / (times[-1] - times[begun - 1])
    assert rate == pytest.approx(Limits.overall / (Limits.span + _WAY), rel=0.01)


@story
async def test_what_is_marked_while_it_is_claimed_anew_is_not_sent_again() -> None:
    desk = Desk()
    desk.phones.latency = 2.0
    row = desk.outbox.queue(1, reported(1), TUESDAY)
    claim = desk.outbox.claim

    async def claim_and_wait(*given: Any) -> list[ClaimedPush]:
        found = await claim(*given)
        if found and desk.outbox.claims > 1:
            await asyncio.sleep(3)  # the answer of the database comes behind that to the mark
        return found

    desk.outbox.claim = claim_and_wait  # type: ignore[method-assign]  # it answers late
    asyncio.get_running_loop().call_later(0.5, lambda: desk.clock.forward(LEASE))
    await desk.works(10)
    assert desk.outbox.claims > 2
    assert (row.state, len(desk.phones.arrived)) == ("sent", 1)
