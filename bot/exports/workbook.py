"""A sheet as offices here print it: A4 across, ruled, its head on each page."""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.exports.cells import plain
from bot.texts import Say

_SIDE = Side(style="thin")
_RULED = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_GREY = PatternFill("solid", fgColor="E7EBF0")
_SONG = "SimSun"
_LONG = 10
"""Text of more characters is read from the left."""
_PITCH, _PAD = 13.0, 7.0
"""Points of a line of the body, and round it."""


def new() -> Workbook:
    """A workbook without sheets, made by nobody by name."""
    book = Workbook()
    del book[book.sheetnames[0]]
    book.properties.creator = "griddesk"
    return book


def sheet(book: Workbook, name: str, title: str, lines: Sequence[str], columns: int) -> Worksheet:
    """A new sheet with its title and the lines below it, each over the whole width."""
    made: Worksheet = book.create_sheet(name)
    for number, text in enumerate((title, *lines), 1):
        made.merge_cells(start_row=number, start_column=1, end_row=number, end_column=columns)
        first = number == 1
        cell = put(made.cell(number, 1), text, points=16 if first else 10, bold=first, ruled=False)
        cell.alignment = _CENTRE if first else _LEFT
        made.row_dimensions[number].height = 30 if first else 18
    return made


def put(
    cell: Cell | MergedCell,
    value: int | float | str,
    *,
    points: float = 10,
    bold: bool = False,
    grey: bool = False,
    ruled: bool = True,
) -> Cell | MergedCell:
    """Fills a cell. Text is text, whatever it begins with."""
    cell.value = plain(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
    cell.font = Font(name=_SONG, size=points, bold=bold)
    long = isinstance(value, str) and len(value) > _LONG and not bold
    cell.alignment = _LEFT if long else _CENTRE
    if ruled:
        cell.border = _RULED
    if grey:
        cell.fill = _GREY
    return cell


def sign(say: Say, made: Worksheet, row: int, columns: int) -> None:
    """The line below a form that is signed and stamped by hand."""
    made.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    put(made.cell(row, 1), say.plain("form-sign"), ruled=False).alignment = _LEFT
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


def heads(made: Worksheet, row: int, columns: Sequence[tuple[str, str]]) -> None:
    """Heads in two lines: what neighbours share above, merged; one of its own over both."""
    start = 0
    for at, (over, head) in enumerate(columns, 1):
        put(made.cell(row, at), over or head, bold=True, grey=True)
        put(made.cell(row + 1, at), head if over else "", bold=True, grey=True)
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
        start = end + 1
    made.row_dimensions[row].height = 20
    made.row_dimensions[row + 1].height = 32


def set_up(
    say: Say, made: Worksheet, widths: Sequence[float], head: tuple[int, int], freeze: str
) -> None:
    """Widths, rows high enough for their text, what stays in sight, and how it is printed;
    ``head`` are the first and last row repeated on each page."""
    for at, width in enumerate(widths, 1):
        made.column_dimensions[get_column_letter(at)].width = width
    for row, cells in enumerate(made.iter_rows(min_row=head[1] + 1), head[1] + 1):
        lines = [
            lines_of(cell.value, width)
            for cell, width in zip(cells, widths, strict=True)
            if isinstance(cell.value, str)
        ]
        if made.row_dimensions[row].height is None:
            made.row_dimensions[row].height = height_of(max(lines, default=1))
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
    """The file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
