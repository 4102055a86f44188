"""The figures of pictures: those of the boards and reports, each in its bar, within reach."""

from datetime import datetime, time, timedelta

import pytest

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from domain.days.periods import moment_at
from domain.errors import NotFound, Refused
from domain.pictures.views import AGES, Horizon, age_days, units_beside
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, ZONE, District, a_case, a_token, later
from tests.storage.test_boards_status import Asking, _some_matters, conclude

OLD = (0, 7, 8, 15, 16, 30, 31, 60, 61, 400)


def _days_old(work: Work, district: District) -> None:
    head = district.actor(work, "grid_head")
    for days in OLD:
        for at in (time.min, time(23, 59)):
            moment = min(moment_at(TODAY - timedelta(days=days), at, ZONE), NOW)
            a_case(work, head, district.units["grid"], now=moment)


async def test_a_trend_agrees_with_the_board(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    await office.do(_some_matters, district)
    supervisor = await actor("supervisor")
    for name in ("district", "street", "community", "community_2"):
        unit = district.units[name]
        board = await boards.status.board(supervisor, unit, NOW)
        for span in Horizon:
            trend = await boards.pictures.trend(supervisor, unit, span, NOW)
            assert [step.period for step in trend.steps] == list(span.periods(TODAY))
            assert (trend.found, trend.resolved) == (board.tally.found, board.tally.resolved)
            shares = await boards.pictures.categories(supervisor, unit, span, NOW)
            assert shares.total == trend.found
        weeks = await boards.pictures.trend(supervisor, unit, Horizon.WEEKS, NOW)
        last = weeks.steps[-1]
        assert (last.found, last.resolved) == (board.week_found, board.week_resolved)
        ageing = await boards.pictures.ageing(supervisor, unit, NOW)
        assert (ageing.open, ageing.overdue) == (board.tally.open, board.tally.overdue)
        beside = units_beside(board)
        assert (beside.open, beside.overdue) == (board.tally.open, board.tally.overdue)


async def test_each_age_is_in_its_bar(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    await office.do(_days_old, district)
    ageing = await boards.pictures.ageing(await actor("supervisor"), None, NOW)
    assert [(bar.first, bar.last) for bar in ageing.bars] == [
        (0, 7), (8, 15), (16, 30), (31, 60), (61, None),
    ]  # fmt: skip
    assert [bar.open for bar in ageing.bars] == [4, 4, 4, 4, 4]
    assert [bar.overdue for bar in ageing.bars] == [2, 4, 4, 4, 4]
    assert tuple(last for _, last, _ in age_days(TODAY) if last is not None) == AGES


async def test_a_week_begins_at_its_midnight_and_nothing_is_of_the_future(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    monday = moment_at(TODAY - timedelta(days=1), time.min, ZONE)

    def file(work: Work) -> None:
        head = district.actor(work, "grid_head")
        for moment in (monday - timedelta(microseconds=1), monday, NOW, later(hours=1)):
            a_case(work, head, district.units["grid"], now=moment)

    await office.do(file)
    found = await boards.pictures.trend(await actor("officer"), None, Horizon.WEEKS, NOW)
    assert [step.found for step in found.steps[-2:]] == [1, 2]


async def test_what_was_opened_again_is_not_resolved(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    def resolved(work: Work) -> list[int]:
        mediator = district.actor(work, "mediator")
        made = []
        for _ in range(2):
            case = a_case(work, district.actor(work, "grid_head"), district.units["grid"])
            conclude(work, mediator, case.id, Outcome.SUCCESS, NOW)
            made.append(case.id)
        return made

    def again(work: Work, case_id: int) -> None:
        by = Request(actor=district.actor(work, "mediator"), token=a_token(), now=later(hours=1))
        steps.take_step(work, by, case_id, Arrow.REOPEN, note="又吵起来了")

    async def figures(now: datetime) -> tuple[int, int, int]:
        trend = await boards.pictures.trend(supervisor, None, Horizon.WEEKS, now)
        ageing = await boards.pictures.ageing(supervisor, None, now)
        return trend.steps[-1].found, trend.steps[-1].resolved, ageing.open

    supervisor = await actor("supervisor")
    first, _ = await office.do(resolved)
    assert await figures(NOW) == (2, 2, 0)
    await office.do(again, first)
    assert await figures(later(hours=2)) == (2, 1, 1)


async def test_only_within_reach(boards: SqlBoards, district: District, actor: Asking) -> None:
    async def ask(chair: str, unit: int | None, now: datetime = NOW) -> None:
        by, reads = await actor(chair), boards.pictures
        trouble = Refused if chair != "coordinator" else NotFound
        for read in (
            reads.trend(by, unit, Horizon.YEAR, now),
            reads.categories(by, unit, Horizon.WEEKS, now),
            reads.ageing(by, unit, now),
        ):
            with pytest.raises(trouble):
                await read

    for name in ("district", "street_2", "community_2"):
        await ask("coordinator", district.units[name])
    for number in (0, -1, 2**63):
        await ask("coordinator", number)
    for chair in ("mediator", "grid_head", "building_head", "administrator"):
        await ask(chair, None)
        await ask(chair, district.units["community"])
