"""The outbox: one push for each subject and person, claimed with a lease, sent at least once."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest
from sqlalchemy import select, update

from domain.messaging import ClaimedPush
from domain.notices import Notice, Priority
from domain.people.model import Actor, Channel
from domain.ports import Push, Work
from domain.reminders.notices import PeriodicDue
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.messages.outbox import SqlOutbox
from storage.messages.troubles import troubles
from storage.schema import audit, channels, outbox
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, District, a_chair, later


def a_notice(unit_id: int = 3, rung: str = "before", period: str = "2026-W48") -> Notice:
    return PeriodicDue(unit_id=unit_id, unit_name="古道社区", period=period, rung=rung, due_at=NOW)


def a_push(
    person_id: int,
    notice: Notice | None = None,
    *,
    not_before: datetime = NOW,
    priority: Priority = Priority.NORMAL,
) -> Push:
    return Push(
        person_id=person_id,
        notice=notice or a_notice(),
        not_before=not_before,
        priority=priority,
    )


@pytest.fixture
def box(database: Database) -> SqlOutbox:
    return SqlOutbox(database, lease_seconds=60)


async def _queue(office: SqlOffice, *pushes: Push) -> int:
    def add(work: Work) -> int:
        return work.outbox.add(pushes, NOW)

    return await office.do(add)


async def _withdraw(office: SqlOffice, prefix: str) -> int:
    def withdraw(work: Work) -> int:
        return work.outbox.withdraw(prefix, NOW)

    return await office.do(withdraw)


async def _claim(
    box: SqlOutbox, owner: str = "me", limit: int = 10, now: datetime = NOW
) -> list[ClaimedPush]:
    return await box.claim(owner, TELEGRAM, limit, now)


async def _states(database: Database) -> list[str]:
    async with database.reader.connect() as connection:
        return list(await connection.scalars(select(outbox.c.state).order_by(outbox.c.id)))


async def test_one_subject_reaches_one_person_once(office: SqlOffice, district: District) -> None:
    officer, stand_in = district.person_id("officer"), district.person_id("officer_stand_in")
    assert await _queue(office, a_push(officer), a_push(stand_in)) == 2
    assert await _queue(office, a_push(officer), a_push(officer, a_notice(rung="due_day"))) == 1
    assert await _queue(office, a_push(officer), a_push(officer)) == 0
    assert await _queue(office) == 0


async def test_a_claimed_push_knows_its_reader(
    office: SqlOffice, box: SqlOutbox, district: District
) -> None:
    def english(work: Work) -> int:
        unit_id = district.units["street_2"]
        role = district.chairs["coordinator_2"].post.role
        return (a_chair(work, unit_id, role, address="42", language="en-GB")).person.id

    reader = await office.do(english)
    await _queue(office, a_push(reader), a_push(district.person_id("officer")))
    first, second = await _claim(box)
    assert (first.address, first.locale, first.tries) == ("42", "en", 0)
    assert (second.address, second.locale) == (district.address("officer"), "zh")
    assert first.notice == a_notice()
    assert first.priority is Priority.NORMAL


async def test_urgent_first_then_the_oldest(
    office: SqlOffice, box: SqlOutbox, district: District
) -> None:
    officer = district.person_id("officer")
    await _queue(
        office,
        a_push(officer, a_notice(1), priority=Priority.REMINDER),
        a_push(officer, a_notice(2)),
        a_push(officer, a_notice(3), not_before=later(seconds=-1)),
        a_push(officer, a_notice(4), not_before=later(seconds=1), priority=Priority.URGENT),
        a_push(officer, a_notice(5), priority=Priority.URGENT),
    )
    claimed = await _claim(box)
    assert [one.notice.unit_id for one in claimed] == [5, 3, 2, 1]  # type: ignore[attr-defined]  # all are PeriodicDue
    assert await box.waiting(NOW) == 4
    assert await box.waiting(later(seconds=1)) == 5


async def test_all_reminders_of_one_person_are_claimed_together_whatever_the_limit(
    office: SqlOffice, box: SqlOutbox, database: Database, district: District
) -> None:
    officer, stand_in = district.person_id("officer"), district.person_id("officer_stand_in")
    for unit in range(1, 4):
        for person in (officer, stand_in):
            push = a_push(person, a_notice(unit), priority=Priority.REMINDER)
            await _queue(office, push)
    await _queue(office, a_push(officer, a_notice(9), not_before=later(minutes=1)))
    first = await _claim(box, limit=1)
    assert [push.person_id for push in first] == [officer] * 3, "but not what is not due yet"
    assert await _claim(box, "another", limit=3) != []
    assert set((await _states(database))[:6]) == {"leased"}


async def test_news_are_claimed_to_the_limit_and_no_more(
    office: SqlOffice, box: SqlOutbox, district: District
) -> None:
    officer = district.person_id("officer")
    await _queue(office, *(a_push(officer, a_notice(unit)) for unit in range(1, 4)))
    await _queue(office, a_push(officer, a_notice(9), priority=Priority.REMINDER))
    assert len(await _claim(box, limit=2)) == 2


async def test_a_lease_keeps_others_off_until_it_ends(
    office: SqlOffice, box: SqlOutbox, district: District
) -> None:
    await _queue(office, *(a_push(district.person_id("officer"), a_notice(n)) for n in range(3)))
    mine = await _claim(box, "one", limit=2)
    assert len(mine) == 2
    rest = await _claim(box, "other")
    assert len(rest) == 1
    assert await _claim(box, "other", now=later(seconds=59)) == []
    again = await _claim(box, "other", now=later(seconds=60))
    assert {one.id for one in again} == {one.id for one in mine + rest}


async def test_a_lone_start_takes_over_what_the_dead_one_held(
    box: SqlOutbox, office: SqlOffice, district: District
) -> None:
    await _queue(office, a_push(district.person_id("officer")))
    assert len(await _claim(box, "dead")) == 1
    assert await _claim(box, "new") == []
    assert await box.forget_other_owners(NOW) == 1
    assert len(await _claim(box, "new")) == 1
    assert await box.forget_other_owners(later(seconds=61)) == 0


async def test_sent_dead_retried_postponed(
    office: SqlOffice, box: SqlOutbox, database: Database, district: District
) -> None:
    await _queue(office, *(a_push(district.person_id("officer"), a_notice(n)) for n in range(4)))
    ids = [one.id for one in await _claim(box)]
    await box.sent([ids[0]], NOW)
    await box.dead([ids[1]], "blocked " * 100, NOW)
    await box.retry([ids[2]], later(seconds=5), "timed out")
    await box.postpone([ids[3]], later(seconds=5))
    assert await _states(database) == ["sent", "dead", "waiting", "waiting"]
    assert await _claim(box, now=later(seconds=4)) == []
    again = await _claim(box, now=later(seconds=5))
    assert [(one.id, one.tries) for one in again] == [(ids[2], 1), (ids[3], 0)]
    await box.sent([], NOW)


async def test_a_message_is_known_by_its_number_to_whom_it_went(
    office: SqlOffice, box: SqlOutbox, boards: SqlBoards, actor: Callable[[str], Awaitable[Actor]]
) -> None:
    officer, other = await actor("officer"), await actor("grid_head")
    await _queue(office, *(a_push(officer.person_id, a_notice(n)) for n in (1, 2)))
    await box.sent([one.id for one in await _claim(box)], NOW, message_id=77)
    assert await boards.messages.pushed(officer, "telegram", 77) == (a_notice(2), a_notice(1))
    assert await boards.messages.pushed(officer, "telegram", 78) == ()
    assert await boards.messages.pushed(officer, "telegram", 2**70) == ()
    assert await boards.messages.pushed(other, "telegram", 77) == ()


async def test_withdrawing_cancels_by_subject_alone(
    office: SqlOffice, box: SqlOutbox, database: Database, district: District
) -> None:
    officer = district.person_id("officer")
    await _queue(
        office,
        a_push(officer, a_notice(3)),
        a_push(officer, a_notice(3, rung="due_day")),
        a_push(officer, a_notice(3, period="2026-W49")),
        a_push(officer, a_notice(33)),
    )
    assert await _withdraw(office, "report:3:2026-W48:") == 2
    assert await _withdraw(office, "report:3:2026-W48:") == 0
    assert await _withdraw(office, "") == 0
    assert await _states(database) == ["cancelled", "cancelled", "waiting", "waiting"]
    assert len(await _claim(box)) == 2


async def test_a_push_withdrawn_on_its_way_is_not_tried_again(
    office: SqlOffice, box: SqlOutbox, database: Database, district: District
) -> None:
    officer = district.person_id("officer")
    await _queue(office, a_push(officer, a_notice(1)), a_push(officer, a_notice(2)))
    first, second = await _claim(box)
    assert await _withdraw(office, "report:") == 2
    await box.retry([first.id], NOW, "timed out")
    await box.sent([second.id], NOW)
    assert await _states(database) == ["cancelled", "sent"]
    assert await _claim(box, now=later(hours=1)) == []


async def test_a_chat_that_is_gone_ends_the_channel(
    office: SqlOffice, box: SqlOutbox, database: Database, district: District
) -> None:
    address = district.address("officer")
    await box.unreachable(TELEGRAM, address, NOW)
    await box.unreachable(TELEGRAM, address, NOW)
    await box.unreachable(TELEGRAM, "nobody", NOW)
    await _queue(office, a_push(district.person_id("officer")))
    (claimed,) = await _claim(box)
    assert claimed.address is None
    async with database.reader.connect() as connection:
        entries = (await connection.execute(select(audit))).all()
    assert [(entry.act, entry.person_id) for entry in entries] == [
        ("unreachable", district.person_id("officer"))
    ]


async def test_of_several_chats_the_newest_reachable_one_is_used(
    office: SqlOffice, box: SqlOutbox, database: Database, district: District
) -> None:

    def more(work: Work) -> None:
        for kind, address in ((TELEGRAM, "new"), (TELEGRAM, "newest"), ("carrier pigeon", "loft")):
            work.people.add_channel(
                Channel(person_id=district.person_id("officer"), kind=kind, address=address)
            )

    await office.do(more)
    await box.unreachable(TELEGRAM, "newest", NOW)
    await _queue(office, a_push(district.person_id("officer")))
    (claimed,) = await _claim(box)
    assert claimed.address == "new"


@pytest.mark.parametrize(
    "wrong", [{"kind": "telepathy"}, {"priority": 77}, {"payload": ["no", "facts"]}], ids=str
)
async def test_a_row_that_cannot_be_read_is_given_up_alone(
    office: SqlOffice,
    box: SqlOutbox,
    database: Database,
    district: District,
    wrong: dict[str, object],
) -> None:
    officer = district.person_id("officer")
    await _queue(office, a_push(officer, a_notice(1)), a_push(officer, a_notice(2)))
    async with database.writer.begin() as connection:
        await connection.execute(update(outbox).where(outbox.c.id == 1).values(**wrong))
        await connection.execute(update(channels).values(language=None))
    assert [one.id for one in await _claim(box)] == [2]
    assert await _states(database) == ["dead", "leased"]
    assert (await troubles(database)).unread_pushes == 1


async def test_two_senders_share_the_queue_without_overlap(
    url: str, office: SqlOffice, district: District
) -> None:

    many = 40
    await _queue(office, *(a_push(district.person_id("officer"), a_notice(n)) for n in range(many)))
    opened = [Database(url) for _ in range(4)]
    taken: list[int] = []

    async def send(owner: str, database: Database) -> None:
        box = SqlOutbox(database)
        while len(taken) < many:
            found = [one.id for one in await box.claim(owner, TELEGRAM, 3, NOW)]
            taken.extend(found)
            await box.sent(found, NOW)

    await asyncio.gather(*(send(f"sender {n}", one) for n, one in enumerate(opened)))
    for one in opened:
        await one.close()
    assert sorted(taken) == sorted(set(taken))
    assert len(taken) == many
