"""The matters behind a figure: as many as it says, within reach, the worst first."""

import pytest

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind
from domain.errors import NotFound, Refused
from domain.ports import Work
from domain.request import Request
from domain.status.views import Matters
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.makers import NOW, District, a_case, a_token, later
from tests.storage.counting import questions
from tests.storage.test_boards_status import Asking, _some_matters


def _many(work: Work, district: District) -> None:
    _some_matters(work, district)
    head = district.actor(work, "grid_head")
    for days in range(12):
        a_case(work, head, district.units["grid"], now=later(days=-days))
    a_case(work, head, district.units["grid"], kind=CaseKind.OPINION, now=later(days=-40))
    asked = a_case(work, head, district.units["grid"])
    by = Request(actor=district.actor(work, "mediator"), now=NOW, token=a_token())
    steps.take_step(work, by, asked.id, Arrow.ASK_BACK, note="哪一户？")


async def test_a_figure_is_the_number_of_its_matters(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    await office.do(_many, district)
    supervisor = await actor("supervisor")
    for name in ("district", "street", "community", "community_2", "grid"):
        unit = district.units[name]
        tally = (await boards.status.board(supervisor, unit, NOW)).tally
        figures = {
            Matters.OVERDUE: tally.overdue,
            Matters.OPEN: tally.open,
            Matters.WAITING: tally.waiting,
            Matters.ASKED: tally.asked,
            Matters.UNANSWERED: tally.opinions_open,
            Matters.UNANSWERED_LATE: tally.opinions_overdue,
        }
        for which, many in figures.items():
            found = (await boards.status.matters(supervisor, unit, which, 0, NOW)).found
            assert found.total == many, (name, which)
    assert all(figures.values()), "of each kind there is one"
    own = await boards.status.matters(supervisor, None, Matters.OPEN, 0, NOW)
    assert own.unit.id == district.units["district"], "the highest of one's own"
    late = await boards.status.matters(
        supervisor, district.units["district"], Matters.OVERDUE, 0, NOW
    )
    dues = [line.due_at for line in late.found.lines]
    assert dues == sorted(dues)
    assert all(line.overdue for line in late.found.lines)
    last = await boards.status.matters(
        supervisor, district.units["district"], Matters.OPEN, 99, NOW
    )
    assert last.found.page == last.found.pages - 1 > 0


async def test_only_within_reach(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    await office.do(_some_matters, district)
    coordinator = await actor("coordinator")
    outside = [district.units[name] for name in ("district", "street_2", "community_2")]
    for which in Matters:
        for unit_id in (*outside, 0, -1, 2**63):
            with pytest.raises(NotFound):
                await boards.status.matters(coordinator, unit_id, which, 0, NOW)
        for chair in ("mediator", "grid_head", "building_head", "administrator"):
            with pytest.raises(Refused):
                await boards.status.matters(
                    await actor(chair), district.units["community"], which, 0, NOW
                )


async def test_lists_go_by_an_index_of_their_own(
    boards: SqlBoards, office: SqlOffice, database: Database, district: District, actor: Asking
) -> None:
    if database.dialect != "sqlite":
        pytest.skip("with so few rows PostgreSQL reads the table")
    await office.do(_many, district)
    head, supervisor = await actor("grid_head"), await actor("supervisor")
    unit = district.units["district"]
    with questions() as mine:
        await boards.cases.mine(head, 0, NOW)
    with questions() as still_open:
        await boards.status.matters(supervisor, unit, Matters.OPEN, 0, NOW)
    for asked, index in ((mine, "ix_cases_reporter_id"), (still_open, "ix_cases_")):
        for question in (one for one in asked if "FROM cases \nWHERE" in one):
            async with database.reader.connect() as connection:
                values = ("?",) * question.count("?")
                plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question}", values)
                used = " ".join(str(row) for row in plan)
            assert index in used, question
        assert any("FROM cases \nWHERE" in one for one in asked)
