"""The inbox: kept once, handled in order by lane, by one process at a time, and never lost."""

import asyncio
from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

import pytest
from sqlalchemy import select

from domain.messaging import Claimed, Incoming
from storage.kit.engine import Database
from storage.messages.inbox import SqlInbox
from storage.schema import conversation, inbox, lanes
from tests.makers import NOW, an_inbox, later


def an_update(update_id: int, lane: str = "71", payload: str = "{}") -> Incoming:
    return Incoming(bot_id=1, update_id=update_id, lane=lane, payload=payload)


def ids(claimed: list[Claimed]) -> list[int]:
    return [one.incoming.update_id for one in claimed]


@pytest.fixture
def box(database: Database) -> SqlInbox:
    return an_inbox(database)


async def _claim(
    box: SqlInbox,
    owner: str = "me",
    limit: int = 10,
    now: datetime = NOW,
    busy: Collection[str] = (),
) -> list[Claimed]:
    return await box.claim(owner, limit, now, busy)


async def _records(database: Database) -> dict[tuple[str, str], str]:
    async with database.reader.connect() as connection:
        rows = await connection.execute(select(conversation))
        return {(row.lane, row.key): row.data for row in rows}


async def _leases(database: Database) -> dict[str, str]:
    async with database.reader.connect() as connection:
        return {row.lane: row.owner for row in await connection.execute(select(lanes))}


async def test_an_update_is_kept_once(box: SqlInbox) -> None:
    assert await box.keep([an_update(1), an_update(2)], NOW) == 2
    assert await box.keep([an_update(2), an_update(3)], NOW) == 1
    assert await box.keep([an_update(3), an_update(3)], NOW) == 0
    assert await box.keep([], NOW) == 0
    (claimed,) = await _claim(box)
    await box.finish(claimed, {}, NOW)
    assert await box.keep([an_update(1)], NOW) == 0


async def test_the_oldest_of_each_lane_is_claimed_with_its_conversation(box: SqlInbox) -> None:
    await box.keep([an_update(2, "71"), an_update(1, "71", "早"), an_update(3, "72")], NOW)
    claimed = await _claim(box)
    assert ids(claimed) == [1, 3]
    assert claimed[0].incoming.payload == "早"
    assert claimed[0].conversation == {}
    await box.finish(claimed[0], {"state": "s1", "data": "d1"}, NOW)
    (second,) = await _claim(box, busy={"72"})
    assert second.incoming.update_id == 2
    assert second.conversation == {"state": "s1", "data": "d1"}
    await box.finish(second, {"state": None, "data": "d2"}, NOW)
    await box.keep([an_update(4, "71")], NOW)
    (third,) = await _claim(box, busy={"72"})
    assert third.conversation == {"data": "d2"}


async def test_a_limit_counts_lanes_and_busy_ones_are_left_out(box: SqlInbox) -> None:
    await box.keep([an_update(n, f"70{n:02}") for n in range(1, 7)], NOW)
    first = await _claim(box, limit=2)
    assert ids(first) == [1, 2]
    busy = {one.incoming.lane for one in first}
    assert ids(await _claim(box, limit=3, busy=busy)) == [3, 4, 5]
    assert await _claim(box, limit=0) == []


async def test_nobody_gets_a_leased_lane_until_the_lease_ends(box: SqlInbox) -> None:
    await box.keep([an_update(1), an_update(2)], NOW)
    assert ids(await _claim(box, "one")) == [1]
    assert ids(await _claim(box, "other", now=later(seconds=9))) == []
    assert ids(await _claim(box, "other", now=later(seconds=10))) == [1]
    assert ids(await _claim(box, "one", now=later(seconds=11))) == []


async def test_whoever_comes_second_with_an_update_changes_nothing(
    box: SqlInbox, database: Database
) -> None:
    await box.keep([an_update(1), an_update(2)], NOW)
    (slow,) = await _claim(box, "slow")
    (quick,) = await _claim(box, "quick", now=later(minutes=1))
    await box.finish(quick, {"state": "quick"}, later(minutes=1))
    await box.finish(slow, {"state": "slow"}, later(minutes=2))
    assert await _records(database) == {("71", "state"): "quick"}
    assert await _leases(database) == {"71": "quick"}
    assert await box.fail(slow, "late", later(minutes=2)) is False
    assert await _leases(database) == {"71": "quick"}
    assert ids(await _claim(box, "quick", now=later(minutes=2))) == [2]


async def test_a_lease_ends_with_its_update(box: SqlInbox) -> None:
    await box.keep([an_update(1), an_update(2)], NOW)
    (first,) = await _claim(box)
    assert await _claim(box, "other") == []
    assert await box.finish(first, {}, NOW) is True, "there is more"
    (second,) = await _claim(box, "other")
    assert await _claim(box) == []
    assert await box.finish(second, {}, NOW) is False
    assert await _claim(box) == []


