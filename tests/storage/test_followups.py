"""Items handed out as they are kept and read, on both databases."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Connection, text

from domain.cases.satisfaction import Satisfaction
from domain.errors import NotFound
from domain.followups import actions, giving
from domain.followups.model import Followup, FollowupState, Handout, Source
from domain.followups.options import FollowupPlace, sees_source
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.followups import lists
from storage.kit.engine import Database
from storage.meetings.counts import given_years
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, a_token, later, the_rules

Ask = Callable[[str], Awaitable[Actor]]
FRIDAY = date(2026, 11, 27)


def handout(district: District, source_id: int = 1, to: str = "street") -> Handout:
    """From the community to the street, with the district's help."""
    return Handout(
        source=Source.MEETING,
        source_id=source_id,
        host_id=district.units["community"],
        unit_id=district.units[to],
        helpers=(district.units["district"],),
        title="三号楼路灯不亮",
        due=FRIDAY,
    )


def tap(who: Actor) -> Request:
    """A tap of somebody."""
    return Request(actor=who, token=a_token(), now=NOW)


def feeds_back(work: Work, number: int) -> Followup:
    """As if the unit had."""
    followup = work.followups.by_id(number)
    followup.state, followup.fed_back_at = FollowupState.FED_BACK, NOW
    return followup


async def test_handed_out_judged_and_dropped(
    office: SqlOffice, actor: Ask, district: District
) -> None:
    officer = await actor("officer")
    first = await office.do(giving.hand_out, tap(officer), handout(district))
    assert (await office.do(giving.hand_out, tap(officer), handout(district))).id == first.id
    assert first.helpers == (district.units["district"],)
    fed_back = await office.do(feeds_back, first.id)
    again = await office.do(giving.judge, tap(officer), fed_back, Satisfaction.NOT)
    assert (again.unit_id, again.round) == (district.units["district"], 2)
    assert again.helpers == (), "the helper leads now"
    await office.do(giving.drop, tap(officer), again, "物业已修好")
    second = await office.do(giving.hand_out, tap(officer), handout(district))

    def there(work: Work) -> list[tuple[int, FollowupState, tuple[int, ...]]]:
        found = work.followups.of_source(Source.MEETING, [1, 2])
        return [(one.id, one.state, one.helpers) for one in found]

    assert await office.do(there) == [
        (first.id, FollowupState.DROPPED, ()),
        (second.id, FollowupState.HANDED_OUT, (district.units["district"],)),
    ]


