"""The evidence of a year for the annual assessment: how each unit sent in its reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot import words
from bot.exports import workbook
from bot.exports.cells import Value, day
from bot.pages.periodic.words import report_name
from bot.texts import Say
from domain.periodic.views import YearRow, YearSheet

if TYPE_CHECKING:
    from openpyxl import Workbook

COLUMNS = (
    ("unit", 20.0),
    ("kind", 10.0),
    ("expected", 8.0),
    ("on-time", 8.0),
    ("late", 8.0),
    ("missed", 8.0),
    ("unreached", 9.0),
    ("nil", 8.0),
    ("deducted", 9.0),
    ("reasons", 60.0),
)
"""The columns in their order, and how wide each is."""


MEETINGS = (
    ("unit", 20.0),
    ("planned", 10.0),
    ("held", 10.0),
    ("items", 10.0),
    ("due", 10.0),
    ("done", 10.0),
    ("rate", 10.0),
)
GIVEN = (("unit", 20.0), ("due", 12.0), ("in-time", 12.0), ("rate", 12.0))
"""The columns of the sheets of talk meetings."""
EVALUATIONS = (("unit", 20.0), ("expected", 12.0), ("evaluated", 12.0), ("rate", 12.0))
"""The columns of the sheet of residents' evaluations."""
TRAININGS = (("unit", 20.0), ("held", 12.0))
"""The columns of the sheet of courses."""


def year_xlsx(say: Say, year: YearSheet) -> bytes:
    """The evidence as a workbook, its rules on the sheet. It has units and no persons."""
    title = say.plain("year-title", unit=year.unit.name, year=str(year.first.year))
    book = workbook.new(title)
    rules = year.deductions
    lines = [
        say.plain("year-head", first=day(year.first), last=day(year.last)),
        say.plain("year-rules", late=str(rules.late), missed=str(rules.missed)),
    ]
    made = workbook.sheet(
        book,
        say.plain("year-sheet"),
        title,
        lines,
        len(COLUMNS),
    )
    names = [say.plain(f"year-{name}") for name, _ in COLUMNS]
    widths = workbook.row_of_heads(made, 4, names, [width for _, width in COLUMNS])
    for at, row in enumerate(year.rows, 5):
        for number, value in enumerate(_cells(say, row), 1):
            workbook.put(made.cell(at, number), value)
    workbook.sign(say, made, 5 + len(year.rows), len(COLUMNS))
    workbook.set_up(say, made, widths, (4, 4), "B5", filtered=4 + len(year.rows))
    held = [
        (
            row.unit.name,
            row.planned,
            row.held,
            row.items,
            row.due,
            row.done,
            words.rate(row.done, row.due),
        )
        for row in year.meetings
    ]
    _table(say, book, year, "year-meetings", MEETINGS, held)
    given = [
        (row.unit.name, row.due, row.on_time, words.rate(row.on_time, row.due))
        for row in year.given
    ]
    _table(say, book, year, "year-given", GIVEN, given)
    evaluated = [
        (row.unit.name, row.due, row.held, words.rate(row.held, row.due))
        for row in year.evaluations
    ]
    _table(say, book, year, "year-evaluations", EVALUATIONS, evaluated)
    courses = [(row.unit.name, row.held) for row in year.trainings]
    _table(say, book, year, "year-trainings", TRAININGS, courses)
    return workbook.to_bytes(book)


def _table(
    say: Say,
    book: Workbook,
    year: YearSheet,
    key: str,
    columns: Sequence[tuple[str, float]],
    rows: Sequence[tuple[Value, ...]],
) -> None:
    """A sheet more, where there is something to tell."""
    if not rows:
        return
    title = say.plain(f"{key}-title", unit=year.unit.name, year=str(year.first.year))
    lines = [
        say.plain("year-head", first=day(year.first.replace(month=1, day=1)), last=day(year.last))
    ]
    made = workbook.sheet(book, say.plain(key), title, lines, len(columns))
    names = [say.plain(f"year-meetings-{name}") for name, _ in columns]
    widths = workbook.row_of_heads(made, 3, names, [width for _, width in columns])
    for at, row in enumerate(rows, 4):
        for number, value in enumerate(row, 1):
            workbook.put(made.cell(at, number), value)
    workbook.sign(say, made, 4 + len(rows), len(columns))
    workbook.set_up(say, made, widths, (3, 3), "B4", filtered=3 + len(rows))


def _cells(say: Say, row: YearRow) -> tuple[Value, ...]:
    tally = row.tally
    reasons = (
        say.plain("year-reason", period=period, reason=reason) for period, reason in row.reasons
    )
    return (
        row.unit.name,
        report_name(say, row.kind),
        tally.expected,
        tally.on_time,
        tally.late,
        tally.missing,
        tally.unreached,
        tally.nil,
        float(row.deducted),
        say.plain("ledger-semicolon").join(reasons),
    )
