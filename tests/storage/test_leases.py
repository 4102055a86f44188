"""Who holds what, on both databases: owners that live renew, and nobody waits for the dead."""

from datetime import timedelta

import pytest

from domain.messaging import Incoming
from storage.kit.engine import Database
from storage.messages.inbox import SqlInbox
from storage.messages.leases import end_silent, held
from storage.messages.outbox import SqlOutbox
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, District, an_inbox, later
from tests.storage.test_outbox import a_push

WATCHED = 2.5


@pytest.fixture
def box(database: Database) -> SqlInbox:
    return an_inbox(database)


@pytest.fixture
def outbox(database: Database) -> SqlOutbox:
    return SqlOutbox(database)


def _updates(*lanes: str) -> list[Incoming]:
    return [Incoming(bot_id=1, update_id=n, lane=a, payload="{}") for n, a in enumerate(lanes, 1)]


async def test_an_owner_that_renews_keeps_its_lane_however_long_it_takes(box: SqlInbox) -> None:
    await box.keep(_updates("71"), NOW)
    await box.claim("slow", 1, NOW, ())
    for second in range(1, 61):
        await box.renew("slow", ["71"], later(seconds=second))
        assert await box.claim("other", 1, later(seconds=second), ()) == []
    (taken,) = await box.claim("other", 1, later(seconds=70), ())
    assert taken.incoming.lane == "71"
    await box.renew("slow", ["71"], later(seconds=71))  # it comes back to life, too late
    assert await box.claim("slow", 1, later(seconds=72), ()) == []


async def test_who_starts_takes_over_from_the_dead_at_once_and_from_nobody_alive(
    database: Database,
    box: SqlInbox,
    outbox: SqlOutbox,
    office: SqlOffice,
    district: District,
) -> None:
    await box.keep(_updates("71", "72"), NOW)
    await box.claim("dead", 1, NOW, ())
    await box.claim("alive", 1, NOW, ())
    officer = district.person_id("officer")
    await office.do(lambda work: work.outbox.add([a_push(officer)], NOW))
    assert await outbox.lead("dead", TELEGRAM, NOW)
    assert len(await outbox.claim("dead", TELEGRAM, 9, NOW)) == 1

    start = later(seconds=1)
    seen = await held(database, start)
    for half in (0, 1, 2):
        await box.renew("alive", ["72"], start + timedelta(seconds=half))
    at = start + timedelta(seconds=WATCHED)
    assert await outbox.lead("new", TELEGRAM, at) is None
    assert await end_silent(database, seen, at) == 2
    assert [one.incoming.lane for one in await box.claim("new", 9, at, ())] == ["71"]
    assert await outbox.lead("new", TELEGRAM, at)
    assert len(await outbox.claim("new", TELEGRAM, 9, at)) == 1


async def test_of_several_senders_one_leads_until_it_ends_or_dies(outbox: SqlOutbox) -> None:
    assert await outbox.lead("one", TELEGRAM, NOW) == later(seconds=10)
    assert await outbox.lead("other", TELEGRAM, later(seconds=9)) is None
    assert await outbox.lead("one", TELEGRAM, later(seconds=9)) == later(seconds=19)
    assert await outbox.lead("other", TELEGRAM, later(seconds=15)) is None
    assert await outbox.lead("other", TELEGRAM, later(seconds=19)) == later(seconds=29)
    assert await outbox.lead("one", TELEGRAM, later(seconds=20)) is None
    await outbox.resign("other", TELEGRAM)
    assert await outbox.lead("one", TELEGRAM, later(seconds=21)) == later(seconds=31)


@pytest.mark.parametrize("seconds", [11, 6 * 3600], ids=["away", "clock-put-forward"])
async def test_who_takes_over_leaves_a_moment_for_the_last_marks(
    outbox: SqlOutbox, office: SqlOffice, district: District, seconds: int
) -> None:
    officer = district.person_id("officer")
    await office.do(lambda work: work.outbox.add([a_push(officer)], NOW))
    await outbox.lead("one", TELEGRAM, NOW)
    await outbox.claim("one", TELEGRAM, 9, later(seconds=9))
    # the other's heart stood still, as the database was away; or it did not come to renew
    at = later(seconds=seconds)
    await outbox.lead("other", TELEGRAM, at)
    assert await outbox.claim("other", TELEGRAM, 9, at) == []
    assert await outbox.claim("other", TELEGRAM, 9, at + timedelta(seconds=3)) == []
    assert len(await outbox.claim("other", TELEGRAM, 9, at + timedelta(seconds=4))) == 1


async def test_who_starts_takes_no_lead_from_a_sender_that_is_alive(
    database: Database, outbox: SqlOutbox
) -> None:
    await outbox.lead("one", TELEGRAM, NOW)
    seen = await held(database, NOW)
    await outbox.lead("one", TELEGRAM, later(seconds=1))
    at = later(seconds=WATCHED)
    assert await end_silent(database, seen, at) == 0
    assert await outbox.lead("new", TELEGRAM, at) is None


async def test_the_end_of_a_part_leaves_the_other_ones_leases(
    box: SqlInbox, outbox: SqlOutbox
) -> None:
    """Both parts of a process go by one name."""
    await outbox.lead("one", TELEGRAM, NOW)
    await box.release("one", NOW)
    assert await outbox.lead("other", TELEGRAM, NOW) is None
    await box.forget_other_owners(NOW)
    assert await outbox.lead("other", TELEGRAM, NOW) is None
    await outbox.forget_other_owners(NOW)
    assert await outbox.lead("other", TELEGRAM, NOW)