async def test_the_lists_are_of_who_sees_to_it_helps_or_handed_it_out(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    officer = await actor("officer")
    made = await office.do(giving.hand_out, tap(officer), handout(district))

    async def read(who: str, *, given: bool) -> list[tuple[int, bool]]:
        page = await boards.followups.todo(await actor(who), 0, NOW, given=given)
        assert page.total == len(page.lines)
        return [(one.id, one.helps) for one in page.lines]

    assert await read("coordinator", given=False) == [(made.id, False)]
    assert await read("supervisor", given=False) == [(made.id, True)]
    assert await read("centre", given=False) == [(made.id, True)]
    assert await read("officer", given=True) == await read("mediator", given=True)
    assert await read("officer", given=True) == [(made.id, False)]
    for who in ("officer", "mediator", "mediator_2", "coordinator_2", "grid_head"):
        assert await read(who, given=False) == [], who
    for who in ("coordinator", "supervisor", "mediator_2", "administrator"):
        assert await read(who, given=True) == [], who
    for who in ("mediator_2", "coordinator_2", "administrator", "building_head"):
        with pytest.raises(NotFound):
            await boards.followups.one(await actor(who), made.id, NOW)
        assert await boards.followups.of_source(await actor(who), Source.MEETING, (1,), NOW) == ()
    for number in (0, -1, made.id + 1, 2**70):
        with pytest.raises(NotFound):
            await boards.followups.one(officer, number, NOW)
    [line] = await boards.followups.of_source(officer, Source.MEETING, (1, 2, 2**70), NOW)
    assert (line.id, line.may.extend, line.may.accept) == (made.id, True, False)


async def test_pages_the_late_first(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    officer, coordinator = await actor("officer"), await actor("coordinator")
    found = [
        (await office.do(giving.hand_out, tap(officer), handout(district, n))).id
        for n in range(1, 8)
    ]
    await office.do(actions.accept, tap(coordinator), found[0])
    await office.do(actions.feed_back, tap(coordinator), found[0], "好了")
    await office.do(actions.accept, tap(coordinator), found[1])
    await office.do(actions.send_back, tap(coordinator), found[2], "不归这里")
    now = later(days=3)  # those that nobody accepted are late
    page = await boards.followups.todo(coordinator, 0, now, given=False)
    assert [one.id for one in page.lines] == found[3:7]
    assert (page.total, page.late, page.pages, page.others) == (6, 4, 2, 0)
    last = await boards.followups.todo(coordinator, 99, now, given=False)
    assert [(one.id, one.state) for one in last.lines] == [
        (found[1], FollowupState.UNDER_WAY),
        (found[0], FollowupState.FED_BACK),
    ]
    given = await boards.followups.todo(officer, 0, now, given=True)
    assert (given.total, given.late) == (7, 5)
    assert given.lines[0].id == found[2], "what came back is this one's turn"


async def test_whose_list_it_is_on_and_whether_its_source_is_in_sight(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    made = await office.do(giving.hand_out, tap(await actor("officer")), handout(district, 1))
    seen = {}
    for who in ("officer", "coordinator", "centre"):
        line = (await boards.followups.one(await actor(who), made.id, NOW)).line
        seen[who] = (line.hosts, line.source_seen)
    place = FollowupPlace(
        unit=district.paths["street"],
        answers=district.paths["street"],
        host=district.paths["community"],
        hosts=district.paths["community"],
    )
    assert not sees_source(await actor("coordinator_2"), Source.MEETING, place)
    assert not sees_source(await actor("officer"), Source.ASSESSMENT, place)
    assert seen == {"officer": (True, True), "coordinator": (False, True), "centre": (False, True)}


async def test_below_where_nobody_is_the_nearest_above_sees_it(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    officer = await actor("officer")
    lost = await office.do(giving.hand_out, tap(officer), handout(district, 1, "grid"))
    person = district.person_id("coordinator")

    def leaves(work: Work) -> None:
        for one in work.people.held_by(person):
            one.valid_to = TODAY

    made = await office.do(giving.hand_out, tap(officer), handout(district, 2))
    await office.do(leaves)
    for who in ("supervisor", "centre"):
        page = await boards.followups.todo(await actor(who), 0, NOW, given=False)
        assert {one.id: one.may.records for one in page.lines} == {made.id: True, lost.id: False}
    page = await boards.followups.todo(officer, 0, NOW, given=False)
    assert [(one.id, one.may.records) for one in page.lines] == [(lost.id, True)], "of its grid"


async def test_to_whom_a_unit_may_hand_out(
    boards: SqlBoards, actor: Ask, district: District
) -> None:
    units = district.units
    found = await boards.followups.receivers(await actor("officer"), units["community"], NOW)
    assert [one.id for one in found] == [
        units[name] for name in ("community", "street", "district", "grid")
    ]
    for who in ("officer_2", "coordinator", "administrator", "grid_head"):
        with pytest.raises(NotFound):
            await boards.followups.receivers(await actor(who), units["community"], NOW)
    with pytest.raises(NotFound):
        await boards.followups.receivers(await actor("officer"), 2**70, NOW)


async def test_a_list_reads_no_table_whole(database: Database, dialect: str, actor: Ask) -> None:
    """However many were ever handed out, few are open, and those are found by their unit."""
    if dialect != "sqlite":
        pytest.skip("PostgreSQL reads a small table whole, whatever its indexes")
    coordinator, officer = await actor("coordinator"), await actor("officer")

    def explain(connection: Connection) -> list[str]:
        found = []
        for query in (
            lists.listed(lists.own(connection, the_rules(), coordinator, NOW)),
            lists.listed(lists.given(connection, the_rules(), officer, NOW)),
        ):
            words = query.compile(connection.engine, compile_kwargs={"literal_binds": True})
            found += [row[3] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {words}"))]
        return found

    plan = await database.read(explain)
    assert not [line for line in plan if line.startswith("SCAN followups")], plan


async def test_the_year_counts_neither_what_was_sent_back_nor_what_is_due_tonight(
    office: SqlOffice, actor: Ask, district: District, database: Database
) -> None:
    officer, coordinator = await actor("officer"), await actor("coordinator")
    made = [await office.do(giving.hand_out, tap(officer), handout(district, n)) for n in (1, 2)]
    await office.do(actions.send_back, tap(coordinator), made[0].id, "不归这里")

    async def counted(now: datetime) -> list[tuple[int, int]]:
        def read(connection: Connection) -> list[tuple[int, int]]:
            first, last = date(2026, 1, 1), FRIDAY
            found = given_years(connection, the_rules(), "/", first, last, now)
            return [(one.due, one.on_time) for one in found]

        return await database.read(read)

    assert await counted(made[1].due_at - timedelta(hours=4)) == []
    assert await counted(made[1].due_at) == [(1, 0)]
