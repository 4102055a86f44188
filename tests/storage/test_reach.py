"""Where nobody can be reached: on the board and in what the tier above hears, on both databases."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from domain.days.periods import Period, PeriodKind
from domain.people.messengers import Messenger
from domain.people.model import Actor, Role
from domain.people.views import PostGroup
from domain.periodic.actions import confirm
from domain.periodic.deductions import Deductions
from domain.periodic.model import PeriodicTally
from domain.periodic.views import YearRow
from domain.ports import Work
from domain.reminders.sweep import remind_due
from domain.request import Request
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.messages.outbox import SqlOutbox
from storage.schema import channels, outbox, unreached_reports
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, ZONE, District, the_rules

Ask = Callable[[str], Awaitable[Actor]]
AFTER = datetime(2026, 11, 27, 17, tzinfo=ZONE)
UP = datetime(2026, 12, 2, 9, tzinfo=ZONE)
CONFIRMS = (Role.INFORMATION_OFFICER,)


async def _blocks(database: Database, district: District, *chairs: str) -> None:
    for chair in chairs:
        await SqlOutbox(database).unreachable("telegram", district.address(chair), NOW)


async def _bind(database: Database, district: District, *chairs: str) -> None:
    """They started the bot again."""
    addresses = [district.address(chair) for chair in chairs]
    async with database.writer.begin() as connection:
        await connection.execute(
            update(channels).where(channels.c.address.in_(addresses)).values(reachable=True)
        )


async def test_all_who_confirm_must_be_out_of_reach(
    database: Database, office: SqlOffice, district: District
) -> None:
    one, other = district.units["community"], district.units["community_2"]
    grid = district.units["grid"]

    def lost(work: Work) -> set[int]:
        return work.rungs.unreached([one, other, grid], CONFIRMS, TODAY)

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
        board = await boards.status.board(supervisor, None, now)
        assert (board.unreached, board.reports.missing, board.reports.waiting) == (
            1, missing, waiting,
        )  # fmt: skip
        assert board.reports.expected == 2
    street = await boards.status.board(supervisor, district.units["street"], AFTER)
    lines = {line.unit.id: (line.unreached, line.reports.missing) for line in street.below}
    assert lines[district.units["community"]] == (1, 0)

    await office.do(remind_due, Request(now=UP))
    async with database.reader.connect() as connection:
        found = await connection.execute(
            select(outbox.c.payload).where(outbox.c.kind == "report-missing")
        )
    told = {row["unit_id"]: row["unreached"] for row in found.scalars()}
    assert told == {district.units["community"]: True, district.units["community_2"]: False}


async def test_who_is_lost_once_the_report_fell_due_had_been_reminded(
    database: Database, office: SqlOffice, district: District, boards: SqlBoards, actor: Ask
) -> None:
    await office.do(remind_due, Request(now=AFTER))
    chairs = [name for name in district.chairs if name.startswith("officer")]
    await _blocks(database, district, *chairs)
    board = await boards.status.board(await actor("supervisor"), None, AFTER + timedelta(hours=1))
    assert (board.unreached, board.reports.missing) == (0, 2)


WEEK = Period.parse("2026-W48")
MONDAY = datetime(2026, 11, 30, 8, tzinfo=ZONE)
"""The week is over, its report is due, and no rung has spoken since."""


async def _sheet(
    boards: SqlBoards, district: District, actor: Ask, now: datetime
) -> tuple[dict[int, YearRow], PeriodicTally]:
    """The evidence of the year by unit, and what the month's form says of the weekly reports."""
    supervisor, top = await actor("supervisor"), district.units["district"]
    year = await boards.periodic.year(supervisor, top, 2026, now)
    month = Period.parse("2026-11")
    view = await boards.periodic.report(supervisor, PeriodKind.MONTH, top, month, now)
    assert view.sheet is not None
    rows = {row.unit.id: row for row in year.rows if row.kind is PeriodKind.WEEK}
    return rows, view.sheet.total.extras.weekly


