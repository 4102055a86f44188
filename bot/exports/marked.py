"""A ledger that cannot be taken over, as a table of its bad rows with what is wrong in them."""

from collections.abc import Sequence

from bot.exports import workbook
from bot.exports.cells import Number, plain
from bot.pages.imports import column, what
from bot.texts import Say
from domain.imports.model import FORMULA, BadCell, LedgerTable

_MOST = 2_000
_WIDTHS = {"summary": 38.0, "grid": 18.0, "place": 18.0}
_WIDTH, _WHAT = 12.0, 60.0


def marked_xlsx(say: Say, table: LedgerTable, problems: Sequence[BadCell]) -> bytes:
    """The bad rows as they were sent, the bad cells red, the last column in words."""
    from bot.exports import looks

    bad: dict[tuple[str, int], list[BadCell]] = {}
    for one in problems:
        bad.setdefault((one.sheet, one.row), []).append(one)
    found = {name for one in table.sheets for name, _ in one.columns}
    found |= {one.column for one in problems}
    columns = [name for name in table.rows[0].cells if name in found]
    several = len({sheet for sheet, _ in bad}) > 1
    book = workbook.new(say.plain("import-marked-sheet"))
    heads = [
        say.plain("import-marked-row"),
        *(column(say, name) for name in columns),
        say.plain("import-marked-what"),
    ]
    title = say.plain("import-marked-sheet")
    made = workbook.sheet(book, title, title, [], len(heads))
    widths = [8.0, *(_WIDTHS.get(name, _WIDTH) for name in columns), _WHAT]
    widths = workbook.row_of_heads(made, 2, heads, widths)
    rows = [row for row in table.rows if (row.sheet, row.number) in bad][:_MOST]
    for line, row in enumerate(rows, 3):
        here = bad[row.sheet, row.number]
        wrong = {one.column for one in here}
        number = plain(f"{row.sheet} {row.number}") if several else Number(row.number)
        workbook.put(made.cell(line, 1), number)
        for at, name in enumerate(columns, 2):
            text = row.cells[name]
            cell = workbook.put(made.cell(line, at), "" if text == FORMULA else plain(text))
            if name in wrong:
                cell.fill = looks.RED
        said = [f"{column(say, one.column)}: {what(say, one)}" for one in here]
        workbook.put(made.cell(line, len(heads)), say.plain("ledger-semicolon").join(said))
    workbook.set_up(say, made, widths, (2, 2), "B3")
    return workbook.to_bytes(book)
