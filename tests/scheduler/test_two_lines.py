"""A sender beside that of another messenger: what is its own, and what it leaves to the other."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.messaging import ClaimedPush, StandingMessage
from scheduler.lane import Message
from scheduler.limits import FEISHU, SlidingWindow
from scheduler.pusher import Gone
from tests.scheduler.outbox import MemoryOutbox
from tests.scheduler.parts import TUESDAY, Desk, render, reported, story
from tests.scheduler.virtual import now


@dataclass
class TwoWays(MemoryOutbox):
    """Everybody has a chat in another messenger, too."""

    stands: StandingMessage | None = None
    handed: list[tuple[list[int], str]] = field(default_factory=list)

    async def replaces(self, push: ClaimedPush) -> StandingMessage | None:
        return self.stands

    async def hand_over(self, ids: Sequence[int], channel: str) -> None:
        self.handed.append(([*ids], channel))
        for one in ids:
            self.rows[one].state = "elsewhere"

    async def unreachable(
        self, channel: str, address: str, now: datetime, ids: Sequence[int] = ()
    ) -> set[int]:
        await self.hand_over(ids, "feishu")
        return set(ids)


def a_desk(stands: StandingMessage | None = None) -> Desk:
    desk = Desk()
    desk.outbox = TwoWays(addresses=desk.outbox.addresses, stands=stands)
    desk.outbox.queue(1, reported(1), TUESDAY)
    return desk


@story
async def test_what_takes_the_place_of_a_message_elsewhere_is_left_to_who_can_change_it() -> None:
    desk = a_desk(StandingMessage(channel="feishu", message_id=7))
    await desk.works()
    assert isinstance(desk.outbox, TwoWays)
    assert desk.outbox.handed == [([1], "feishu")]
    assert desk.phones.arrived == []


@story
async def test_a_chat_that_is_gone_leaves_its_rows_to_the_other_one() -> None:
    desk = a_desk()
    desk.phones.answers["1001"] = [Gone("forbidden")]
    await desk.works()
    assert desk.outbox.states() == ["elsewhere"], "nothing is given up"


def test_a_push_has_the_same_name_in_every_try() -> None:
    outbox = MemoryOutbox(addresses={1: "1001"})

    def named(*cases: int) -> str:
        rows = [outbox.queue(1, reported(case), TUESDAY) for case in cases]
        claimed = [
            ClaimedPush(
                id=row.id,
                person_id=row.person_id,
                address="1001",
                locale="zh",
                notice=row.notice,
                tries=row.tries,
                priority=row.priority,
            )
            for row in rows
        ]
        return Message(tuple(claimed), render([row.notice for row in rows], "zh")).key

    assert named(1, 2) == named(2, 1)
    assert len({named(1), named(2), named(1, 2)}) == 3
    assert len(named(1)) <= 50, "longer ones the messenger cuts"


@story
async def test_feishu_hears_no_more_than_it_takes() -> None:
    window = SlidingWindow(now, sleep=asyncio.sleep, limits=FEISHU)
    sent: list[tuple[float, int]] = []

    async def call(chat: int) -> None:
        async def send() -> bool:
            sent.append((now(), chat))
            return True

        await window.process_request(send, (), {}, "sendMessage", {"chat_id": chat}, None)

    await asyncio.gather(*(call(chat) for chat in range(1100)), *(call(7) for _ in range(9)))
    times = sorted(at for at, _ in sent)
    assert all(later - first >= 1 for first, later in zip(times, times[40:], strict=False))
    assert all(later - first >= 60 for first, later in zip(times, times[900:], strict=False))
    own = sorted(at for at, chat in sent if chat == 7)
    assert all(later - first >= 1 for first, later in zip(own, own[5:], strict=False))
