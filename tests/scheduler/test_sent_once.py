"""Nothing is sent twice while nobody is killed: not by a wrong clock, nor with the database away.

In virtual time.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any, TypeVar

import pytest

from app.rewound import follow_clock
from domain.messaging import ClaimedPush, Rendered, StoreAway
from domain.ports import Push
from scheduler.lead import Mailbox
from scheduler.limits import SlidingWindow
from scheduler.pace import Pace
from scheduler.pusher import Delivery, Sent
from scheduler.sender import Sender
from storage.messages.outbox import SqlOutbox
from tests.makers import CHAIRS, NOW, plain_rules
from tests.office import MemoryDatabase, an_office, settled
from tests.scheduler.parts import LoopClock, render, reported
from tests.scheduler.virtual import now, run

R = TypeVar("R")

_HOURS = timedelta(hours=6)


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


@pytest.mark.parametrize("answers", [0.3, 0.6])
def test_a_database_away_repeats_nothing_though_the_other_sender_goes_on(answers: float) -> None:
    image, district = settled()
    came = Counter[str]()

    async def lives(database: Slow) -> None:
        clock, stop, working = LoopClock(NOW), asyncio.Event(), list[Awaitable[None]]()

        async def call(address: str) -> bool:
            await asyncio.sleep(answers / 2)
            came[address] += 1
            await asyncio.sleep(answers / 2)
            return True

        for n in range(2):
            window, box = SlidingWindow(now), SqlOutbox(database)  # type: ignore[arg-type]  # it writes and reads alike
            claim = box.claim

            async def claimed(*given: Any, claim: Any = claim) -> list[ClaimedPush]:
                return [replace(row, address=str(1000 + row.id)) for row in await claim(*given)]

            box.claim = claimed  # type: ignore[method-assign, assignment]  # a chat for each, as in a round

            async def push(address: str, *rest: Any, window: SlidingWindow = window) -> Delivery:
                chat = {"chat_id": address}
                await window.process_request(call, (address,), {}, "sendMessage", chat, rest[-1])
                return Sent()

            mailbox = Mailbox(outbox=box, owner=f"sender-{n}")
            sender = Sender(mailbox, push, render, clock, plain_rules(), Pace())
            window.before = sender.lead.may_go
            working.append(asyncio.create_task(sender.run(stop)))
        await asyncio.sleep(1)
        database.full = True
        await asyncio.sleep(15)
        database.full = False
        await asyncio.sleep(60)
        stop.set()
        await asyncio.gather(*working)

    with an_office(image=image) as office:
        pushes = [
            Push(
                person_id=district.person_id(CHAIRS[n % len(CHAIRS)]),
                notice=reported(n),
                not_before=NOW,
            )
            for n in range(120)
        ]
        office.do(lambda work: work.outbox.add(pushes, NOW))
        run(lives(Slow(office.database, Random(15))))  # noqa: S311 - a story
    assert len(came) == len(pushes)
    assert set(came.values()) == {1}
