"""Evaluations as they are kept and read, on both databases: within reach, and no figure to whom it
is not meant for."""

import asyncio
import json
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import Connection, text

from bot.exports.year import year_xlsx
from bot.texts import say_in
from domain.errors import NotFound, Refused
from domain.evaluations import actions, confirming, counting
from domain.evaluations.model import EvaluationPaper, EvaluationStage, ObjectKind
from domain.evaluations.sweep import remind_evaluations
from domain.followups.giving import hand_out
from domain.followups.model import FollowupState, Handout, Source
from domain.people.model import Role
from domain.request import Request
from storage.boards import SqlBoards
from storage.evaluations import reads
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.makers import NOW, District
from tests.storage.evaluation_held import FEW, GOOD, HALF, MANY, Ask, Held, asks


@pytest.fixture
def held(office: SqlOffice, boards: SqlBoards, actor: Ask, district: District) -> Held:
    return Held(office, boards, actor, district)


async def test_the_list_is_within_reach_and_begins_with_what_is_to_do(
    held: Held, boards: SqlBoards, actor: Ask
) -> None:
    await held.prepared()
    page = await boards.evaluations.page(await actor("supervisor"), HALF, 0, NOW)
    assert [(one.unit.name, one.stage) for one in page.lines] == [
        ("东后街社区", None),
        ("古道社区", EvaluationStage.PREPARED),
    ]
    assert (page.total, page.due_on) == (2, date(2026, 12, 31))
    assert page.by_stage == {None: 1, EvaluationStage.PREPARED: 1}
    for who, names in (("mediator", ["古道社区"]), ("coordinator_2", ["东后街社区"])):
        page = await boards.evaluations.page(await actor(who), HALF, 99, NOW)
        assert [one.unit.name for one in page.lines] == names
    for who in ("building_head", "administrator"):
        with pytest.raises(Refused):
            await boards.evaluations.page(await actor(who), HALF, 0, NOW)
    page = await boards.evaluations.page(await actor("grid_head"), HALF, 0, NOW)
    assert page.lines == ()


async def test_nobody_else_finds_it(held: Held, boards: SqlBoards, actor: Ask) -> None:
    number, unit = await held.prepared(), held.district.units["community"]
    for who in ("mediator_2", "coordinator_2", "grid_head", "building_head", "administrator"):
        with pytest.raises(NotFound):
            await boards.evaluations.view(await actor(who), number, NOW)
        with pytest.raises(NotFound):
            await boards.evaluations.proposal(await actor(who), unit, HALF, NOW)
        with pytest.raises(NotFound):
            await boards.evaluations.units(await actor(who), number, NOW)
    officer = await actor("officer")
    for wrong in (0, -1, number + 1, 2**70):
        with pytest.raises(NotFound):
            await boards.evaluations.view(officer, wrong, NOW)
        with pytest.raises(NotFound):
            await boards.evaluations.finding(officer, wrong, NOW)
    for place in (held.district.units["street"], held.district.units["grid"], 2**70):
        with pytest.raises(NotFound):
            await boards.evaluations.proposal(officer, place, HALF, NOW)


async def test_unconfirmed_figures_are_for_who_holds_it(
    held: Held, boards: SqlBoards, actor: Ask
) -> None:
    number = await held.prepared()
    await held.handed_in()
    for who, sees in (("officer", True), ("coordinator", True), ("supervisor", False)):
        view = await boards.evaluations.view(await actor(who), number, NOW)
        assert (view.counts is not None) is sees, who
        assert all((one.votes is not None) is sees for one in view.objects), who
        assert view.papers == (EvaluationPaper.SHEET,)
    may = {
        who: (await boards.evaluations.view(await actor(who), number, NOW)).may.confirm
        for who in ("officer", "mediator", "coordinator", "supervisor", "officer_stand_in")
    }
    assert [who for who, confirms in may.items() if confirms] == [
        "mediator",
        "coordinator",
        "officer_stand_in",
    ]
    by = asks(await actor("mediator"))
    await held.office.do(confirming.confirm, by, number, 1)
    view = await boards.evaluations.view(await actor("supervisor"), number, NOW)
    assert view.counts == MANY
    assert {one.votes for one in view.objects} == {GOOD}
    assert view.papers == (EvaluationPaper.NOTICE, EvaluationPaper.RESULTS)


