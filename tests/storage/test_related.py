"""Merging, splitting, undoing and converting on a database: what is kept, and what is read."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select, text, update

from domain.cases import steps
from domain.cases.convert import convert
from domain.cases.lifecycle import Arrow
from domain.cases.merge import merge
from domain.cases.model import Case, CaseKind, Outcome, PeopleBand, State
from domain.cases.rating import thank
from domain.cases.split import split
from domain.cases.undo import undo
from domain.cases.views import Relation
from domain.errors import NotFound, WrongStep
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.cases.related import CANDIDATES, about
from storage.kit.engine import Database
from storage.schema import cases, categories, outbox
from storage.work import SqlOffice
from tests.makers import NOW, District, a_case, a_token, later, the_rules

Asking = Callable[[str], Awaitable[Actor]]
LEAK = "三楼漏水到二楼，两家吵起来了"
SAME = "三楼漏水，楼下两家吵架"


async def file(
    office: SqlOffice, actor: Actor, unit_id: int, summary: str = LEAK, **facts: Any
) -> int:
    def do(work: Work) -> int:
        return (a_case(work, actor, unit_id, summary=summary, **facts)).id

    return await office.do(do)


async def go(office: SqlOffice, actor: Actor, case_id: int, arrow: Arrow, **more: Any) -> None:
    facts = {"note": "谈过了", "outcome": Outcome.SUCCESS, **more}
    tap = Request(
        actor=actor, token=facts.pop("token", None) or a_token(), now=facts.pop("now", NOW)
    )
    await office.do(steps.take_step, tap, case_id, arrow, **facts)


async def joined(office: SqlOffice, actor: Actor, one: int, other: int) -> Case:
    return await office.do(merge, Request(actor=actor, token=a_token(), now=NOW), one, other)


async def offered(boards: SqlBoards, actor: Actor, case_id: int) -> list[int]:
    return [line.id for line in await boards.cases.duplicates(actor, case_id)]


async def test_the_likest_open_ones_of_the_same_line_are_offered(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asking
) -> None:
    mediator, head = await actor("mediator"), await actor("grid_head")
    grid, building = district.units["grid"], district.units["building"]
    case_id = await file(office, mediator, grid, LEAK)
    like = await file(office, head, grid, SAME)
    liker = await file(office, await actor("building_head"), building, LEAK)
    await file(office, head, grid, "小区门口乱停车，堵了路")
    await file(office, head, grid, LEAK, kind=CaseKind.OPINION)
    await file(office, head, grid, LEAK, now=later(days=-15))
    ended = await file(office, head, grid, LEAK)
    await go(office, head, ended, Arrow.WITHDRAW)
    elsewhere = district.units["community_2"]
    await file(office, await actor("mediator_2"), elsewhere, LEAK)
    fresh = await file(office, head, grid, LEAK, now=later(days=14))
    assert await offered(boards, mediator, case_id) == [liker, fresh, like]
    assert await offered(boards, await actor("building_head"), liker) == []
    for stranger in ("mediator_2", "administrator"):
        with pytest.raises(NotFound):
            await boards.cases.duplicates(await actor(stranger), case_id)
    for hostile in (0, -1, 999_999, 2**63, 10**30):
        with pytest.raises(NotFound):
            await boards.cases.duplicates(mediator, hostile)


async def test_no_more_than_five_and_what_has_gone_up_is_among_them(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asking
) -> None:
    mediator, grid = await actor("mediator"), district.units["grid"]
    up = await file(office, mediator, grid)
    await go(office, mediator, up, Arrow.ACCEPT)
    await go(office, mediator, up, Arrow.HAND_UP)
    await go(office, await actor("coordinator"), up, Arrow.TAKE)
    for _ in range(7):
        last = await file(office, mediator, grid)
    assert await offered(boards, mediator, last) == [up, up + 1, up + 2, up + 3, up + 4]


async def test_categories_that_mean_the_same_are_one(
    database: Database,
    office: SqlOffice,
    boards: SqlBoards,
    district: District,
    actor: Asking,
) -> None:
    mediator, grid = await actor("mediator"), district.units["grid"]
    first, second = await file(office, mediator, grid), await file(office, mediator, grid)

    def set_category(connection: Connection, to: int | None) -> None:
        connection.execute(update(cases).where(cases.c.id == second).values(category_id=2))
        connection.execute(update(categories).where(categories.c.id == 2).values(maps_to=to))

    await database.write(set_category, None)
    assert await offered(boards, mediator, first) == []
    await database.write(set_category, 1)
    try:
        assert await offered(boards, mediator, first) == [second]
        assert await offered(boards, mediator, second) == [first]
    finally:
        await database.write(set_category, None)


async def test_duplicates_are_found_by_the_indexes(
    database: Database, dialect: str, district: District
) -> None:
    if dialect != "sqlite":
        pytest.skip("PostgreSQL reads a small table whole, whatever its indexes")
    path = district.paths["community"]
    query = CANDIDATES.params(about(path, CaseKind.DISPUTE, [1, 2], NOW, the_rules()))

    def explain(connection: Connection) -> list[str]:
        words = query.compile(connection.engine, compile_kwargs={"literal_binds": True})
        return [row[3] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {words}"))]

    plan = await database.read(explain)
    by_day = "ix_cases_open_reported (unit_id=? AND kind=? AND state=? AND reported_at>?"
    assert any(by_day in line for line in plan), plan
    assert not [line for line in plan if line.startswith("SCAN")], plan


async def test_both_pages_point_to_each_other(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asking
) -> None:
    mediator, head = await actor("mediator"), await actor("grid_head")
    builder = await actor("building_head")
    grid, building = district.units["grid"], district.units["building"]
    older = await file(office, head, grid)
    younger = await file(office, builder, building)
    kept = await joined(office, mediator, older, younger)
    assert kept.id == older
    part = await office.do(
        split,
        Request(actor=mediator, token=a_token(), now=NOW),
        older,
        PeopleBand.FIVE_NINE,
        "另有三户",
    )

    async def seen(who: Actor, case_id: int) -> list[tuple[int, Relation, State | None, bool]]:
        view = await boards.cases.view(who, case_id, NOW)
        return [(one.id, one.relation, one.state, one.in_sight) for one in view.related]

    assert await seen(mediator, older) == [
        (younger, Relation.MERGED_IN, State.MERGED, True),
        (part.id, Relation.SPLIT_OFF, State.REPORTED, True),
    ]
    assert await seen(mediator, part.id) == [(older, Relation.SPLIT_FROM, State.REPORTED, True)]
    # who reported the younger sees how the older stands, and no more of it
    assert await seen(builder, younger) == [(older, Relation.MERGED_INTO, State.REPORTED, False)]
    assert await seen(builder, older) == await seen(builder, younger)


async def test_what_was_merged_is_found_through_the_one_between(
    office: SqlOffice, district: District, actor: Asking
) -> None:
    mediator, grid = await actor("mediator"), district.units["grid"]
    first, second, third = [await file(office, mediator, grid) for _ in range(3)]
    await joined(office, mediator, third, second)
    await joined(office, mediator, second, first)

    def merged(work: Work) -> list[int]:
        return [case.id for case in work.cases.merged(first)]

    assert await office.do(merged) == [second, third]


async def test_the_doer_sees_for_how_long_it_can_be_undone(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asking
) -> None:
    mediator, head = await actor("mediator"), await actor("grid_head")
    case_id = await file(office, head, district.units["grid"])

    async def may(who: Actor, minutes: float = 0) -> bool:
        view = await boards.cases.view(who, case_id, later(minutes=minutes))
        assert view.undo_within == timedelta(minutes=5)
        return view.may.undo is not None

    assert await may(head)
    assert await may(head, 5)
    assert not await may(head, 5.1)
    assert not await may(mediator)
    await go(office, mediator, case_id, Arrow.ACCEPT)
    assert not await may(head)
    assert not await may(mediator)
    await go(office, mediator, case_id, Arrow.RESOLVE)
    await office.do(thank, Request(actor=head, now=NOW), case_id)
    assert await may(mediator)
    assert not await may(head)
    view = await boards.cases.view(mediator, case_id, NOW)
    await office.do(
        undo, Request(actor=mediator, token=a_token(), now=NOW), case_id, step_id=view.may.undo
    )
    assert not await may(mediator)
    with pytest.raises(WrongStep):
        await office.do(undo, Request(actor=mediator, token=a_token(), now=NOW), case_id)


async def test_figures_and_board_count_as_if_the_undone_had_not_been(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asking
) -> None:
    mediator, head = await actor("mediator"), await actor("grid_head")
    supervisor, grid = await actor("supervisor"), district.units["grid"]
    gone = await file(office, head, grid)
    kept = await file(office, head, grid)
    await office.do(undo, Request(actor=head, token=a_token(), now=NOW), gone)
    await go(office, mediator, kept, Arrow.ACCEPT)
    await go(office, mediator, kept, Arrow.RESOLVE, outcome=Outcome.TO_COURT)
    await office.do(undo, Request(actor=mediator, token=a_token(), now=NOW), kept)

    def figures(work: Work) -> Any:
        return work.periodic.figures(district.paths["district"], later(days=-1), later(days=1))

    counted = await office.do(figures)
    assert (counted.found, counted.moved, counted.dropped, counted.open) == (1, 0, 0, 1)
    assert counted.balanced
    tally = (await boards.status.board(supervisor, None, NOW)).tally
    assert (tally.found, tally.moved, tally.dropped, tally.open) == (1, 0, 0, 1)
    await go(office, head, kept, Arrow.WITHDRAW)
    tally = (await boards.status.board(supervisor, None, NOW)).tally
    assert (tally.found, tally.dropped, tally.open) == (1, 1, 0)


async def test_of_one_person_just_these_kinds_are_withdrawn_and_put_back(
    database: Database, office: SqlOffice, district: District, actor: Asking
) -> None:
    mediator, head = await actor("mediator"), await actor("grid_head")
    case_id = await file(office, head, district.units["grid"])
    await go(office, mediator, case_id, Arrow.ACCEPT)
    prefix = f"case:{case_id}:"

    async def states() -> list[str]:
        found = await database.read(
            lambda c: c.execute(select(outbox.c.kind, outbox.c.state).order_by(outbox.c.id)).all()
        )
        return [f"{row.kind} {row.state}" for row in found]

    def withdraw(work: Work, person: int, *kinds: str) -> int:
        return work.outbox.withdraw(prefix, NOW, person_id=person, kinds=kinds)

    def restore(work: Work, person: int) -> int:
        return work.outbox.restore(prefix, NOW, person_id=person)

    moved = "case-moved"
    assert await office.do(withdraw, mediator.person_id, moved) == 0
    assert await office.do(withdraw, head.person_id, "case-merged") == 0
    assert await office.do(withdraw, head.person_id, "case-merged", moved) == 1
    assert await states() == ["case-reported waiting", "case-moved cancelled"]
    assert await office.do(restore, mediator.person_id) == 0
    assert await office.do(restore, head.person_id) == 1
    assert await office.do(restore, head.person_id) == 0
    assert await states() == ["case-reported waiting", "case-moved waiting"]
    assert await office.do(withdraw, head.person_id) == 1


async def test_a_converted_case_is_in_the_other_queue(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asking
) -> None:
    mediator, officer = await actor("mediator"), await actor("officer")
    case_id = await file(office, await actor("grid_head"), district.units["grid"])
    view = await boards.cases.view(mediator, case_id, NOW)
    assert view.may.convert
    assert view.may.split
    await office.do(convert, Request(actor=mediator, token=a_token(), now=NOW), case_id, 19)
    assert (await boards.cases.queue(mediator, 0, NOW)).total == 0
    assert [line.id for line in (await boards.cases.queue(officer, 0, NOW)).lines] == [case_id]
    view = await boards.cases.view(mediator, case_id, NOW)
    assert not view.may.convert
    assert not view.may.split
