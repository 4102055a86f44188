"""What is taken over from another ledger, on both databases: it counts for its own days."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

import pytest
from sqlalchemy import text

from app.imports.ledger import COLUMNS, OPTIONAL, TITLES, check_ledger, known_things
from app.imports.table import read_table
from bot.exports.ledger import ledger_csv, ledger_xlsx
from bot.texts import say_in
from domain.cases import steps as cases_steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome, PeopleBand
from domain.days.periods import Period, PeriodKind
from domain.errors import Invalid, Refused
from domain.imports.actions import import_rows
from domain.imports.model import ImportRow
from domain.people.model import Actor
from domain.periodic.actions import confirm
from domain.request import Request
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.periodic.figures import figures
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, ZONE, District, a_case, a_token

Asks = Callable[[str], Awaitable[Actor]]


async def _codes(database: Database, district: District) -> dict[str, str]:
    async with database.reader.connect() as connection:
        found = (await connection.execute(text("SELECT id, code FROM units"))).all()
    codes = {row.id: row.code for row in found}
    return {name: codes[id] for name, id in district.units.items()}


def a_line(unit: str) -> ImportRow:
    return ImportRow(
        number="2026-001",
        unit=unit,
        category="邻里",
        place="5号楼",
        people=PeopleBand.THREE_FOUR,
        summary="楼上漏水",
        found_on=date(2026, 3, 5),
        outcome=Outcome.SUCCESS,
        ended_on=date(2026, 3, 9),
        note="导入，原编号 2026-001",
    )


async def test_it_counts_for_its_days_and_only_once(
    office: SqlOffice, boards: SqlBoards, database: Database, district: District, actor: Asks
) -> None:
    codes = await _codes(database, district)
    line = a_line(codes["grid"])
    rows = [line, replace(line, number="2026-002", outcome=None, ended_on=None)]
    assert await office.do(import_rows, Request(now=NOW), codes["community"], rows) == 2
    assert await office.do(import_rows, Request(now=NOW), codes["community"], rows) == 0

    async with database.reader.connect() as connection:
        path = (
            await connection.execute(
                text("SELECT path FROM units WHERE id = :id"), {"id": district.units["street"]}
            )
        ).scalar_one()
    for day, found, resolved, carried in (
        (date(2026, 3, 5), 2, 1, 0),
        (date(2026, 4, 1), 0, 0, 1),
    ):
        period = Period.containing(PeriodKind.MONTH, day)
        start, end = period.bounds(ZONE)
        counted = await database.read(figures, path, start, end - timedelta(microseconds=1))
        assert (counted.found, counted.resolved, counted.carried) == (found, resolved, carried)
        assert counted.balanced
        assert counted.entered_late == 0

    kept = []

    def keep(ledger, rows):  # type: ignore[no-untyped-def]  # a writer in two lines
        kept.extend(rows)
        return b""

    march = (date(2026, 3, 1), date(2026, 3, 31))
    coordinator = await actor("coordinator")
    await boards.ledgers.file(coordinator, district.units["street"], march, NOW, keep)
    assert [row.found_on for row in kept] == [date(2026, 3, 5)] * 2
    assert all(row.imported for row in kept)
    view = await boards.cases.view(coordinator, kept[0].id, NOW)
    assert view.timeline[0].note.startswith("导入")
    async with database.reader.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM outbox"))).scalar_one() == 0


async def test_no_confirmed_report_is_made_untrue(
    office: SqlOffice, boards: SqlBoards, database: Database, district: District, actor: Asks
) -> None:
    week = Period.containing(PeriodKind.WEEK, TODAY).previous()
    officer = await actor("officer")
    await office.do(
        confirm, Request(actor=officer, now=NOW), district.units["community"], week, nil=True
    )
    codes = await _codes(database, district)
    line = replace(a_line(codes["grid"]), found_on=week.first, ended_on=week.last)
    await office.do(import_rows, Request(now=NOW), codes["community"], [line])
    async with database.reader.connect() as connection:
        steps = (
            await connection.execute(
                text("SELECT count(*) FROM steps WHERE effect IS NOT NULL AND counted_at < at")
            )
        ).scalar_one()
    assert steps == 0, "they count for now"


async def test_who_may(
    office: SqlOffice, database: Database, district: District, actor: Asks
) -> None:
    codes = await _codes(database, district)
    line = a_line(codes["grid"])
    mediator, strange = await actor("mediator"), replace(line, category="没有")
    with pytest.raises(Refused):
        await office.do(import_rows, Request(actor=mediator, now=NOW), codes["community"], [line])
    with pytest.raises(Invalid):
        await office.do(import_rows, Request(now=NOW), codes["community_2"], [line])
    with pytest.raises(Invalid):
        await office.do(import_rows, Request(now=NOW), codes["community"], [strange])
    admin = await actor("administrator")
    assert (
        await office.do(import_rows, Request(actor=admin, now=NOW), codes["community"], [line]) == 1
    )


async def test_what_went_out_comes_in_again(
    office: SqlOffice,
    boards: SqlBoards,
    database: Database,
    district: District,
    actor: Asks,
    tmp_path,  # type: ignore[no-untyped-def]  # pytest's own fixture
) -> None:
    """Our own ledger, as workbook and with commas, is read as any other: nothing in it is wrong."""
    head, mediator = await actor("grid_head"), await actor("mediator")
    for outcome in (None, Outcome.SUCCESS):
        case = await office.do(a_case, head, district.units["grid"], summary="=楼上漏水")
        if outcome is not None:
            for arrow in (Arrow.ACCEPT, Arrow.RESOLVE):
                ends = {"note": "记下", "outcome": outcome} if arrow is Arrow.RESOLVE else {}
                await office.do(
                    cases_steps.take_step,
                    Request(actor=mediator, token=a_token(), now=NOW),
                    case.id,
                    arrow,
                    **ends,
                )
    codes, coordinator = await _codes(database, district), await actor("coordinator")
    year = (date(2026, 1, 1), date(2026, 12, 31))
    for name, write in (("out.xlsx", ledger_xlsx), ("out.csv", ledger_csv)):
        _, data = await boards.ledgers.file(
            coordinator,
            district.units["community"],
            year,
            NOW,
            lambda ledger, rows, write=write: write(say_in("zh"), ledger, islice(rows, 10)),
        )
        (tmp_path / name).write_bytes(data)
        raw = read_table(
            tmp_path / name, COLUMNS, optional=OPTIONAL, titles=TITLES, marks_formulas=True
        )
        known = await office.do(known_things, codes["community"], raw, TODAY)
        checked = check_ledger(raw, known, TODAY)
        assert checked.problems == ()
        assert [row.summary for row in checked.rows] == ["=楼上漏水"] * 2
        assert [row.outcome for row in checked.rows] == [None, Outcome.SUCCESS]
        assert {row.unit for row in checked.rows} == {codes["grid"]}
