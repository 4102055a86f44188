"""The board of a unit and the weekly report: counts, reach, and what is due."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta

import pytest

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome
from domain.days.periods import Period, PeriodKind
from domain.errors import NotFound, Refused
from domain.org.actions import merge
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.periodic.actions import confirm
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import (
    NOW,
    TELEGRAM,
    TODAY,
    District,
    a_case,
    a_token,
    a_unit,
    later,
    the_rules,
)

Asking = Callable[[str], Awaitable[Actor]]
WEEK = Period.containing(PeriodKind.WEEK, TODAY)
AFTER_FRIDAY = later(days=4)
"""Saturday: the week's report was due on Friday at 17:00."""


def _some_matters(work: Work, district: District) -> None:
    """古道: 4 disputes (2 open, one of them overdue; 1 success, 1 failed), 1 opinion.
    东后街: 1 dispute to court, ended last week."""
    chairs = ("grid_head", "mediator", "mediator_2")
    head, mediator, other = (district.actor(work, one) for one in chairs)
    grid = district.units["grid"]
    a_case(work, head, grid)
    a_case(work, head, grid, now=later(days=-20))
    a_case(work, head, grid, kind=CaseKind.OPINION)
    for outcome in (Outcome.SUCCESS, Outcome.FAILED):
        conclude(work, mediator, (a_case(work, head, grid)).id, outcome, NOW)
    last_week = later(days=-7)
    case = a_case(work, other, district.units["community_2"], now=last_week)
    conclude(work, other, case.id, Outcome.TO_COURT, last_week)


def conclude(work: Work, actor: Actor, case_id: int, outcome: Outcome, now: datetime) -> None:
    for arrow in (Arrow.ACCEPT, Arrow.RESOLVE):
        steps.take_step(
            work,
            Request(actor=actor, token=a_token(), now=now),
            case_id,
            arrow,
            note="好",
            outcome=outcome,
        )


async def _confirm(
    office: SqlOffice, actor: Actor, unit_id: int, period: Period, now: datetime, *, nil: bool
) -> None:
    await office.do(confirm, Request(actor=actor, now=now), unit_id, period, nil=nil)


