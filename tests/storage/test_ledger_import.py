"""What is taken over from another ledger, on both databases: it counts for its own days."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

import pytest
from sqlalchemy import text

from app.imports.ledgers.checking import check_ledger
from app.imports.ledgers.ledgers import known_things, only_new
from app.imports.ledgers.reading import read_ledger
from bot.exports.ledger import ledger_csv, ledger_xlsx
from bot.texts import say_in
from domain.cases import steps as cases_steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome, PeopleBand
from domain.days.periods import Period, PeriodKind
from domain.errors import Invalid, Refused
from domain.imports.actions import import_rows
from domain.imports.model import ImportRow, key_of
from domain.people.model import Actor
from domain.periodic.actions import confirm
from domain.request import Request
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.periodic.figures import figures
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, ZONE, District, a_case, a_token
from tests.storage.counting import questions

ENDINGS = (None, Outcome.SUCCESS, Outcome.FAILED, Outcome.TO_COURT)
Asks = Callable[[str], Awaitable[Actor]]


async def _codes(database: Database, district: District) -> dict[str, str]:
    async with database.reader.connect() as connection:
        found = (await connection.execute(text("SELECT id, code FROM units"))).all()
    codes = {row.id: row.code for row in found}
    return {name: codes[id] for name, id in district.units.items()}


def a_line(unit: str) -> ImportRow:
    return ImportRow(
        key=key_of("2026-001", unit),
        number="2026-001",
        unit=unit,
        category="neighbours",
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
    rows = [line, replace(line, key="import:2", outcome=None, ended_on=None)]
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
    """What was found before the first report is opening stock; what a report should have told of
    counts for now. Every figure is right, before and after."""
    community, week = district.units["community"], Period.containing(PeriodKind.WEEK, TODAY)
    head, officer, coordinator = await actor("grid_head"), await actor("officer"), "coordinator"
    for _ in range(2):
        await office.do(a_case, head, district.units["grid"])
    for who, unit, period in (
        (officer, community, week.previous()),
        (await actor(coordinator), district.units["street"],
         Period.containing(PeriodKind.HALF_MONTH, TODAY).previous()),
    ):  # fmt: skip
        await office.do(confirm, Request(actor=who, now=NOW), unit, period, nil=True)
    codes = await _codes(database, district)
    line = replace(a_line(codes["grid"]), outcome=None, ended_on=None)
    ended = {"outcome": Outcome.SUCCESS}
    rows = [
        replace(line, found_on=date(2025, 6, 1), ended_on=date(2025, 6, 20), **ended),
        replace(line, found_on=date(2026, 10, 10)),
        replace(line, found_on=date(2026, 10, 20), ended_on=date(2026, 11, 18), **ended),
        replace(line, found_on=date(2026, 11, 18)),
    ]
    rows = [replace(row, key=f"import:{at}") for at, row in enumerate(rows)]
    assert await office.do(import_rows, Request(now=NOW), codes["community"], rows) == 4

    async def counted(kind: PeriodKind, day: date) -> tuple[int, ...]:
        start, end = Period.containing(kind, day).bounds(ZONE)
        path, until = district.paths["community"], min(NOW, end - timedelta(microseconds=1))
        found = await database.read(figures, path, start, until)
        assert found.balanced
        return (
            found.carried, found.found, found.resolved, found.open, found.total_found,
            found.total_resolved, found.entered_late,
        )  # fmt: skip

    # carried, found, resolved, open; found and resolved ever; of the found: entered late
    month = PeriodKind.MONTH
    assert await counted(month, date(2025, 6, 1)) == (0, 1, 1, 0, 1, 1, 0)
    assert await counted(month, date(2026, 10, 1)) == (0, 2, 0, 2, 3, 1, 0)
    assert await counted(PeriodKind.WEEK, week.previous().first) == (2, 0, 0, 2, 3, 1, 0)
    assert await counted(PeriodKind.WEEK, week.first) == (2, 3, 1, 4, 6, 2, 1)
    last = await office.do(lambda work: work.periodic.find(community, week.previous()))
    assert last is not None
    assert (last.figures.found, last.figures.open) == (0, 0), "a snapshot stays"
    days = (week.first, week.last)
    board = await actor(coordinator)
    assert (await boards.ledgers.extent(board, community, days, NOW)).rows == 3


async def test_who_may(
    office: SqlOffice, database: Database, district: District, actor: Asks
) -> None:
    codes = await _codes(database, district)
    line = a_line(codes["grid"])
    mediator, strange = await actor("mediator"), replace(line, key="import:9", category="没有")
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
) -> None:
    """Our own ledger, as workbook and with commas, is read as any other: nothing in it is wrong."""
    head, mediator = await actor("grid_head"), await actor("mediator")
    for outcome, people in zip(ENDINGS, PeopleBand, strict=False):
        case = await office.do(
            a_case, head, district.units["grid"], summary="=楼上漏水", people=people
        )
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
    for locale in ("zh", "en"):
        for name, write in (("out.xlsx", ledger_xlsx), ("out.csv", ledger_csv)):
            _, data = await boards.ledgers.file(
                coordinator,
                district.units["community"],
                year,
                NOW,
                lambda ledger, rows, write=write, locale=locale: write(
                    say_in(locale), ledger, islice(rows, 10)
                ),
            )
            table = read_ledger(data, name)
            known = await office.do(known_things, codes["community"], TODAY)
            checked = check_ledger(table, known, TODAY)
            assert (checked.problems, checked.questions) == ((), ())
            assert [row.summary for row in checked.rows] == ["=楼上漏水"] * len(ENDINGS)
            assert [row.outcome for row in checked.rows] == list(ENDINGS)
            assert [row.people for row in checked.rows] == list(PeopleBand)[: len(ENDINGS)]
            assert {row.unit for row in checked.rows} == {codes["grid"]}
            assert {row.found_on for row in checked.rows} == {TODAY}
            assert {row.ended_on for row in checked.rows} == {None, TODAY}
            # and here they are at home
            new = await office.do(only_new, known, checked)
            assert (len(new.rows), new.already) == (0, len(ENDINGS))


async def test_many_rows_ask_no_more_than_few(
    office: SqlOffice, database: Database, district: District
) -> None:
    codes = await _codes(database, district)
    line = replace(a_line(codes["grid"]), outcome=None, ended_on=None)
    asked = []
    for first, last in ((0, 5), (5, 155)):
        rows = [replace(line, key=f"import:{at}", summary=f"{at}") for at in range(first, last)]
        with questions() as selects:
            await office.do(import_rows, Request(now=NOW), codes["community"], rows)
        asked.append(len(selects))
    assert asked[0] == asked[1]
