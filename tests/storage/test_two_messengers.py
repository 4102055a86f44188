"""Two messengers over one database, on both: each line finds its own rows, and by index."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, text

from domain.cases.lifecycle import Arrow
from domain.messaging import Incoming, StandingMessage
from domain.people.channels import drop_channel, give_channel_code, join_channel, use_channel
from domain.people.messengers import Messenger, address_of
from domain.people.tenure import delete_me
from domain.ports import Push, Work
from domain.reminders.notices import PeriodicDue
from domain.request import Request
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.messages.inbox import SqlInbox
from storage.messages.outbox import SqlOutbox
from storage.messages.troubles import queues
from storage.schema import conversation, outbox
from storage.work import SqlOffice
from tests.makers import NOW, ZONE, District, the_rules
from tests.storage.test_threads import told

LINES = (Messenger.TELEGRAM, Messenger.FEISHU)
SECRET = "K7MQ2XWDHJ34"
CHAIR = "officer"


def a_push(person_id: int, number: int) -> Push:
    notice = PeriodicDue(
        unit_id=number, unit_name="古道社区", period="2026-W48", rung="x", due_at=NOW
    )
    return Push(person_id=person_id, notice=notice, not_before=NOW)


def case_push(person_id: int, arrow: Arrow) -> Push:
    return Push(person_id=person_id, notice=told(arrow), not_before=NOW)


def drop_there(work: Work, request: Request) -> None:
    drop_channel(work, request, Messenger.FEISHU)


@pytest.fixture
def desk(database: Database) -> SqlOffice:
    return SqlOffice(database, the_rules(), lines=LINES)


@pytest.fixture
def box(database: Database) -> SqlOutbox:
    return SqlOutbox(database, lines=LINES)


@pytest.fixture
async def there(desk: SqlOffice, district: District) -> str:
    """The address of a second chat, whose number is that of somebody else's first."""
    address = address_of(Messenger.FEISHU, district.address("mediator"))

    def join(work: Work) -> None:
        asked = Request(actor=district.actor(work, CHAIR), now=NOW)
        give_channel_code(work, asked, secret=SECRET)
        join_channel(work, Request(now=NOW), Messenger.FEISHU, address, None, SECRET)
        work.outbox.withdraw("channel:", NOW)

    await desk.do(join)
    return address


async def test_each_line_takes_up_its_own(
    desk: SqlOffice, box: SqlOutbox, district: District, there: str
) -> None:
    mine, other = district.person_id(CHAIR), district.person_id("mediator")
    await desk.do(use_channel, Request(now=NOW), Messenger.FEISHU, there)
    await desk.do(lambda work: work.outbox.add([a_push(mine, 1), a_push(other, 2)], NOW))
    (first,) = await box.claim("a", Messenger.TELEGRAM, 9, NOW)
    (second,) = await box.claim("b", Messenger.FEISHU, 9, NOW)
    assert (first.person_id, first.address) == (other, district.address("mediator"))
    assert (second.person_id, second.address) == (mine, there)
    assert await box.unreachable(Messenger.FEISHU, there, NOW, [second.id]) == {second.id}
    (moved,) = await box.claim("a", Messenger.TELEGRAM, 9, NOW)
    assert (moved.id, moved.address) == (second.id, district.address(CHAIR))
    # whose number it is in the other messenger is none the wiser
    await desk.do(lambda work: work.outbox.add([a_push(other, 3)], NOW))
    (third,) = await box.claim("a", Messenger.TELEGRAM, 9, NOW)
    assert third.person_id == other


async def test_who_leads_one_line_leaves_the_other_alone(
    desk: SqlOffice, box: SqlOutbox, database: Database, district: District, there: str
) -> None:
    assert await box.lead("a", Messenger.TELEGRAM, NOW)
    assert await box.lead("b", Messenger.FEISHU, NOW)
    await desk.do(lambda work: work.outbox.add([a_push(district.person_id(CHAIR), 1)], NOW))
    (row,) = await box.claim("a", Messenger.TELEGRAM, 9, NOW)
    later = NOW + timedelta(seconds=15)
    assert await box.lead("c", Messenger.FEISHU, later)
    until = select(outbox.c.lease_until).where(outbox.c.id == row.id)
    assert await database.read(lambda c: c.execute(until).scalar_one()) == NOW + timedelta(
        seconds=60
    )