async def test_the_board_counts_the_subtree_and_each_unit_below(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    await office.do(_some_matters, district)
    board = await boards.status.board(await actor("supervisor"), None, NOW)
    assert (board.unit.name, board.above) == ("琅琊区", None)
    whole = board.tally
    assert (whole.found, whole.open, whole.overdue) == (5, 2, 1)
    assert (whole.resolved, whole.moved, whole.dropped) == (1, 1, 1)
    assert (whole.success, whole.concluded) == (1, 2)
    assert (whole.opinions_found, whole.opinions_open) == (1, 1)
    assert (board.week, board.week_found, board.week_resolved) == (WEEK, 3, 1)
    assert [line.unit.name for line in board.below] == ["琅琊街道", "北门街道"]
    assert [line.tally.found for line in board.below] == [4, 1]
    assert [line.reports.expected for line in board.below] == [1, 1]


async def test_a_board_goes_down_and_up_within_reach(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    await office.do(_some_matters, district)
    supervisor, coordinator = await actor("supervisor"), await actor("coordinator")
    down = await boards.status.board(supervisor, district.units["community"], NOW)
    assert down.above is not None
    assert down.above.name == "琅琊街道"
    assert [line.unit.kind for line in down.below] == [UnitKind.GRID_1]
    own = await boards.status.board(coordinator, None, NOW)
    assert (own.unit.name, own.above) == ("琅琊街道", None)
    outside = [district.units[name] for name in ("district", "street_2", "community_2")]
    for unit_id in (*outside, 0, -1, 999_999, 2**63, 10**30):
        with pytest.raises(NotFound):
            await boards.status.board(coordinator, unit_id, NOW)
    for chair in ("mediator", "grid_head", "building_head", "administrator"):
        with pytest.raises(Refused):
            await boards.status.board(await actor(chair), None, NOW)
        with pytest.raises(Refused):
            await boards.status.board(await actor(chair), district.units["community"], NOW)


async def test_reports_are_waiting_then_in_late_or_missing(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    supervisor = await actor("supervisor")

    async def tally(now: datetime) -> tuple[int, ...]:
        board = (await boards.status.board(supervisor, None, now)).reports
        return (
            board.expected,
            board.on_time,
            board.late,
            board.nil,
            board.missing,
            board.waiting,
        )

    assert await tally(NOW) == (2, 0, 0, 0, 0, 2)
    assert await tally(AFTER_FRIDAY) == (2, 0, 0, 0, 2, 0)
    await _confirm(office, await actor("officer"), district.units["community"], WEEK, NOW, nil=True)
    assert await tally(NOW) == (2, 1, 0, 1, 0, 1)
    await _confirm(
        office,
        await actor("officer_2"),
        district.units["community_2"],
        WEEK,
        AFTER_FRIDAY,
        nil=False,
    )
    assert await tally(AFTER_FRIDAY) == (2, 1, 1, 1, 0, 0)


async def test_a_merged_unit_stays_on_the_board_while_it_has_matters(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    def merged(work: Work) -> None:
        _some_matters(work, district)
        empty = a_unit(work, UnitKind.COMMUNITY, above=district.units["street"])
        gone, into = district.units["community"], district.units["community_2"]
        merge(work, Request(now=NOW), [gone, empty.id], into, on=TODAY)

    await office.do(merged)
    board = await boards.status.board(await actor("supervisor"), district.units["community_2"], NOW)
    assert [line.unit.name for line in board.below] == ["古道社区"]
    assert board.tally.found == 5
    assert (await boards.status.board(await actor("officer_2"), None, NOW)).tally.found == 5


async def test_the_weekly_report_writes_itself_and_is_fixed_when_confirmed(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    await office.do(_some_matters, district)
    officer = await actor("officer")
    view = await boards.periodic.report(officer, PeriodKind.WEEK, None, WEEK, NOW)
    assert (view.unit.name, view.period, view.confirmed) == ("古道社区", WEEK, None)
    assert view.may.confirm
    assert not view.now_late
    assert not view.due_provisional
    assert view.due_at == datetime.fromisoformat("2026-11-27T17:00+08:00")
    figures = view.figures
    assert (figures.carried, figures.found, figures.resolved, figures.open) == (1, 3, 1, 2)
    assert (figures.overdue, figures.opinions_found) == (1, 1)
    assert (view.before.carried, view.before.open) == (1, 1)
    assert len(view.open_lines) == view.open_total == 3
    assert view.open_lines[0].overdue

    written = (
        await boards.periodic.report(officer, PeriodKind.WEEK, None, WEEK, AFTER_FRIDAY)
    ).figures
    await _confirm(office, officer, view.unit.id, WEEK, AFTER_FRIDAY, nil=False)
    await office.do(_some_matters, district)
    fixed = await boards.periodic.report(officer, PeriodKind.WEEK, None, WEEK, AFTER_FRIDAY)
    assert fixed.figures == written
    assert fixed.confirmed is not None
    assert (fixed.confirmed.late, fixed.confirmed.by_role) == (True, Role.INFORMATION_OFFICER)
    assert (fixed.may.confirm, fixed.now_late) == (False, False)


async def test_the_report_of_last_week_comes_first_while_it_is_missing(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    officer = await actor("officer")
    last = WEEK.previous()
    view = await boards.periodic.report(officer, PeriodKind.WEEK, None, None, NOW)
    assert (view.period, view.now_late) == (last, True)
    await _confirm(office, officer, view.unit.id, last, NOW, nil=True)
    assert (await boards.periodic.report(officer, PeriodKind.WEEK, None, None, NOW)).period == WEEK

    def new_one(work: Work) -> int:
        made = a_unit(
            work,
            UnitKind.COMMUNITY,
            above=district.units["street"],
            valid_from=date(2026, 11, 23),
        )
        return made.id

    young = await office.do(new_one)
    assert (
        await boards.periodic.report(await actor("coordinator"), PeriodKind.WEEK, young, None, NOW)
    ).period == WEEK


async def test_who_reads_the_weekly_report(
    boards: SqlBoards, district: District, actor: Asking
) -> None:
    community, other = district.units["community"], district.units["community_2"]
    for chair, may_confirm in {
        "officer": True,
        "officer_stand_in": True,
        "mediator": False,
        "coordinator": False,
        "supervisor": False,
    }.items():
        view = await boards.periodic.report(
            await actor(chair), PeriodKind.WEEK, community, WEEK, NOW
        )
        assert view.may.confirm is may_confirm
    assert (
        await boards.periodic.report(await actor("mediator"), PeriodKind.WEEK, None, WEEK, NOW)
    ).unit.id == community
    for chair in ("officer", "mediator", "coordinator", "grid_head"):
        for unit_id in (other, district.units["district"], 0, 2**63):
            with pytest.raises(NotFound):
                await boards.periodic.report(
                    await actor(chair), PeriodKind.WEEK, unit_id, WEEK, NOW
                )
    for chair in ("building_head", "administrator", "grid_head", "supervisor"):
        with pytest.raises(Refused):
            await boards.periodic.report(await actor(chair), PeriodKind.WEEK, None, WEEK, NOW)
    for period in (WEEK.next(), Period.containing(PeriodKind.MONTH, TODAY)):
        with pytest.raises(NotFound):
            await boards.periodic.report(await actor("officer"), PeriodKind.WEEK, None, period, NOW)


async def test_a_step_at_midnight_belongs_to_the_week_it_begins(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    _, midnight = WEEK.previous().bounds(the_rules().zone)

    def file(work: Work) -> None:
        head = district.actor(work, "grid_head")
        a_case(work, head, district.units["grid"], now=midnight)
        a_case(work, head, district.units["grid"], now=midnight - timedelta(microseconds=1))

    await office.do(file)
    view = await boards.periodic.report(await actor("officer"), PeriodKind.WEEK, None, WEEK, NOW)
    assert (view.before.found, view.figures.carried, view.figures.found) == (1, 1, 1)


async def test_the_weekly_report_names_some_open_matters_and_counts_all(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    def many(work: Work) -> None:
        head = district.actor(work, "grid_head")
        for _ in range(6):
            for kind in CaseKind:
                a_case(work, head, district.units["grid"], kind=kind)

    await office.do(many)
    view = await boards.periodic.report(await actor("officer"), PeriodKind.WEEK, None, WEEK, NOW)
    assert (len(view.open_lines), view.open_total) == (8, 12)
    other = await boards.periodic.report(await actor("officer_2"), PeriodKind.WEEK, None, WEEK, NOW)
    assert (other.open_lines, other.open_total) == ((), 0)


async def test_overdue_matters_whose_unit_nobody_can_reach_are_counted(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    await office.do(_some_matters, district)

    async def lost(who: str) -> int:
        return (await boards.status.board(await actor(who), None, NOW)).out_of_reach

    def blocks(work: Work, *chairs: str) -> None:
        for chair in chairs:
            known = work.people.channel(TELEGRAM, district.address(chair))
            assert known is not None
            known.reachable = False

    assert await lost("supervisor") == 0
    await office.do(blocks, "mediator")
    assert await lost("supervisor") == await lost("coordinator") == 1
    assert await lost("coordinator_2") == 0
    gone, into = district.units["community"], district.units["community_2"]
    await office.do(merge, Request(now=NOW), [gone], into, on=TODAY)
    assert await lost("supervisor") == 0, "somebody at the successor has it now"
    await office.do(blocks, "mediator_2")
    assert await lost("supervisor") == 1