async def test_a_correction_under_way_is_shown_to_nobody_else_and_printed_nowhere(
    held: Held, boards: SqlBoards, actor: Ask
) -> None:
    number = await held.prepared()
    await held.confirmed()
    officer = await actor("officer")
    await held.office.do(confirming.correct, asks(officer), number, "漏计一张")
    other = replace(MANY, returned=42, valid=41)
    await held.office.do(counting.enter_counts, asks(officer), number, other, MANY)
    view = await boards.evaluations.view(officer, number, NOW)
    assert (view.counts, view.pending, view.papers) == (other, True, ())
    view = await boards.evaluations.view(await actor("supervisor"), number, NOW)
    assert (view.counts, view.pending, view.papers) == (MANY, False, ())
    with pytest.raises(NotFound):
        await held.office.do(actions.take_paper, asks(officer), number, EvaluationPaper.RESULTS)


async def test_of_four_sheets_no_grade_is_on_file(
    held: Held, database: Database, boards: SqlBoards, actor: Ask
) -> None:
    number = await held.prepared()
    await held.entered(MANY)
    await held.confirmed(FEW)
    view = await boards.evaluations.view(await actor("officer"), number, NOW)
    assert (view.few, view.counts) == (True, FEW)
    assert {one.votes for one in view.objects} == {None}

    def kept(connection: Connection) -> list[str]:
        return [str(row[0]) for row in connection.execute(text("SELECT tally FROM tally_sheets"))]

    rows = await database.read(kept)
    assert rows
    assert not any("satisfied" in row for row in rows), "neither shown nor kept"


async def test_nobody_who_voted_is_on_file(held: Held, database: Database) -> None:
    await held.prepared()
    await held.confirmed()

    def kept(connection: Connection) -> set[str]:
        row = connection.execute(text("SELECT tally FROM tally_sheets")).scalars().first()
        tally = json.loads(row) if isinstance(row, str) else row
        return {name for votes in tally["votes"].values() for name in votes} | set(tally)

    assert await database.read(kept) == {
        "counts",
        "votes",
        "satisfied",
        "fairly",
        "dissatisfied",
        "unrated",
    }


async def test_what_was_found_wrong_and_what_became_of_it(
    held: Held, boards: SqlBoards, actor: Ask
) -> None:
    number = await held.prepared()
    await held.confirmed()
    officer = await actor("officer")
    view = await boards.evaluations.view(officer, number, NOW)
    near = await boards.evaluations.units(officer, number, NOW)
    assert "琅琊街道" in {one.name for one in near}
    wrong = actions.ToRectify(
        object_id=view.objects[3].id,
        what="窗口午间没人",
        unit_id=held.district.units["street"],
        due=date(2026, 12, 18),
    )
    made = await held.office.do(actions.rectify, asks(officer), number, wrong)
    view = await boards.evaluations.finding(await actor("supervisor"), made.id, NOW)
    assert [(one.what, one.unit_name, one.due_on, one.state) for one in view.rectifications] == [
        ("窗口午间没人", "琅琊街道", date(2026, 12, 18), FollowupState.HANDED_OUT)
    ]
    found = await boards.evaluations.proposal(
        officer, held.district.units["community"], HALF.next(), NOW
    )
    assert found.objects[-1].kind is ObjectKind.RECTIFICATION
    assert not found.may_prepare, "that half-year is to come"


async def test_the_items_offered_are_the_newest_of_the_half_year(
    held: Held, boards: SqlBoards, actor: Ask
) -> None:
    officer, unit = await actor("officer"), held.district.units["community"]
    for number in range(1, 15):
        handout = Handout(
            source=Source.MEETING,
            source_id=number,
            host_id=unit,
            unit_id=unit,
            title=f"议题{number}",
            due=date(2026, 12, 18),
        )
        await held.office.do(hand_out, asks(officer), handout)
    found = await boards.evaluations.proposal(officer, unit, HALF, NOW)
    items = [one.title for one in found.objects if one.kind is ObjectKind.ITEM]
    assert items == [f"议题{number}" for number in range(3, 15)]
    other = held.district.units["community_2"]
    found = await boards.evaluations.proposal(await actor("officer_2"), other, HALF, NOW)
    assert [one.kind for one in found.objects] == [ObjectKind.BODY] * 5


