"""Where nobody can be reached: on the board and in what the tier above hears, on both databases."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy import select

from domain.people import Actor, Role
from domain.ports.work import Work
from domain.reminders.actions import remind_due
from storage.boards import SqlBoards
from storage.engine import Database
from storage.outbox import SqlOutbox
from storage.schema import outbox
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, ZONE, District

Ask = Callable[[str], Awaitable[Actor]]
AFTER = datetime(2026, 11, 27, 17, tzinfo=ZONE)
UP = datetime(2026, 12, 2, 9, tzinfo=ZONE)
CONFIRMS = (Role.INFORMATION_OFFICER,)


async def _blocks(database: Database, district: District, *chairs: str) -> None:
    for chair in chairs:
        await SqlOutbox(database).unreachable("telegram", district.address(chair), NOW)


async def test_all_who_confirm_must_be_out_of_reach(
    database: Database, office: SqlOffice, district: District
) -> None:
    one, other = district.units["community"], district.units["community_2"]
    grid = district.units["grid"]

    async def lost(work: Work) -> set[int]:
        return await work.rungs.unreached([one, other, grid], CONFIRMS, TODAY)

    chairs = [name for name in district.chairs if name.startswith("officer")]
    assert await office.do(lost) == {grid}, "nobody is bound to a post of this kind there"
    await _blocks(database, district, *(c for c in chairs if c != "officer_2"))
    assert await office.do(lost) == {grid, one}
    await _blocks(database, district, "mediator", "officer_2")
    assert await office.do(lost) == {grid, one, other}


async def test_the_board_and_the_tier_above_say_so(
    database: Database, office: SqlOffice, district: District, boards: SqlBoards, actor: Ask
) -> None:
    chairs = [name for name in district.chairs if name.startswith("officer")]
    await _blocks(database, district, *(c for c in chairs if c != "officer_2"))
    supervisor = await actor("supervisor")
    for now, missing, waiting in ((NOW, 0, 1), (AFTER, 1, 0)):
        board = await boards.status(supervisor, None, now)
        assert (board.unreached, board.reports.missing, board.reports.waiting) == (
            1, missing, waiting,
        )  # fmt: skip
        assert board.reports.expected == 2
    street = await boards.status(supervisor, district.units["street"], AFTER)
    lines = {line.unit.id: (line.unreached, line.reports.missing) for line in street.below}
    assert lines[district.units["community"]] == (1, 0)

    await office.do(remind_due, now=UP)
    async with database.reader.connect() as connection:
        found = await connection.execute(
            select(outbox.c.payload).where(outbox.c.kind == "report-missing")
        )
    told = {row["unit_id"]: row["unreached"] for row in found.scalars()}
    assert told == {district.units["community"]: True, district.units["community_2"]: False}
