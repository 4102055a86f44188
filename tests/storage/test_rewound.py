"""The clock is put back by three hours: nothing waits for three hours, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from domain.messaging import Incoming
from storage.kit.engine import Database
from storage.messages.inbox import SqlInbox
from storage.messages.leases import LEADS, held
from storage.messages.outbox import SqlOutbox
from storage.messages.rewound import release, written_ahead
from storage.schema import outbox as pushes
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, District, an_inbox, later
from tests.storage.test_outbox import a_notice, a_push

AHEAD = later(hours=3)
"""What the clock said before it was put back to NOW."""


def _updates(*lanes: str) -> list[Incoming]:
    return [Incoming(bot_id=1, update_id=n, lane=a, payload="{}") for n, a in enumerate(lanes, 1)]


@pytest.fixture
def box(database: Database) -> SqlInbox:
    return an_inbox(database)


async def test_updates_of_the_time_ahead_are_handled_at_once(
    database: Database, box: SqlInbox
) -> None:
    await box.keep(_updates("71", "72", "72"), AHEAD)
    (dead,) = await box.claim("dead", 1, AHEAD, ())
    assert await box.claim("alive", 9, NOW, ()) == [], "what came waits for three hours"
    assert await written_ahead(database, NOW) == AHEAD + timedelta(seconds=10)
    await release(database, NOW, AHEAD)
    # its owner, had it been alive, would have renewed it
    taken = await box.claim("alive", 9, NOW, ())
    assert [one.incoming.lane for one in taken] == ["72"]
    assert set(await held(database, later(seconds=9))) == {dead.incoming.lane, "72"}
    (freed,) = await box.claim("alive", 9, later(seconds=11), ["72"])
    assert freed.incoming == dead.incoming


async def test_pushes_of_the_time_ahead_go_out_before_what_is_queued_since(
    database: Database, office: SqlOffice, district: District
) -> None:
    outbox, officer = SqlOutbox(database), district.person_id("officer")
    taken, put_off, waits = (
        a_push(officer, a_notice(period=f"2026-W4{n}"), not_before=AHEAD) for n in range(3)
    )
    await office.do(lambda work: work.outbox.add([taken, put_off, waits], AHEAD))
    await outbox.lead("dead", TELEGRAM, AHEAD)
    (first, second) = await outbox.claim("dead", TELEGRAM, 2, AHEAD)
    await outbox.retry([second.id], AHEAD + timedelta(minutes=2), "TimedOut")
    assert await outbox.lead("alive", TELEGRAM, NOW) is None, "nobody sends for three hours"
    await office.do(lambda work: work.outbox.add([a_push(officer)], NOW))
    await release(database, later(seconds=1), AHEAD)
    soon = later(seconds=12)
    assert await outbox.lead("alive", TELEGRAM, soon)
    found = await outbox.claim("alive", TELEGRAM, 9, soon + timedelta(seconds=5))
    last = await database.read(lambda one: one.execute(select(func.max(pushes.c.id))).scalar())
    assert [one.id for one in found] == [first.id, second.id, second.id + 1, last]


async def test_what_is_for_later_than_the_clock_had_come_to_waits_for_its_moment(
    database: Database, office: SqlOffice, district: District
) -> None:
    outbox, officer, was = SqlOutbox(database), district.person_id("officer"), later(seconds=6)
    snoozed = a_push(officer, a_notice(rung="snooze-16"), not_before=later(hours=7))
    due = a_push(officer, not_before=was)
    await office.do(lambda work: work.outbox.add([snoozed, due], was))
    assert await release(database, NOW, was) == 1
    found = await outbox.claim("one", TELEGRAM, 9, NOW)
    assert [one.notice for one in found] == [due.notice]

    start = later(hours=-3)
    assert await written_ahead(database, start) == was
    await release(database, start, was)
    assert await outbox.claim("one", TELEGRAM, 9, later(hours=6)) == found, "its lease ran out"
    assert len(await outbox.claim("one", TELEGRAM, 9, later(hours=7))) == 2


async def test_whoever_lives_loses_nothing(database: Database, box: SqlInbox) -> None:
    await box.keep(_updates("71"), AHEAD)
    await box.claim("slow", 1, AHEAD, ())
    await release(database, NOW, AHEAD)
    for second in range(60):
        await box.renew("slow", ["71"], later(seconds=second))
        assert await box.claim("other", 1, later(seconds=second), ()) == []


async def test_clocks_of_several_machines_may_differ_by_seconds(
    database: Database, box: SqlInbox, office: SqlOffice, district: District
) -> None:
    assert await written_ahead(database, NOW) is None
    officer = district.person_id("officer")
    await box.keep(_updates("71"), later(seconds=30))
    await box.claim("quick", 1, later(seconds=30), ())
    await office.do(lambda work: work.outbox.add([a_push(officer)], later(seconds=30)))
    assert await SqlOutbox(database).lead("quick", TELEGRAM, later(seconds=30))
    assert LEADS + TELEGRAM in await held(database, NOW)
    assert await written_ahead(database, NOW) is None
    assert await written_ahead(database, NOW - timedelta(minutes=1))