@pytest.mark.usefixtures("all_year")
async def test_held_of_two_in_the_years_evidence(held: Held, boards: SqlBoards, actor: Ask) -> None:
    await held.prepared(HALF.previous())
    await held.confirmed()
    await held.prepared()
    await held.handed_in()
    supervisor, top = await actor("supervisor"), held.district.units["district"]

    async def of(now: datetime, year: int = 2026) -> dict[str, tuple[int, int]]:
        sheet = await boards.periodic.year(supervisor, top, year, now)
        return {row.unit.name: (row.due, row.held) for row in sheet.evaluations}

    assert await of(NOW) == {"古道社区": (1, 1), "东后街社区": (1, 0)}
    by = asks(await actor("mediator"))
    await held.office.do(confirming.confirm, by, held.id, 1)
    assert await of(NOW) == {"古道社区": (2, 2), "东后街社区": (1, 0)}, "one held early counts"
    later = NOW.replace(year=2027, month=1, day=4)
    assert await of(later) == {"古道社区": (2, 2), "东后街社区": (2, 0)}
    assert await of(NOW, 2024) == {}, "before the desk began nothing was due"
    sheet = await boards.periodic.year(supervisor, top, 2026, later)
    for locale, name, rows in (
        ("zh", "居民评议", [["东后街社区", 2, 0, "0%"], ["古道社区", 2, 2, "100%"]]),
        ("en", "Evaluations", [["东后街社区", 2, 0, "0%"], ["古道社区", 2, 2, "100%"]]),
    ):
        made = load_workbook(BytesIO(year_xlsx(say_in(locale), sheet)))[name]
        shown = [[cell.value for cell in line] for line in made.iter_rows(min_row=4, max_row=5)]
        assert sorted(shown) == sorted(rows)
    street = await boards.periodic.year(
        await actor("coordinator"), held.district.units["street"], 2026, later
    )
    assert [row.unit.name for row in street.evaluations] == ["古道社区"]


async def test_two_confirm_at_once_and_it_is_confirmed_once(
    held: Held, boards: SqlBoards, actor: Ask
) -> None:
    number = await held.prepared()
    await held.handed_in()
    both = [asks(await actor(who)) for who in ("mediator", "coordinator")]
    came = await asyncio.gather(
        *(held.office.do(confirming.confirm, by, number, 1) for by in both),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in came) == ["TallySheet", "WrongStep"]
    view = await boards.evaluations.view(await actor("supervisor"), number, NOW)
    assert [one.confirmed_role for one in view.history] in (
        [Role.MEDIATOR],
        [Role.COORDINATOR],
    )


async def test_two_enter_at_once_and_both_have_had_a_hand_in_it(
    held: Held, boards: SqlBoards, actor: Ask
) -> None:
    number = await held.prepared()
    both = [asks(await actor(who)) for who in ("officer", "mediator")]
    await asyncio.gather(
        *(held.office.do(counting.enter_counts, by, number, FEW, None) for by in both)
    )
    await held.office.do(counting.hand_in, both[0], number)
    for who, confirms in (("officer", False), ("mediator", False), ("coordinator", True)):
        view = await boards.evaluations.view(await actor(who), number, NOW)
        assert view.may.confirm is confirms, who


async def test_one_notch_speaks_once_for_all_communities(held: Held) -> None:
    december = NOW.replace(month=12, day=1)
    assert await held.office.do(remind_evaluations, Request(now=december)) == 2
    assert await held.office.do(remind_evaluations, Request(now=december)) == 0


async def test_the_list_and_the_sweep_use_their_indexes(
    held: Held, database: Database, dialect: str, actor: Ask
) -> None:
    if dialect != "sqlite":
        pytest.skip("PostgreSQL reads a small table whole, whatever its indexes")
    supervisor = await actor("supervisor")

    def explain(connection: Connection) -> list[str]:
        query = reads.of_actor(supervisor, HALF)
        words = query.compile(connection.engine, compile_kwargs={"literal_binds": True})
        return [row[3] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {words}"))]

    plan = await database.read(explain)
    assert not [line for line in plan if line.startswith("SCAN evaluations")], plan
