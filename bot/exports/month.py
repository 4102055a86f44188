"""The monthly report for the city, to print and to stamp: one page of figures, one row for each
place, and the hard matters by number."""

from datetime import datetime
from zoneinfo import ZoneInfo

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell

from bot.exports import faces, paper
from bot.exports.cells import plain, said
from bot.exports.faces import Face
from bot.exports.form import head_lines, name_of, title
from bot.exports.form_columns import columns_named, columns_of, rows_of, total_of
from bot.texts import Say
from domain.periodic.views import PeriodicView

_PAIRS = (5.3, 2.5, 5.3, 2.5)
_ROW = ("carried", "found", "resolved", "moved", "dropped", "open", "overdue", "rate")
_ROWS = (2.8, *(1.6,) * len(_ROW))
_NARROW = 40
"""So little room beside the text that no word of a head is torn."""
_LINE = 0.72
_HEAD_POINTS = 9.0
_FAST = "\u00a0"
"""A space at which no line ends: a moment stays in one piece."""
_CLEAR = ("form-flow", "form-ever", "form-mediation")
"""Heads that their columns are clear without."""


def month_docx(say: Say, view: PeriodicView, zone: ZoneInfo, now: datetime) -> bytes:
    """The report as a DOCX file."""
    sheet = paper.a4(title(say, view), now)
    paper.title(sheet, title(say, view))
    for line in head_lines(say, view, zone):
        _text(sheet, line.replace(" ", _FAST), face=faces.SECOND)
    _heading(sheet, say.plain("month-figures"))
    _figures(sheet, say, view)
    _heading(sheet, say.plain("month-places"))
    _places(sheet, say, view)
    _text(sheet, say.plain("month-note"), points=faces.SIZE_5)
    for key in ("month-sign", "month-date"):
        _text(sheet, say.plain(key, unit=view.unit.name), points=faces.SIZE_3, right=True)
    paper.number_pages(sheet, say.plain("paper-page"))
    return paper.to_bytes(sheet)


def _figures(sheet: Document, say: Say, view: PeriodicView) -> None:
    """Every column of the form with its sum, two beside each other."""
    total = total_of(view)
    clear = {say.plain(key) for key in _CLEAR}
    figures = [
        (
            column.head
            if column.over in clear
            else say.plain("month-label", over=column.over, head=column.head),
            said(column.value(total)),
        )
        for column in columns_of(say, view)
    ]
    table = paper.grid(sheet, _PAIRS)
    for at in range(0, len(figures), 2):
        cells = paper.row(table, _PAIRS, _LINE).cells
        for place, text in enumerate(text for pair in figures[at : at + 2] for text in pair):
            _middle(cells[place], text)


def _places(sheet: Document, say: Say, view: PeriodicView) -> None:
    heads = [say.plain("form-unit"), *(say.plain(f"month-{name}") for name in _ROW)]
    by_name = {name: column for name in _ROW for column in columns_named(say, view, name)}
    table = paper.grid(sheet, _ROWS, beside=_NARROW)
    cells = paper.row(table, _ROWS, _LINE).cells
    for cell, head in zip(cells, heads, strict=True):
        _middle(cell, head, face=faces.HEAD, points=_HEAD_POINTS)
    paper.repeats(table)
    total = (say.plain("form-total"), total_of(view))
    for called, line in (*((name_of(say, line), line) for line in rows_of(view)), total):
        cells = paper.row(table, _ROWS, _LINE).cells
        values = [called, *(said(by_name[name].value(line)) for name in _ROW)]
        for cell, value in zip(cells, values, strict=True):
            _middle(cell, value)


def _middle(
    cell: _Cell, text: str, *, face: Face = faces.BODY, points: float = faces.SIZE_5
) -> None:
    paper.fill(cell, plain(text), face=face, points=points, centre=True)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _heading(sheet: Document, text: str) -> None:
    line = sheet.add_paragraph()
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(6)
    line.paragraph_format.keep_with_next = True
    paper.write(line, text, face=faces.HEAD, points=faces.SIZE_3)


def _text(
    sheet: Document,
    text: str,
    *,
    face: Face = faces.BODY,
    points: float = faces.SMALL_4,
    right: bool = False,
) -> None:
    line = sheet.add_paragraph()
    if right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.paragraph_format.space_before = Pt(4)
    paper.write(line, plain(text), face=face, points=points)
