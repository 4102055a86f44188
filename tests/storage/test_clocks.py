"""Clocks, extensions and leave in the database."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from domain.access import Act
from domain.cases import deadlines, extension, steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Urgency
from domain.errors import NotFound
from domain.handfuls import Handful
from domain.leave import actions as leave_actions
from domain.leave.model import at_work
from domain.overdue.sweep import climb
from domain.people.model import Actor, Capacity, Role
from domain.ports import Work
from domain.request import Request
from domain.sweeps import handful
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, a_case, a_chair, a_token, later, overdue_and_leave
from tests.storage.counting import questions

Ask = Callable[[str], Awaitable[Actor]]
DAY = timedelta(days=1)


async def _accepted(
    office: SqlOffice, district: District, actor: Ask, kind: CaseKind = CaseKind.DISPUTE
) -> Case:
    head = await actor("building_head")
    who = await actor("mediator" if kind is CaseKind.DISPUTE else "officer")
    case = await office.do(a_case, head, district.units["building"], kind=kind)
    return await office.do(
        steps.take_step, Request(actor=who, token=a_token(), now=NOW), case.id, Arrow.ACCEPT
    )


async def _pushes(database: Database, like: str) -> list[tuple[str, str]]:
    async with database.reader.connect() as connection:
        found = await connection.execute(
            text("SELECT dedup_key, state FROM outbox WHERE dedup_key LIKE :like ORDER BY id"),
            {"like": like},
        )
        return [(row[0], row[1]) for row in found]


async def test_the_newest_clock_of_a_unit_is_in_force(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    unit, who = district.units["street"], await actor("coordinator")

    async def sets(handle: int, days: int) -> None:
        await office.do(
            deadlines.set_clock,
            Request(actor=who, now=NOW + days * DAY),
            unit,
            Urgency.YELLOW,
            accept=1,
            handle=handle,
        )

    await sets(4, 0)
    await sets(5, 0)  # the same day: replaced
    await sets(9, 3)

    def own(work: Work, day: date) -> int | None:
        found = work.clocks.own(unit, Urgency.YELLOW, day)
        return found and found.handle_days

    assert await office.do(own, TODAY - DAY) is None
    assert await office.do(own, TODAY) == 5
    assert await office.do(own, TODAY + 2 * DAY) == 5
    assert await office.do(own, TODAY + 3 * DAY) == 9
    board = await boards.cases.clocks(who, None, NOW)
    assert [(row.urgency, row.handle, row.own) for row in board.rows] == [
        (Urgency.YELLOW, 5, True),
        (Urgency.ORANGE, 10, False),
        (Urgency.RED, 10, False),
    ]
    assert board.may_set
    for short, may in (("community", True), ("street_2", False), ("district", False)):
        if may:
            assert (await boards.cases.clocks(who, district.units[short], NOW)).may_set
        else:
            with pytest.raises(NotFound):
                await boards.cases.clocks(who, district.units[short], NOW)
    assert not (await boards.cases.clocks(await actor("mediator"), None, NOW)).may_set
    for wrong in (0, 10**12):
        with pytest.raises(NotFound):
            await boards.cases.clocks(who, wrong, NOW)


async def test_a_rung_is_found_once_and_withdrawn_with_the_step(
    office: SqlOffice, database: Database, district: District, actor: Ask
) -> None:
    case = await _accepted(office, district, actor)
    late = datetime(2026, 12, 4, 0, 30, tzinfo=UTC)  # Friday 08:30, due on Thursday
    assert await office.do(overdue_and_leave, Request(now=late - timedelta(minutes=1))) == 0
    assert await office.do(overdue_and_leave, Request(now=late)) == 1
    assert await office.do(overdue_and_leave, Request(now=later(late, minutes=1))) == 0
    key = f"case:{case.id}:overdue:2026-12-03:handler:{district.person_id('mediator')}"
    assert await _pushes(database, "%overdue%") == [(key, "waiting")]
    await office.do(
        steps.take_step,
        Request(actor=await actor("mediator"), token=a_token(), now=later(late, hours=1)),
        case.id,
        Arrow.HAND_UP,
        note="难",
    )
    assert await _pushes(database, "%overdue%") == [(key, "cancelled")]
    # the street was to take it by Tuesday
    tuesday = datetime(2026, 12, 9, 0, 30, tzinfo=UTC)
    assert await office.do(overdue_and_leave, Request(now=tuesday)) == 1
    assert (await _pushes(database, "%2026-12-08:handler%"))[0][0].endswith(
        f":{district.person_id('coordinator')}"
    )


async def test_a_sweep_asks_no_more_for_many_than_for_one(
    office: SqlOffice, district: District, actor: Ask
) -> None:
    late = datetime(2026, 12, 4, 0, 30, tzinfo=UTC)
    asked = []
    for many in (1, 12):
        for _ in range(many):
            await _accepted(office, district, actor)
        with questions() as found:
            assert await office.do(overdue_and_leave, Request(now=late)) == many
        asked.append(len(found))
    assert asked[0] == asked[1]
    with questions() as found:
        assert await office.do(overdue_and_leave, Request(now=late)) == 0
    assert len(found) == 3  # overdue, the month, back from leave


async def test_more_than_a_handful_is_told_of_in_as_many_transactions_as_it_takes(
    office: SqlOffice, district: District, actor: Ask
) -> None:
    late, first, again = Request(now=datetime(2026, 12, 4, 0, 30, tzinfo=UTC)), Handful(), Handful()
    for _ in range(21):
        await _accepted(office, district, actor)
    assert await office.do(handful, late, climb, first) == 20
    assert await office.do(handful, late, climb, second := first.following() or again) == 1
    assert (second.following(), await office.do(handful, late, climb, again)) == (None, 0)


async def test_an_index_finds_what_is_overdue(
    office: SqlOffice, database: Database, district: District, actor: Ask
) -> None:
    await _accepted(office, district, actor)
    if database.dialect != "sqlite":
        pytest.skip("with so few rows PostgreSQL reads the table")
    with questions() as found:
        await office.do(overdue_and_leave, Request(now=datetime(2026, 12, 4, 0, 30, tzinfo=UTC)))
    overdue = next(one for one in found if "cases.due_at >" in one)
    async with database.reader.connect() as connection:
        values = ("?",) * overdue.count("?")
        plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {overdue}", values)
        used = " ".join(str(row) for row in plan)
    assert "ix_cases_due" in used


async def test_the_month_is_found_by_its_own_deadline(
    office: SqlOffice, database: Database, district: District, actor: Ask
) -> None:
    case = await _accepted(office, district, actor)
    assert case.deadline_at == datetime(2026, 12, 24, 16, tzinfo=UTC)
    await office.do(overdue_and_leave, Request(now=datetime(2026, 12, 17, 0, 30, tzinfo=UTC)))
    await office.do(overdue_and_leave, Request(now=datetime(2026, 12, 17, 0, 31, tzinfo=UTC)))
    await office.do(overdue_and_leave, Request(now=datetime(2026, 12, 23, 0, 30, tzinfo=UTC)))
    keys = [key for key, _ in await _pushes(database, "%limit%")]
    who = district.person_id("mediator")
    assert keys == [f"case:{case.id}:limit:2026-12-24:{rung}:{who}" for rung in ("week", "day")]


async def test_an_extension_and_who_sees_it(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    case = await _accepted(office, district, actor)
    mediator, street = await actor("mediator"), await actor("coordinator")
    assert (await boards.cases.view(mediator, case.id, NOW)).may.extend
    assert not (await boards.cases.view(street, case.id, NOW)).may.extend
    asked = await office.do(
        extension.ask_extension,
        Request(actor=mediator, token=a_token(), now=NOW),
        case.id,
        20,
        "在等鉴定",
        parties_agree=True,
    )
    assert asked is not None
    view = await boards.cases.view(mediator, case.id, NOW)
    theirs, mine = (await boards.cases.view(street, case.id, NOW)).may, view.clock
    assert mine.asked is not None
    assert (view.may.answer_extension, theirs.answer_extension) == (False, True)
    assert not view.may.extend
    assert (mine.asked.days, mine.asked.reason, mine.asked.parties_agree) == (20, "在等鉴定", True)
    await office.do(
        extension.answer_extension, Request(actor=street, token=a_token(), now=NOW), asked.id, True
    )
    view = await boards.cases.view(mediator, case.id, NOW)
    assert view.line.due_at == view.clock.limit_at == datetime(2026, 12, 31, 16, tzinfo=UTC)
    told = [(one.letter, one.days) for one in view.timeline[2:]]
    assert told == [("extension_asked", 20), ("extension_approved", 20)]
    assert view.clock.asked is None


async def test_dates_beyond_the_published_year_are_provisional(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    head, mediator = await actor("building_head"), await actor("mediator")
    late = datetime(2026, 12, 28, 2, tzinfo=UTC)
    case = await office.do(a_case, head, district.units["building"], now=late)
    clock = (await boards.cases.view(mediator, case.id, late)).clock
    assert not clock.due_provisional
    await office.do(
        steps.take_step, Request(actor=mediator, token=a_token(), now=late), case.id, Arrow.ACCEPT
    )
    clock = (await boards.cases.view(mediator, case.id, late)).clock
    assert clock.due_provisional
    assert clock.limit_provisional


async def test_the_stand_in_counts_as_the_holder_while_they_are_on_leave(
    office: SqlOffice, district: District, actor: Ask
) -> None:
    unit, now = district.units["community"], NOW
    officer = await actor("officer")
    both = [district.person_id("officer"), district.person_id("officer_stand_in")]

    def holders(work: Work, day: date) -> list[tuple[int, Capacity]]:
        found = at_work(work.people.posted([unit], [Role.INFORMATION_OFFICER], day))
        return [(one.person_id, one.capacity) for one in found]

    usual = [(both[0], Capacity.HOLDER), (both[1], Capacity.STAND_IN)]
    assert await office.do(holders, TODAY) == usual
    leave = await office.do(
        leave_actions.take_leave, Request(actor=officer, now=now), TODAY, TODAY + DAY
    )
    for day in (TODAY, TODAY + DAY):
        assert await office.do(holders, day) == [(both[1], Capacity.HOLDER)]
    for day in (TODAY - DAY, TODAY + 2 * DAY):
        assert await office.do(holders, day) == usual
    await office.do(leave_actions.end_leave, Request(actor=officer, now=now), leave.id)
    assert await office.do(holders, TODAY) == usual


async def test_who_comes_back_hears_how_much_is_waiting(
    office: SqlOffice, database: Database, district: District, actor: Ask
) -> None:
    mediator = await actor("mediator")
    await office.do(leave_actions.take_leave, Request(actor=mediator, now=NOW), TODAY, TODAY)
    await _accepted(office, district, actor)
    await _accepted(office, district, actor, CaseKind.OPINION)
    head = await actor("building_head")
    await office.do(a_case, head, district.units["building"], now=NOW - 5 * DAY)
    morning = datetime(2026, 11, 25, 0, 30, tzinfo=UTC)

    def waiting(work: Work) -> tuple[int, int]:
        found = work.leaves.waiting(mediator.person_id, morning, TODAY + DAY)
        return found.open, found.overdue

    assert await office.do(waiting) == (2, 1)
    await office.do(overdue_and_leave, Request(now=morning))
    await office.do(overdue_and_leave, Request(now=later(morning, minutes=5)))
    assert len(await _pushes(database, "leave:%:back:%")) == 1


async def test_leave_as_it_is_read(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    mediator, street = await actor("mediator"), await actor("coordinator")
    await office.do(leave_actions.take_leave, Request(actor=mediator, now=NOW), TODAY, TODAY + DAY)
    mine = await boards.leave.board(mediator, TODAY)
    assert [(one.first, one.last) for one in mine.leaves] == [(TODAY, TODAY + DAY)]
    assert [(post.role, post.covered) for post in mine.posts] == [(Role.MEDIATOR, False)]
    assert not mine.gives
    assert (await boards.leave.board(mediator, TODAY + 2 * DAY)).leaves == ()
    await office.do(a_chair, district.units["community"], Role.MEDIATOR, capacity=Capacity.STAND_IN)
    posts = await boards.leave.posts(street, district.units["community"], TODAY)
    found = {post.role: (post.covered, len(post.leaves)) for post in posts}
    assert found == {Role.MEDIATOR: (True, 1), Role.INFORMATION_OFFICER: (True, 0)}
    post = next(one for one in posts if one.role is Role.MEDIATOR)
    assert (await boards.leave.post(street, post.post_id, TODAY)).leaves == mine.leaves
    other = await actor("coordinator_2")
    for who, unit in ((other, "community"), (mediator, "community"), (street, "district")):
        with pytest.raises(NotFound):
            await boards.leave.posts(who, district.units[unit], TODAY)
    for who in (other, mediator):
        with pytest.raises(NotFound):
            await boards.leave.post(who, post.post_id, TODAY)
    administrator = await actor("administrator")
    named = await boards.org.find(administrator, "古道社区", Act.SET_LEAVE)
    assert [unit.id for unit in named] == [district.units["community"]]
    assert await boards.org.find(mediator, "古道社区", Act.SET_LEAVE) == ()