async def test_a_failed_update_backs_off_and_its_lane_waits_behind_it(box: SqlInbox) -> None:
    await box.keep([an_update(1), an_update(2), an_update(3, "72")], NOW)
    now = NOW
    for pause in (1, 4, 16, 60):
        (claimed,) = await _claim(box, now=now, busy={"72"})
        assert claimed.incoming.update_id == 1
        assert await box.fail(claimed, "boom", now) is False
        assert await _claim(box, now=later(now, seconds=pause - 0.001), busy={"72"}) == []
        now = later(now, seconds=pause)
    (last,) = await _claim(box, now=now, busy={"72"})
    assert last.tries == 4
    assert await box.fail(last, "boom" * 1000, now) is True
    assert ids(await _claim(box, now=now)) == [2, 3]


async def test_a_failed_update_may_be_taken_by_another(box: SqlInbox) -> None:
    await box.keep([an_update(1)], NOW)
    (claimed,) = await _claim(box, "one")
    await box.fail(claimed, "boom", NOW)
    assert ids(await _claim(box, "other", now=later(seconds=1))) == [1]


async def test_a_clean_stop_gives_back_and_a_lone_start_takes_all(box: SqlInbox) -> None:
    await box.keep([an_update(1, "71"), an_update(2, "72")], NOW)
    await _claim(box, "old", limit=1)
    await _claim(box, "other", limit=1)
    assert await _claim(box, "new") == []
    await box.release("old", NOW)
    assert ids(await _claim(box, "new")) == [1]
    assert await box.forget_other_owners(NOW) == 2
    assert ids(await _claim(box, "newest")) == [1, 2]


async def test_many_finishes_at_once_all_last(box: SqlInbox, database: Database) -> None:
    many = 20
    await box.keep([an_update(n, f"70{n:02}") for n in range(many)], NOW)
    claimed = await _claim(box, limit=many)
    assert len(claimed) == many
    await asyncio.gather(
        *(box.finish(one, {"n": str(one.incoming.update_id)}, NOW) for one in claimed)
    )
    assert await _records(database) == {(f"70{n:02}", "n"): str(n) for n in range(many)}
    assert await _claim(box) == []


async def test_one_bad_finish_does_not_spoil_the_others(box: SqlInbox, database: Database) -> None:
    await box.keep([an_update(n, f"70{n:02}") for n in range(4)], NOW)
    claimed = await _claim(box)
    found = await asyncio.gather(
        *(
            # data that no column takes
            box.finish(one, {"n": object() if one is claimed[2] else "fine"}, NOW)  # type: ignore[dict-item]  # wrong on purpose: the batch must fail
            for one in claimed
        ),
        return_exceptions=True,
    )
    assert [isinstance(one, Exception) for one in found] == [False, False, True, False]
    assert len(await _records(database)) == 3
    assert ids(await _claim(box)) == [2]


async def test_several_owners_never_overlap_and_keep_each_lane_in_order(
    url: str, database: Database
) -> None:
    owners, many_lanes, each = 4, 12, 6
    updates = [
        an_update(n * many_lanes + lane, f"70{lane:02}")
        for n in range(each)
        for lane in range(many_lanes)
    ]
    await an_inbox(database).keep(updates, NOW)
    handled: dict[str, list[int]] = defaultdict(list)
    at_work: set[str] = set()

    async def work(owner: str, opened: Database) -> None:
        box = an_inbox(opened)
        while sum(map(len, handled.values())) < len(updates):
            for one in await box.claim(owner, 3, NOW, set()):
                lane = one.incoming.lane
                assert lane not in at_work
                at_work.add(lane)
                await asyncio.sleep(0)
                handled[lane].append(one.incoming.update_id)
                at_work.remove(lane)
                await box.finish(one, {"last": str(one.incoming.update_id)}, NOW)

    opened = [Database(url) for _ in range(owners)]
    await asyncio.gather(*(work(f"owner {n}", one) for n, one in enumerate(opened)))
    for one in opened:
        await one.close()
    assert len(handled) == many_lanes
    assert all(done == sorted(done) and len(done) == each for done in handled.values())


async def test_a_killed_process_loses_nothing(url: str) -> None:
    """Handlers die at any point; their leases run out by the clock and another takes over."""
    first = Database(url)
    await an_inbox(first).keep([an_update(n, f"70{n % 5:02}") for n in range(30)], NOW)
    await first.close()
    now, handled = NOW, []
    for life in range(24):
        database = Database(url)
        box = an_inbox(database)
        claimed = await box.claim(f"life {life}", 4, now, set())
        for one in claimed[: life % 4]:  # killed after this many
            handled.append(one.incoming.update_id)
            await box.finish(one, {}, now)
        await database.close()
        now = later(now, seconds=31)
    assert sorted(handled) == list(range(30))
    database = Database(url)
    async with database.reader.connect() as connection:
        undone = await connection.execute(select(inbox).where(inbox.c.done_at.is_(None)))
        assert undone.all() == []
    await database.close()
