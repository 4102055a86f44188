"""The nightly purge."""

from datetime import datetime, timedelta

from sqlalchemy import func, select, update

from domain.messaging import Incoming
from domain.people.binding import invite
from domain.people.model import Capacity, Role
from domain.ports import Push, Work
from domain.reminders.notices import PeriodicDue
from domain.request import Request
from storage.kit.engine import Database
from storage.messages.outbox import SqlOutbox
from storage.schema import metadata
from storage.upkeep import Purged, purge
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, District, an_inbox, later


async def _counts(database: Database) -> dict[str, int]:
    async with database.reader.connect() as connection:
        return {
            name: (
                await connection.execute(select(func.count()).select_from(metadata.tables[name]))
            ).scalar_one()
            for name in ("inbox", "lanes", "outbox", "conversation", "invitations")
        }


async def _fill(database: Database, office: SqlOffice, district: District, now: datetime) -> None:
    """Of each: one that goes in time, one that stays."""
    box = an_inbox(database, max_tries=1)
    lanes = ("71", "72", "73")
    await box.keep(
        [Incoming(bot_id=1, update_id=n, lane=lane, payload="{}") for n, lane in enumerate(lanes)],
        now,
    )
    done, dead, _ = await box.claim("me", 3, now, ())
    await box.finish(done, {"state": "s"}, now)
    await box.fail(dead, "boom", now)

    def queue(work: Work) -> None:
        person_id = district.person_id("officer")
        work.outbox.add(
            [
                Push(
                    person_id=person_id,
                    notice=PeriodicDue(
                        unit_id=n, unit_name="x", period="2026-W48", rung="before", due_at=now
                    ),
                    not_before=now,
                )
                for n in range(3)
            ],
            now,
        )
        for n, token in enumerate(("used", "unused")):
            invitation = invite(
                work,
                Request(now=now),
                district.units["community"],
                Role.MEDIATOR,
                Capacity.HOLDER,
                secret=token,
            )
            if n == 0:
                invitation.used_at, invitation.used_by = now, person_id

    await office.do(queue)
    out = SqlOutbox(database)
    sent, given_up, _ = await out.claim("me", TELEGRAM, 3, now)
    await out.sent([sent.id], now)
    await out.dead([given_up.id], "gone", now)


async def test_what_is_no_longer_needed_goes_and_the_rest_stays(
    database: Database, office: SqlOffice, district: District
) -> None:
    await _fill(database, office, district, NOW)
    nothing = Purged(updates=0, pushes=0, conversations=0, invitations=0)
    assert await purge(database, later(hours=48)) == nothing
    assert await purge(database, later(hours=49)) == Purged(
        updates=1, pushes=0, conversations=0, invitations=0
    )
    assert await purge(database, later(days=61)) == Purged(
        updates=1, pushes=0, conversations=1, invitations=1
    )
    assert await purge(database, later(days=91)) == Purged(
        updates=0, pushes=2, conversations=0, invitations=0
    )
    assert await _counts(database) == {
        "inbox": 1,
        "lanes": 0,
        "outbox": 1,
        "conversation": 0,
        "invitations": 1,
    }
    assert await purge(database, later(days=4000)) == nothing


async def test_what_could_not_be_handled_goes_after_the_days_that_were_set(
    database: Database, office: SqlOffice, district: District
) -> None:
    await _fill(database, office, district, NOW)
    await purge(database, later(days=3))
    assert (await _counts(database))["inbox"] == 2
    assert (await purge(database, later(days=30))).updates == 0
    assert (await purge(database, later(days=8), keep_failed=timedelta(days=7))).updates == 1
    assert (await _counts(database))["inbox"] == 1


async def test_a_touched_conversation_stays(
    database: Database, office: SqlOffice, district: District
) -> None:
    await _fill(database, office, district, NOW)
    async with database.writer.begin() as connection:
        await connection.execute(
            update(metadata.tables["conversation"]).values(updated_at=NOW + timedelta(days=30))
        )
    assert (await purge(database, later(days=61))).conversations == 0


async def test_a_ledger_that_waits_for_its_yes_goes_after_a_day(
    database: Database, office: SqlOffice, district: District
) -> None:
    await _fill(database, office, district, NOW)
    async with database.writer.begin() as connection:
        await connection.execute(update(metadata.tables["conversation"]).values(key="import:1"))
    assert (await purge(database, later(hours=24))).conversations == 0
    assert (await purge(database, later(hours=25))).conversations == 1


async def test_what_was_said_in_a_practice_goes_as_its_room_does(database: Database) -> None:
    box = an_inbox(database)
    keys = ("practice", "practice/draft:x", "practice/import:x", "draft:x")
    await box.keep([Incoming(bot_id=1, update_id=1, lane="7", payload="{}")], NOW)
    (claimed,) = await box.claim("me", 1, NOW, ())
    await box.finish(claimed, dict.fromkeys(keys, "{}"), NOW)

    async def left() -> set[str]:
        async with database.reader.connect() as connection:
            return set(await connection.scalars(select(metadata.tables["conversation"].c.key)))

    await purge(database, NOW + timedelta(days=1, minutes=1))
    assert await left() == {"practice", "practice/draft:x", "draft:x"}
    await purge(database, NOW + timedelta(days=7, minutes=1))
    assert await left() == {"practice", "draft:x"}, "a switch outlives it, to say that it is over"
