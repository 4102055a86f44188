"""How many messages a kill would repeat: those that came and are not marked, at the worst instant.

In virtual time: what came to the phones is held against the marks all the while, so that every
instant is one at which the sender might be killed.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any, ParamSpec, TypeVar

import pytest

from app.rewound import follow_clock
from domain.messaging import ClaimedPush, Rendered, StoreAway
from domain.ports import Push
from scheduler.lead import Mailbox
from scheduler.limits import Limits, SlidingWindow
from scheduler.pace import Pace
from scheduler.pusher import Delivery, Sent
from scheduler.sender import Sender
from storage.messages.outbox import SqlOutbox
from tests.makers import CHAIRS, NOW, plain_rules
from tests.office import MemoryDatabase, an_office, settled
from tests.scheduler.outbox import LEASE, MemoryOutbox
from tests.scheduler.parts import TUESDAY, Desk, LoopClock, render, reported, story
from tests.scheduler.virtual import now, run

P = ParamSpec("P")
R = TypeVar("R")

_HOURS = timedelta(hours=6)
_WAY, _MARKING = 0.1, 0.003
"""Seconds that an answer and a mark take."""


@dataclass
class Unmarked(MemoryOutbox):
    """A database that takes a moment for a mark, and each time that so many are marked none for a
    while; it says so, or says nothing."""

    full_at: list[int] = field(default_factory=list)
    silent: bool = False
    full_until: float = 0.0
    came: Counter[str] = field(default_factory=Counter)
    marked: int = 0
    most: list[int] = field(default_factory=list)
    """Of those that came, so many were not marked each time."""

    async def sent(self, ids: Sequence[int], now: datetime, **more: Any) -> None:
        await self._writes()
        await super().sent(ids, now, **more)
        self.marked += len(ids)

    async def _writes(self) -> None:
        await asyncio.sleep(_MARKING)
        if self.full_at and self.marked >= self.full_at[0] and now() >= self.full_until:
            self.full_until = now() + 5
            del self.full_at[0]
            self.most.append(0)
            self._look()
        left = self.full_until - now()
        if left > 0:
            if not self.silent:
                raise StoreAway("the disk is full")
            await asyncio.sleep(left)

    def comes(self, address: str) -> None:
        self.came[address] += 1
        self._look()

    def _look(self) -> None:
        if now() < self.full_until:
            self.most[-1] = max(self.most[-1], self.came.total() - self.marked)


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
    window.marks = sender.marks
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


def a_box(people: int, *full_at: int, silent: bool = False) -> Unmarked:
    addresses = {n: str(n) for n in range(people)}
    return Unmarked(addresses=addresses, full_at=[*full_at], silent=silent)


async def a_round(box: Unmarked) -> None:
    """Everybody is told of something at the same time."""

    async def queue(_: Sender) -> None:
        for person in box.addresses:
            box.queue(person, reported(person), TUESDAY)

    await works(box, queue)


@pytest.mark.parametrize("silent", [False, True])
def test_of_a_round_no_more_is_unmarked_than_was_under_way_when_the_disk_was_full(
    silent: bool,
) -> None:
    box = a_box(200, 100, silent=silent)
    run(a_round(box))
    (most,) = box.most
    assert most <= Limits.overall, "ninety were taken up, and had room within the seconds"
    assert set(box.came.values()) == {1}


@pytest.mark.parametrize("full_at", [(0, 1), (100, 105)])
def test_who_starts_or_had_to_wait_sends_one_and_looks_whether_it_is_marked(
    full_at: Sequence[int],
) -> None:
    box = a_box(200, *full_at)
    run(a_round(box))
    assert box.most[1] == 1
    assert set(box.came.values()) == {1}


@pytest.mark.parametrize(
    ("pause", "silent", "most"), [(0.05, False, 3), (0.05, True, 4), (1.0, False, 1)]
)
def test_of_what_comes_one_by_one_next_to_nothing(pause: float, silent: bool, most: int) -> None:
    box = a_box(60, 20, silent=silent)

    async def one_by_one(sender: Sender) -> None:
        for person in box.addresses:
            box.queue(person, reported(person), TUESDAY)
            sender.wake()
            await asyncio.sleep(pause)

    run(works(box, one_by_one))
    assert box.most == [most]
    assert set(box.came.values()) == {1}


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


class Slow:
    """A database that carries out one after the other, and answers whenever it likes."""

    dialect = "sqlite"

    def __init__(self, database: MemoryDatabase, dice: Random) -> None:
        self._database, self._dice = database, dice
        self._turn = asyncio.Lock()
        self.full = False

    async def write(self, job: Callable[..., R], *args: Any) -> R:
        async with self._turn:
            await self._moment()
            if self.full:
                raise StoreAway("the disk is full")
            done = await self._database.write(job, *args)
        await self._moment()
        return done

    async def read(self, job: Callable[..., R], *args: Any) -> R:
        return await self._database.read(job, *args)

    async def _moment(self) -> None:
        await asyncio.sleep(self._dice.uniform(0, 0.01))


_JUMPS = {
    "forward": ((1.2, _HOURS),),
    "back": ((1.2, -_HOURS),),
    "to and fro": ((0.7, _HOURS), (0.7, -_HOURS), (0.7, _HOURS), (3, -_HOURS)),
    "over midnight": ((1.2, timedelta(hours=14)), (3, timedelta(hours=-14))),
}


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("senders", [1, 2])
@pytest.mark.parametrize("jumps", _JUMPS.values(), ids=_JUMPS)
def test_a_wrong_clock_repeats_nothing_without_a_kill(
    jumps: Sequence[tuple[float, timedelta]], senders: int, full: bool
) -> None:
    image, district = settled()
    came = Counter[str]()

    async def lives(database: Slow, dice: Random) -> None:
        clock, stop = LoopClock(NOW), asyncio.Event()

        async def push(_: str, said: Rendered, *__: Any) -> Delivery:
            await asyncio.sleep(dice.uniform(1, 2))
            came[said.text] += 1
            await asyncio.sleep(dice.uniform(0, 1))
            return Sent()

        working: list[Awaitable[None]] = []
        for n in range(senders):
            mailbox = Mailbox(outbox=SqlOutbox(database), owner=f"sender-{n}")  # type: ignore[arg-type]  # it writes and reads alike
            given = (mailbox, push, render, clock, plain_rules(), Pace())
            sender = Sender(*given)
            follows = follow_clock(database, clock, stop, sender.wake, passing=now)  # type: ignore[arg-type]  # it writes alike
            working += [asyncio.create_task(sender.run(stop)), asyncio.create_task(follows)]
        for seconds, jump in jumps:
            await asyncio.sleep(seconds)
            clock.forward(jump)
        database.full = full
        await asyncio.sleep(3)
        database.full = False
        await asyncio.sleep(90)
        stop.set()
        await asyncio.gather(*working)

    with an_office(image=image) as office:
        pushes = [
            Push(person_id=district.person_id(chair), notice=reported(n), not_before=NOW)
            for n, chair in enumerate(CHAIRS * 3)
        ]
        office.do(lambda work: work.outbox.add(pushes, NOW))
        run(lives(Slow(office.database, dice := Random(15)), dice))  # noqa: S311 - a story
    assert came.total() == len(came)
    assert set(came.values()) == {1}
