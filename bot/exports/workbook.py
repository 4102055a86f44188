"""A sheet as offices here print it: A4 across, ruled, its head on each page.

openpyxl is loaded with the first one, in the thread that makes it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.exports import faces
from bot.exports.cells import Value, content
from bot.exports.faces import Face
from bot.texts import Say

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_LONG = 10
"""Text of more characters is read from the left."""
_PITCH, _PAD = 13.0, 7.0
"""Points of a line of the body, and round it."""
_SUM = re.compile(r"(<f>SUM\(([A-Z]+)(\d+):[A-Z]+(\d+)\)</f>)<v(?:\s*/>|></v>)")
_ROOM = 1.5
"""So many digits wider than its longest word is a column."""


def new(title: str, now: datetime | None = None) -> Workbook:
    """A workbook without sheets, made by nobody by name."""
    from openpyxl import Workbook

    book = Workbook()
    del book[book.sheetnames[0]]
    book.properties.creator, book.properties.title = "griddesk", title
    if now is not None:
        book.properties.created = book.properties.modified = now.replace(tzinfo=None)
    return book


def sheet(book: Workbook, name: str, title: str, lines: Sequence[str], columns: int) -> Worksheet:
    """A new sheet with its title and the lines below it, each over the whole width."""
    from bot.exports import looks

    made: Worksheet = book.create_sheet(name)
    for number, text in enumerate((title, *lines), 1):
        made.merge_cells(start_row=number, start_column=1, end_row=number, end_column=columns)
        first = number == 1
        cell = put(
            made.cell(number, 1),
            text,
            face=faces.TITLE if first else faces.SECOND,
            points=18 if first else 11,
            ruled=False,
        )
        cell.alignment = looks.CENTRE if first else looks.LEFT
        made.row_dimensions[number].height = 32 if first else 18
    return made


def put(
    cell: Cell | MergedCell,
    value: Value,
    *,
    face: Face = faces.BODY,
    points: float = 10.5,
    bold: bool = False,
    ruled: bool = True,
) -> Cell | MergedCell:
    """Fills a cell. Text is text, whatever it begins with."""
    from bot.exports import looks

    cell.value, cell.number_format = content(value)
    if isinstance(value, str):
        cell.data_type = "s"
    cell.font = looks.letters(face, points, bold=bold)
    long = isinstance(value, str) and len(value) > _LONG and not bold
    cell.alignment = looks.LEFT if long else looks.CENTRE
    if ruled:
        cell.border = looks.RULED
    return cell


def put_head(cell: Cell | MergedCell, text: str) -> None:
    """A head of a column."""
    from bot.exports import looks

    put(cell, text, face=faces.HEAD).fill = looks.GREY
    cell.alignment = looks.CENTRE


def put_sum(made: Worksheet, row: int, column: int, first: int, *, bold: bool = True) -> None:
    """The sum of what stands above, from the first row on, as a formula: the sheet adds up on paper
    and goes on adding up when somebody writes into it."""
    from openpyxl.utils import get_column_letter

    cell = made.cell(row, column)
    letter = get_column_letter(column)
    put(cell, 0, bold=bold)
    cell.value = f"=SUM({letter}{first}:{letter}{row - 1})"


def sign(say: Say, made: Worksheet, row: int, columns: int) -> None:
    """The line below a form that is signed and stamped by hand."""
    from bot.exports import looks

    made.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    put(made.cell(row, 1), say.plain("form-sign"), points=11, ruled=False).alignment = looks.LEFT
    made.row_dimensions[row].height = 36


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column so many digits wide; a Chinese sign is two digits
    wide, which is just what it takes in this encoding."""
    taken = len(text.encode("gb18030", "replace"))
    # a line ends where a whole sign no longer fits, so the last place of each stays empty
    return -(-taken // max(1, int(width) - 1)) if taken else 1


def height_of(lines: int) -> float:
    """Points of a row of so many lines of the body's size."""
    return _PAD + _PITCH * lines


def width_for(head: str, width: float) -> float:
    """The width of a column in which no word of its head is torn."""
    return max(width, *(_ROOM + 1.1 * len(word.encode("gb18030")) for word in _words(head)))


def _words(text: str) -> list[str]:
    """What is not torn at the end of a line: a word, or one Chinese sign."""
    return re.findall(r"[\x21-\xff]+|[^\s]", text) or [""]


def _head_lines(text: str, width: float) -> int:
    """How many lines a head takes, its words whole."""
    lines, room = 1, width - 1
    for word in _words(text):
        taken = len(word.encode("gb18030")) * 1.1
        gap = 1.1 if word.isascii() else 0.0
        if taken > room:
            lines, room = lines + 1, width - 1
        room -= taken + gap
    return lines


def heads(
    made: Worksheet, row: int, columns: Sequence[tuple[str, str]], widths: Sequence[float]
) -> None:
    """Heads in two lines: what neighbours share above, merged; one of its own over both."""
    start, high = 0, [1, 1]
    for at, (over, head) in enumerate(columns, 1):
        put_head(made.cell(row, at), over or head)
        put_head(made.cell(row + 1, at), head if over else "")
    while start < len(columns):
        over, end = columns[start][0], start
        while over and end + 1 < len(columns) and columns[end + 1][0] == over:
            end += 1
        if not over:
            made.merge_cells(
                start_row=row, end_row=row + 1, start_column=start + 1, end_column=start + 1
            )
        elif end > start:
            made.merge_cells(start_row=row, end_row=row, start_column=start + 1, end_column=end + 1)
        if over:
            high[0] = max(high[0], _head_lines(over, sum(widths[start : end + 1])))
        start = end + 1
    for (over, head), width in zip(columns, widths, strict=True):
        lines = _head_lines(head, width)
        high[1] = max(high[1], lines if over else lines - high[0])
    made.row_dimensions[row].height = height_of(high[0])
    made.row_dimensions[row + 1].height = height_of(high[1])


def row_of_heads(
    made: Worksheet, row: int, heads: Sequence[str], widths: Sequence[float]
) -> list[float]:
    """Heads in one row, high enough for the longest; the widths in which no word is torn."""
    wide = [width_for(head, width) for head, width in zip(heads, widths, strict=True)]
    for at, head in enumerate(heads, 1):
        put_head(made.cell(row, at), head)
    lines = max(map(_head_lines, heads, wide))
    made.row_dimensions[row].height = max(24.0, height_of(lines))
    return wide


def set_up(
    say: Say,
    made: Worksheet,
    widths: Sequence[float],
    head: tuple[int, int],
    freeze: str,
    filtered: int = 0,
) -> None:
    """Widths, rows high enough for their text, what stays in sight, and how it is printed;
    ``head`` are the first and last row repeated on each page, ``filtered`` is the last row that may
    be filtered by the heads."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for at, width in enumerate(widths, 1):
        made.column_dimensions[get_column_letter(at)].width = width
    for row, cells in enumerate(made.iter_rows(min_row=head[1] + 1), head[1] + 1):
        lines = [
            lines_of(cell.value, width)
            for cell, width in zip(cells, widths, strict=True)
            if isinstance(cell.value, str) and cell.data_type == "s"
        ]
        if made.row_dimensions[row].height is None:
            made.row_dimensions[row].height = height_of(max(lines, default=1))
    if filtered > head[1]:
        made.auto_filter.ref = f"A{head[1]}:{get_column_letter(len(widths))}{filtered}"
    made.freeze_panes = freeze
    made.print_title_rows = f"{head[0]}:{head[1]}"
    made.page_setup.orientation = "landscape"
    made.page_setup.paperSize = made.PAPERSIZE_A4
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.print_options.horizontalCentered = True
    made.page_margins.left = made.page_margins.right = 0.4
    made.page_margins.top, made.page_margins.bottom = 0.5, 0.7
    made.page_margins.footer = 0.3
    if made.oddFooter is not None:
        made.oddFooter.center.text = say.plain("ledger-footer").removeprefix("&C")


def to_bytes(book: Workbook) -> bytes:
    """The file. A sum is written with its result: a phone shows that and reckons nothing."""
    plain, whole = io.BytesIO(), io.BytesIO()
    book.save(plain)
    parts = {f"xl/worksheets/sheet{n}.xml": made for n, made in enumerate(book.worksheets, 1)}
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        for item in old.infolist():
            data = old.read(item)
            if item.filename in parts:
                data = _with_sums(data.decode(), parts[item.filename]).encode()
            made.writestr(item, data)
    return whole.getvalue()


def _with_sums(xml: str, made: Worksheet) -> str:
    def result(found: re.Match[str]) -> str:
        column, first, last = found[2], int(found[3]), int(found[4])
        values = [made[f"{column}{row}"].value for row in range(first, last + 1)]
        return f"{found[1]}<v>{sum(one for one in values if isinstance(one, int | float))}</v>"

    return _SUM.sub(result, xml)