@pytest.mark.usefixtures("all_year")
async def test_forms_and_the_year_tell_it_apart_from_missing(
    database: Database, office: SqlOffice, district: District, boards: SqlBoards, actor: Ask
) -> None:
    here, there = district.units["community"], district.units["community_2"]
    chairs = [name for name in district.chairs if name.startswith("officer")]
    lost = [chair for chair in chairs if chair != "officer_2"]
    before = (await _sheet(boards, district, actor, MONDAY))[0]
    await _blocks(database, district, *lost)

    # nobody has looked yet: who is lost now is lost for this period, not for all before
    rows, weekly = await _sheet(boards, district, actor, MONDAY)
    was, tally = before[here].tally, rows[here].tally
    assert (tally.unreached, tally.missing) == (1, was.missing - 1)
    assert rows[there].tally == before[there].tally
    assert weekly.unreached == 1
    assert weekly.expected == weekly.filed + weekly.missing + weekly.unreached + weekly.waiting

    # the sweep looks when it falls due, once
    for _ in range(2):
        await office.do(remind_due, Request(now=MONDAY))
    await _bind(database, district, *lost)
    await _blocks(database, district, "officer_2")
    rows, _ = await _sheet(boards, district, actor, MONDAY)
    assert rows[here].tally.unreached == 0, "whoever is back can hear of it"
    assert rows[there].tally.unreached == 0, "whoever leaves after the due day was reminded"
    await _blocks(database, district, *lost)
    rows, _ = await _sheet(boards, district, actor, MONDAY)
    assert rows[here].tally.unreached == 1

    # it stays so however long ago, unless a later rung could reach somebody
    later = MONDAY + timedelta(days=21)
    await office.do(remind_due, Request(now=UP))
    await _bind(database, district, *chairs)
    rows, _ = await _sheet(boards, district, actor, later)
    assert rows[here].tally.unreached == 1
    assert rows[here].deducted == Deductions().missed * rows[here].tally.missing
    officer = await actor("officer")
    await office.do(confirm, Request(actor=officer, now=UP), here, WEEK, nil=True)
    rows, _ = await _sheet(boards, district, actor, later)
    assert (rows[here].tally.unreached, rows[here].tally.late) == (0, 1)


async def test_back_within_reach_while_the_ladder_speaks_owes_again(
    database: Database, office: SqlOffice, district: District, boards: SqlBoards, actor: Ask
) -> None:
    here = district.units["community"]
    lost = [name for name in district.chairs if name.startswith("officer") and name != "officer_2"]
    await _blocks(database, district, *lost)
    await office.do(remind_due, Request(now=MONDAY))
    await _bind(database, district, *lost)
    await office.do(remind_due, Request(now=datetime(2026, 12, 1, 9, tzinfo=ZONE)))
    await _blocks(database, district, *lost)
    await office.do(remind_due, Request(now=UP))
    await _bind(database, district, *lost)
    rows, _ = await _sheet(boards, district, actor, datetime(2026, 12, 30, 9, tzinfo=ZONE))
    async with database.reader.connect() as connection:
        noted = (await connection.execute(select(unreached_reports))).all()
    assert noted == []
    assert rows[here].tally.unreached == 0


async def test_before_it_is_due_only_now_counts(
    database: Database, office: SqlOffice, district: District, boards: SqlBoards, actor: Ask
) -> None:
    lost = [name for name in district.chairs if name.startswith("officer") and name != "officer_2"]
    await office.do(remind_due, Request(now=datetime(2026, 11, 27, 9, tzinfo=ZONE)))
    await _blocks(database, district, *lost)
    board = await boards.status.board(await actor("supervisor"), None, AFTER - timedelta(hours=1))
    assert board.unreached == 1
    _, weekly = await _sheet(boards, district, actor, AFTER - timedelta(hours=1))
    assert (weekly.unreached, weekly.waiting) == (0, 2), "nothing is owed yet"


async def test_the_chat_of_a_messenger_that_was_taken_out_reaches_nobody(
    database: Database, office: SqlOffice, district: District, boards: SqlBoards, actor: Ask
) -> None:
    rules = replace(the_rules(), messengers=(Messenger.FEISHU,))
    here, there = district.units["community"], district.units["community_2"]
    both = {district.person_id("officer"), district.person_id("officer_2")}
    async with database.writer.begin() as connection:
        await connection.execute(
            update(channels)
            .where(channels.c.person_id == district.person_id("officer_2"))
            .values(kind=Messenger.FEISHU, address="feishu:2")
        )

    def reached(work: Work) -> tuple[set[int], set[int]]:
        return work.people.reachable(both), work.rungs.unreached([here, there], CONFIRMS, TODAY)

    assert await office.do(reached) == (both, set())
    assert await SqlOffice(database, rules).do(reached) == (
        {district.person_id("officer_2")},
        {here},
    )
    admin, without = await actor("administrator"), SqlBoards(database, rules)
    assert (await boards.people.post_counts(admin, NOW)).counts[PostGroup.UNREACHED] == 0
    counts = (await without.people.post_counts(admin, NOW)).counts
    assert counts[PostGroup.UNREACHED] == counts[PostGroup.HELD] - 1
    assert (await without.status.board(await actor("supervisor"), None, NOW)).unreached == 1
    unit = await without.people.unit_board(admin, there, NOW)
    seats = {post.role: post.holder.reached for post in unit.posts if post.holder.since}
    assert seats[Role.INFORMATION_OFFICER]
    assert sum(seats.values()) == 1