async def test_a_message_is_changed_where_it_stands(
    desk: SqlOffice, box: SqlOutbox, boards: SqlBoards, district: District, there: str
) -> None:
    mine = district.person_id(CHAIR)

    await desk.do(lambda work: work.outbox.add([case_push(mine, Arrow.ACCEPT)], NOW))
    (row,) = await box.claim("a", Messenger.TELEGRAM, 9, NOW)
    await box.sent([row.id], NOW, message_id=77, channel=Messenger.TELEGRAM)
    await desk.do(use_channel, Request(now=NOW), Messenger.FEISHU, there)
    me = await desk.do(lambda work: district.actor(work, CHAIR))
    assert await boards.messages.pushed(me, Messenger.TELEGRAM, 77)
    assert not await boards.messages.pushed(me, Messenger.FEISHU, 77)

    await desk.do(lambda work: work.outbox.add([case_push(mine, Arrow.START)], NOW))
    (row,) = await box.claim("b", Messenger.FEISHU, 9, NOW)
    stands = StandingMessage(channel=Messenger.TELEGRAM, message_id=77)
    assert await box.replaces(row) == stands
    await box.hand_over([row.id], stands.channel)
    assert not await box.claim("b", Messenger.FEISHU, 9, NOW)
    (handed,) = await box.claim("a", Messenger.TELEGRAM, 9, NOW)
    assert handed.address == district.address(CHAIR)
    assert await box.replaces(handed) == stands
    await box.unreachable(Messenger.TELEGRAM, district.address(CHAIR), NOW)
    assert await box.replaces(handed) is None, "nothing is changed where nobody reads it"


@pytest.mark.parametrize("goes", [delete_me, drop_there])
async def test_what_was_half_written_goes_with_the_chat(
    desk: SqlOffice,
    boards: SqlBoards,
    database: Database,
    district: District,
    there: str,
    goes: Callable[[Work, Request], None],
) -> None:
    half = {"key": "draft:x", "data": "{}", "updated_at": NOW}
    rows = [{**half, "lane": lane} for lane in (there, district.address("mediator"))]
    await database.write(lambda c: c.execute(insert(conversation).values(rows)))
    me = await desk.do(lambda work: district.actor(work, CHAIR))
    kept = await boards.people.my_data(me)
    assert [one.drafts for one in kept.channels] == [0, 1]
    await desk.do(goes, Request(actor=me, now=NOW))
    left = select(conversation.c.lane)
    found = await database.read(lambda c: c.execute(left).scalars().all())
    assert found == [district.address("mediator")], "that of the others stays"


async def test_each_intake_takes_up_its_own_chats(database: Database, district: District) -> None:
    boxes = {one: SqlInbox(database, channel=one, zone=ZONE) for one in LINES}
    number = int(district.address(CHAIR))
    for bot, one in enumerate(LINES, start=1):
        lane = address_of(one, number)
        rows = [Incoming(bot_id=bot, update_id=n, lane=lane, payload=f"{one} {n}") for n in (1, 2)]
        rows.append(
            Incoming(bot_id=bot, update_id=9, lane=address_of(one, -number), payload="a group")
        )
        assert await boxes[one].keep(rows, NOW) == 3
    for one in LINES:
        for found in await boxes[one].claim("me", 9, NOW, ()):
            assert found.incoming.lane in {address_of(one, number), address_of(one, -number)}
            known = one is Messenger.TELEGRAM and found.incoming.lane == str(number)
            assert (found.writer is not None) is known, "the same number is a stranger there"
            await boxes[one].finish(found, {"seen": f'"{one}"'}, NOW)
        counted = await queues(database, one, NOW)
        assert counted.waiting == 1
    kept = select(conversation.c.lane, conversation.c.data).where(conversation.c.key == "seen")
    rows = await database.read(lambda c: c.execute(kept).all())
    assert {(lane, data) for lane, data in rows} == {
        (address_of(one, at), f'"{one}"') for one in LINES for at in (number, -number)
    }


async def test_what_is_told_settled_follows_the_last_chat(
    desk: SqlOffice, database: Database, district: District, there: str
) -> None:
    async def settled() -> dict[Messenger, bool]:
        found = {}
        for bot, (one, lane) in enumerate(
            ((Messenger.TELEGRAM, district.address(CHAIR)), (Messenger.FEISHU, there)), start=1
        ):
            box = SqlInbox(database, channel=one, zone=ZONE)
            number = await database.read(
                lambda c: c.execute(text("SELECT count(*) FROM inbox")).scalar_one()
            )
            await box.keep([Incoming(bot_id=bot, update_id=number, lane=lane, payload="{}")], NOW)
            (claimed,) = await box.claim("me", 9, NOW, ())
            await box.finish(claimed, {}, NOW)
            found[one] = claimed.settled
        return found

    assert await settled() == {Messenger.TELEGRAM: True, Messenger.FEISHU: False}
    await desk.do(use_channel, Request(now=NOW), Messenger.FEISHU, there)
    assert await settled() == {Messenger.TELEGRAM: False, Messenger.FEISHU: True}


async def test_a_claim_looks_at_its_own_line_alone(
    desk: SqlOffice, box: SqlOutbox, database: Database, district: District
) -> None:
    """Rows of the other line, however many, are not walked through: an index is asked."""
    if database.dialect != "sqlite":
        pytest.skip("SQLite says how it looks")
    plan = await database.read(
        lambda c: c.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE ended_at IS NULL AND channel = 'x'"
                " AND not_before <= '2026' ORDER BY priority, not_before, id LIMIT 9"
            )
        ).all()
    )
    assert "ix_outbox_due (channel=?)" in str(plan)
    assert "TEMP B-TREE" not in str(plan)
