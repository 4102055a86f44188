"""What comes where nothing waits is handed over as it is kept: nothing twice, nothing out of turn,
and a tap alone for five statements and two commits."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle

import pytest
from aiogram import Dispatcher
from aiogram.types import Message

from bot.telegram import intake
from bot.telegram.conversation import current
from domain.messaging import Claimed, FreeLanes, Incoming
from storage.kit.engine import Database
from storage.messages.claiming import Claims
from storage.messages.inbox import SqlInbox
from tests.bot.test_core_worker import a_worker, an_update
from tests.makers import NOW, an_inbox, later
from tests.stand import PATIENCE
from tests.storage.counting import counted


def update(number: int, lane: str = "71") -> Incoming:
    return Incoming(bot_id=1, update_id=number, lane=lane, payload=f"no. {number}")


@dataclass
class Hands:
    """Whoever handles updates, and has not begun yet."""

    box: SqlInbox
    owner: str = "me"
    lanes: int = 4
    away: bool = False
    later: frozenset[str] = frozenset()
    got: list[Claimed] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.box.hand_to(self.got.append, self.free)

    def free(self) -> FreeLanes | None:
        busy = frozenset(one.incoming.lane for one in self.got)
        count = self.lanes - len(busy)
        if self.away:
            return None
        return FreeLanes(owner=self.owner, count=count, busy=busy, later=self.later)

    def numbers(self) -> list[int]:
        return [one.incoming.update_id for one in self.got]

    async def finish(self, **records: str) -> bool:
        """The first it got."""
        more = await self.box.finish(self.got[0], records, NOW)
        del self.got[0]
        return more


@pytest.fixture
def hands(database: Database) -> Hands:
    return Hands(an_inbox(database))


async def test_what_comes_alone_is_handed_over_with_what_was_open(hands: Hands) -> None:
    assert await hands.box.keep([update(1), update(2, "72")], NOW) == 0
    assert hands.numbers() == [1, 2]
    assert [one.incoming.payload for one in hands.got] == ["no. 1", "no. 2"]
    assert await hands.box.claim("other", 9, NOW, ()) == []
    assert await hands.finish(state="s") is False
    assert await hands.box.keep([update(3)], NOW) == 0
    assert (hands.numbers(), hands.got[1].conversation) == ([2, 3], {"state": "s"})


async def test_what_comes_meanwhile_follows_when_the_one_before_is_finished(hands: Hands) -> None:
    assert await hands.box.keep([update(1), update(2)], NOW) == 0
    assert await hands.box.keep([update(3)], NOW) == 0, "its turn comes by itself"
    for number in (1, 2, 3):
        assert hands.numbers() == [number]
        assert await hands.finish(last=str(number)) is False
    await asyncio.gather(hands.box.keep([update(4)], NOW), hands.box.keep([update(5)], NOW))
    assert hands.numbers() == [4]
    assert hands.got[0].conversation == {"last": "3"}
    await asyncio.gather(hands.finish(), hands.box.keep([update(6)], NOW))
    assert hands.numbers() == [5]


async def test_what_is_brought_twice_is_handed_over_once(hands: Hands) -> None:
    await asyncio.gather(*(hands.box.keep([update(1), update(1)], NOW) for _ in range(3)))
    assert hands.numbers() == [1]
    await hands.finish()
    assert await hands.box.keep([update(1)], NOW) == 0
    assert hands.got == []


async def test_nothing_is_handed_over_past_one_that_backs_off(hands: Hands) -> None:
    await hands.box.keep([update(1)], NOW)
    await hands.box.fail(hands.got.pop(), "boom", NOW)
    assert await hands.box.keep([update(2)], NOW) == 1
    assert hands.got == []
    assert await hands.box.claim("me", 9, NOW, ()) == []
    (first,) = await hands.box.claim("me", 9, later(seconds=1), ())
    assert (first.incoming.update_id, first.tries) == (1, 1)


async def test_who_has_no_room_or_is_away_claims_it_later(hands: Hands) -> None:
    hands.lanes = 1
    assert await hands.box.keep([update(1), update(2, "72"), update(3, "73")], NOW) == 2
    assert hands.numbers() == [1]
    hands.away = True
    assert await hands.box.keep([update(4)], NOW) == 1
    assert await hands.finish() is True
    assert await hands.box.keep([update(5, "74")], NOW) == 1
    assert len(await hands.box.claim("me", 9, NOW, ())) == 4


async def test_what_is_put_aside_or_of_another_messenger_is_not_handed_over(hands: Hands) -> None:
    aside = Incoming(bot_id=1, update_id=1, lane="-", payload="?", broken="garbled")
    assert await hands.box.keep([aside, update(2, "feishu:ou_7")], NOW) == 1
    assert hands.got == []


async def test_a_claim_at_the_same_moment_takes_nothing_twice(hands: Hands) -> None:
    _, claimed, _ = await asyncio.gather(
        hands.box.keep([update(1)], NOW),
        hands.box.claim("me", 9, NOW, ()),
        hands.box.keep([update(2, "72")], NOW),
    )
    both = [*hands.numbers(), *(one.incoming.update_id for one in claimed)]
    assert sorted(both) == [1, 2]


async def test_what_a_killed_process_was_handed_is_found_by_the_next(url: str) -> None:
    """It died between the commit that keeps and the first line of the handler."""
    database = Database(url)
    died = Hands(an_inbox(database), owner="died")
    await died.box.keep([update(1), update(2)], NOW)
    assert died.numbers() == [1]
    await database.close()
    database = Database(url)
    after = Hands(an_inbox(database), owner="after")
    assert await after.box.keep([update(3)], later(seconds=9)) == 1, "it is another's lane"
    assert await after.box.claim("after", 9, later(seconds=9), ()) == []
    after.got += await after.box.claim("after", 9, later(seconds=10), ())
    for number in (1, 2, 3):
        assert after.numbers() == [number]
        await after.box.finish(after.got.pop(), {}, later(seconds=10))
    await database.close()


async def test_what_cannot_be_taken_up_is_kept_and_finished_all_the_same(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hands.box.keep([update(1), update(2)], NOW)

    def unknown(*_: object) -> None:
        raise ValueError("a word of another version")

    with monkeypatch.context() as patched:
        patched.setattr(Claims, "take", unknown)
        assert await hands.box.keep([update(3, "72")], NOW) == 1
        assert await hands.finish(last="1") is True
    claimed = await hands.box.claim("me", 9, NOW, ())
    assert [one.incoming.update_id for one in claimed] == [2, 3]
    assert claimed[0].conversation == {"last": "1"}


async def test_who_gives_back_all_lanes_is_left_none(hands: Hands) -> None:
    await asyncio.gather(hands.box.keep([update(1)], NOW), hands.box.release("me", NOW))
    await asyncio.gather(hands.box.release("me", NOW), hands.box.keep([update(2, "72")], NOW))
    assert hands.numbers() == [1, 2]
    assert len(await hands.box.claim("other", 9, NOW, ())) == 2


async def test_what_is_put_aside_waits_for_no_claim(hands: Hands) -> None:
    hands.away = True
    aside = Incoming(bot_id=1, update_id=1, lane="-", payload="?", broken="garbled")
    assert await hands.box.keep([aside, update(2)], NOW) == 1


async def test_a_late_finish_gives_no_lane_away(hands: Hands) -> None:
    await hands.box.keep([update(1), update(2)], NOW)
    slow, at = hands.got.pop(), later(seconds=11)
    (again,) = await hands.box.claim("quick", 9, at, ())
    hands.away = True
    assert await hands.box.finish(slow, {"by": "slow"}, at) is True
    assert await hands.box.claim("third", 9, at, ()) == [], "the quick one is still at it"
    assert await hands.box.finish(again, {"by": "quick"}, at) is False
    (second,) = await hands.box.claim("third", 9, at, ())
    assert (second.incoming.update_id, second.conversation) == (2, {"by": "slow"})


async def test_two_bots_beside_each_other_keep_each_chat_in_order(
    url: str, database: Database
) -> None:
    lanes, each = [f"7{n}" for n in range(3)], 12
    handled: dict[str, list[int]] = defaultdict(list)
    at_work, running = set[str](), set[asyncio.Task[None]]()
    opened = [Database(url), Database(url)]

    def a_bot(owner: str, box: SqlInbox) -> None:
        busy = dict[str, Claimed]()

        async def handle(one: Claimed) -> None:
            lane = one.incoming.lane
            assert lane not in at_work, "one at a time"
            at_work.add(lane)
            assert one.conversation.get("last", "0") == str(max(handled[lane], default=0))
            await asyncio.sleep(0)
            handled[lane].append(one.incoming.update_id)
            at_work.remove(lane)
            await box.finish(one, {"last": str(one.incoming.update_id)}, NOW)
            if busy.get(lane) is one:  # else the next one is there already
                del busy[lane]

        def take(one: Claimed) -> None:
            busy[one.incoming.lane] = one
            running.add(asyncio.create_task(handle(one)))

        async def look() -> None:
            while sum(map(len, handled.values())) < len(lanes) * each:
                for one in await box.claim(owner, 9, NOW, busy.keys()):
                    take(one)

        box.hand_to(take, lambda: FreeLanes(owner=owner, count=9, busy=frozenset(busy)))
        running.add(asyncio.create_task(look()))

    async def bring(lane: int, boxes: Sequence[SqlInbox]) -> None:
        """Each update by another way than the one before, and every other one by both."""
        for number, box in zip(range(each), cycle(boxes), strict=False):
            one = update(number * len(lanes) + lane + 1, lanes[lane])
            by = boxes if number % 2 else [box]
            await asyncio.gather(*(each.keep([one], NOW) for each in by))

    boxes = [an_inbox(one) for one in opened]
    for owner, box in zip(("one", "other"), boxes, strict=True):
        a_bot(owner, box)
    await asyncio.gather(*(bring(lane, boxes) for lane in range(len(lanes))))
    while running:
        done, _ = await asyncio.wait(running, timeout=PATIENCE)
        assert done
        running -= done
        for task in done:
            task.result()
    for one in opened:
        await one.close()
    assert all(ids == sorted(ids) and len(ids) == each for ids in handled.values())


async def test_a_tap_alone_costs_five_statements_and_two_commits(database: Database) -> None:
    answered, dispatcher, box = asyncio.Event(), Dispatcher(), an_inbox(database)

    @dispatcher.message()
    async def handle(message: Message) -> None:
        current().put("first", message.text)
        current().put("second", message.text)
        answered.set()

    worker = a_worker(database, box, dispatcher)
    costs = []
    with counted() as did:
        run = asyncio.create_task(worker.run())
        while worker._behind:  # noqa: ASYNC110 - it has to look round once
            await asyncio.sleep(0.01)
        for number in range(1, 6):
            did.clear()
            rows = [intake.incoming(1, an_update(number, 7, f"no. {number}"))]
            assert await intake.keep(box, rows, worker.desk.clock.now()) is False
            await asyncio.wait_for(answered.wait(), PATIENCE)
            await asyncio.gather(*worker.running())
            await asyncio.sleep(0)
            answered.clear()
            costs.append((len(did) - did.count("COMMIT"), did.count("COMMIT")))
        await worker.stop()
        await run
    # once a second the worker looks round by itself: the least is the tap's own
    assert min(costs) == (5, 2), did
