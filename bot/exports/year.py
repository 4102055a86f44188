"""The evidence of a year for the annual assessment: how each unit sent in its reports."""

from bot.exports import workbook
from bot.exports.cells import Value, day
from bot.pages.periodic.words import report_name
from bot.texts import Say
from domain.periodic.views import YearRow, YearSheet

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
    return workbook.to_bytes(book)


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
