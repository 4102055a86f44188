"""The evidence of a year on both databases: reports by unit, and never a person."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.exports.year import year_xlsx
from bot.texts import say_in
from domain.days.periods import Period, PeriodKind
from domain.people.model import Actor
from domain.periodic.actions import confirm, revise, state_late_reason, withdraw
from domain.periodic.deductions import Deductions
from domain.periodic.model import PeriodicTally
from domain.periodic.views import YearRow, YearSheet
from domain.request import Request
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, the_rules

Asks = Callable[[str], Awaitable[Actor]]
WEEK = Period.containing(PeriodKind.WEEK, TODAY).previous()
"""2026-W47, due on Friday 20 November at 17:00."""
IN_TIME = NOW - timedelta(days=5)


def _row(sheet: YearSheet, unit: int, kind: PeriodKind = PeriodKind.WEEK) -> YearRow:
    return next(row for row in sheet.rows if row.unit.id == unit and row.kind is kind)


async def test_nobody_missed_what_the_desk_was_not_there_for(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asks
) -> None:
    top, supervisor = district.units["district"], await actor("supervisor")
    assert (await boards.periodic.year(supervisor, top, 2026, NOW)).rows == ()
    here, there = district.units["community"], district.units["community_2"]
    began = WEEK.previous()
    await office.do(
        confirm, Request(actor=await actor("officer"), now=IN_TIME), here, began, nil=False
    )
    sheet = await boards.periodic.year(supervisor, top, 2026, NOW)
    assert sheet.first == began.first
    assert _row(sheet, here).tally == PeriodicTally(expected=2, late=1, missing=1)
    assert _row(sheet, there).tally == PeriodicTally(expected=2, missing=2)
    before = await boards.periodic.year(supervisor, top, 2025, NOW)
    assert before.rows == ()
    assert (before.first, before.last) == (date(2025, 12, 31), date(2025, 12, 31))


@pytest.mark.usefixtures("all_year")
async def test_on_time_late_missed_and_nil(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Asks
) -> None:
    here, there = district.units["community"], district.units["community_2"]
    officer, other, supervisor = (
        await actor("officer"),
        await actor("officer_2"),
        await actor("supervisor"),
    )
    none = _row(await boards.periodic.year(supervisor, district.units["district"], 2026, NOW), here)
    assert none.tally == PeriodicTally(expected=none.tally.expected, missing=none.tally.expected)
    weeks = none.tally.expected
    assert weeks == 47, "each week that ended in the year and is due"

    await office.do(confirm, Request(actor=officer, now=IN_TIME), here, WEEK, nil=True)
    await office.do(confirm, Request(actor=other, now=NOW), there, WEEK, nil=False)
    await office.do(state_late_reason, Request(actor=other, now=NOW), there, WEEK, "停电")
    sheet = await boards.periodic.year(supervisor, district.units["district"], 2026, NOW)
    assert _row(sheet, here).tally == PeriodicTally(
        expected=weeks, on_time=1, nil=1, missing=weeks - 1
    )
    assert _row(sheet, here).deducted == Decimal("0.5") * (weeks - 1)
    assert _row(sheet, there).tally == PeriodicTally(expected=weeks, late=1, missing=weeks - 1)
    assert _row(sheet, there).deducted == Decimal("0.5") * weeks
    assert _row(sheet, there).reasons == (("2026-W47", "停电"),)

    # a correction is the same report, one taken back is none
    await office.do(revise, Request(actor=officer, now=NOW), here, WEEK, "更正", after=0)
    again = await boards.periodic.year(supervisor, district.units["district"], 2026, NOW)
    assert _row(again, here).tally.on_time == 1
    await office.do(withdraw, Request(actor=officer, now=NOW), here, WEEK, after=1)
    again = await boards.periodic.year(supervisor, district.units["district"], 2026, NOW)
    assert _row(again, here).tally.missing == weeks

    street = await boards.periodic.year(
        await actor("coordinator"), district.units["street"], 2026, NOW
    )
    assert {row.unit.id for row in street.rows} == {here, district.units["street"]}


@pytest.mark.usefixtures("all_year")
async def test_what_is_not_due_yet_is_not_counted(
    boards: SqlBoards, district: District, actor: Asks
) -> None:
    top, who = district.units["district"], await actor("supervisor")
    for day, months in ((1, 10), (4, 11)):  # November's is due on Thursday, 3 December
        now = datetime(2026, 12, day, 2, tzinfo=UTC)
        sheet = await boards.periodic.year(who, top, 2026, now)
        assert _row(sheet, top, PeriodKind.MONTH).tally.expected == months


@pytest.mark.usefixtures("all_year")
async def test_the_rules_are_data(
    database: Database, district: District, actor: Asks, boards: SqlBoards
) -> None:
    rules = replace(the_rules(), deductions=Deductions(late=Decimal("0.2"), missed=Decimal(1)))
    sheet = await SqlBoards(database, rules).periodic.year(
        await actor("supervisor"), district.units["district"], 2026, NOW
    )
    row = _row(sheet, district.units["community"])
    assert row.deducted == row.tally.missing
    paper = load_workbook(BytesIO(year_xlsx(say_in("zh"), sheet))).worksheets[0]
    assert "迟报每次 0.2 分，漏报每次 1 分" in paper["A3"].value
    assert not {name for name in asdict(row) if "person" in name or "post" in name}
    early = await boards.periodic.year(
        await actor("supervisor"), district.units["district"], 2019, NOW
    )
    assert early.rows == ()
    assert early.last == date(2019, 12, 31)
