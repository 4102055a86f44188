"""The units behind a board's figures: as many as it says, within reach, the worst first."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from domain.days.periods import Period, PeriodKind
from domain.errors import NotFound, Refused
from domain.people.model import Actor
from domain.periodic.actions import confirm
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.counts.fold import fold
from storage.kit.engine import Database
from storage.messages.outbox import SqlOutbox
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, ZONE, District, a_case, later

Ask = Callable[[str], Awaitable[Actor]]
WEEK = Period.containing(PeriodKind.WEEK, TODAY)
AFTER = datetime(2026, 11, 28, 17, tzinfo=ZONE)
"""A day after the week's report was due."""


async def _blocks(database: Database, district: District, *chairs: str) -> None:
    for chair in chairs:
        await SqlOutbox(database).unreachable("telegram", district.address(chair), NOW)


async def test_missing_ones_stand_before_late_ones(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Ask
) -> None:
    supervisor, top = await actor("supervisor"), district.units["district"]
    community, other = district.units["community"], district.units["community_2"]
    early = await boards.status.late(supervisor, top, WEEK, 0, NOW)
    assert (early.lines, early.missing, early.late) == ((), 0, 0), "nothing is due yet"

    late = Request(actor=await actor("officer_2"), now=AFTER)
    await office.do(confirm, late, other, WEEK, nil=True)
    now = AFTER + timedelta(days=1)
    found = await boards.status.late(supervisor, top, WEEK, 0, now)
    assert [(line.unit.id, line.filed_at) for line in found.lines] == [
        (community, None),
        (other, AFTER),
    ]
    assert found.due_at == AFTER - timedelta(days=1)
    board = await boards.status.board(supervisor, top, now)
    reports = board.reports
    assert (found.missing, found.late) == (reports.missing, reports.late) == (1, 1)

    in_time = WEEK.next()
    soon = later(days=8)
    by = Request(actor=await actor("officer"), now=soon)
    await office.do(confirm, by, community, in_time, nil=True)
    later_on = soon + timedelta(days=5)
    after = await boards.status.late(supervisor, top, in_time, 99, later_on)
    assert [line.unit.id for line in after.lines] == [other]
    assert (after.page, after.pages) == (0, 1)
    alone = await boards.status.late(supervisor, community, WEEK, 0, now)
    assert [line.unit.id for line in alone.lines] == [community]


async def test_who_is_out_of_reach_is_listed_apart(
    database: Database, boards: SqlBoards, office: SqlOffice, district: District, actor: Ask
) -> None:
    supervisor, top = await actor("supervisor"), district.units["district"]
    community = district.units["community"]
    none = await boards.status.unreached(supervisor, top, 0, NOW)
    assert (none.lines, none.total) == ((), 0)

    def matters(work: Work) -> None:
        head = district.actor(work, "grid_head")
        for days in (-20, -21):
            a_case(work, head, district.units["grid"], now=later(days=days))

    await office.do(matters)
    chairs = [name for name in district.chairs if name.startswith(("officer", "mediator"))]
    await _blocks(database, district, *(one for one in chairs if not one.endswith("_2")))
    for now in (NOW, AFTER):
        found = await boards.status.unreached(supervisor, top, 0, now)
        board = await boards.status.board(supervisor, top, now)
        (line,) = found.lines
        assert (line.unit.id, line.within, line.report) == (community, True, True)
        assert line.overdue == board.out_of_reach == 2
        assert board.unreached == found.total == 1
        await fold(database)  # the second time it is told by the counts
    missing = await boards.status.late(supervisor, top, WEEK, 0, AFTER)
    assert community not in [line.unit.id for line in missing.lines]


async def test_only_within_reach(boards: SqlBoards, district: District, actor: Ask) -> None:
    coordinator = await actor("coordinator")
    outside = [district.units[name] for name in ("district", "street_2", "community_2")]
    for unit_id in (*outside, 0, -1, 2**63):
        with pytest.raises(NotFound):
            await boards.status.late(coordinator, unit_id, WEEK, 0, NOW)
        with pytest.raises(NotFound):
            await boards.status.unreached(coordinator, unit_id, 0, NOW)
    with pytest.raises(NotFound):
        await boards.status.late(coordinator, district.units["street"], WEEK.next(), 0, NOW)
    for chair in ("mediator", "grid_head", "building_head", "administrator"):
        with pytest.raises(Refused):
            await boards.status.unreached(await actor(chair), district.units["community"], 0, NOW)
