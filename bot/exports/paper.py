"""A page of paper as offices here print it: A4 with the margins and faces of GB/T 9704-2012.

A table of fonts names what may stand in for each face where it is not installed.
"""

import re
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bot.exports import faces
from bot.exports.cells import printable
from bot.exports.faces import Face

_TOP, _BOTTOM, _LEFT, _RIGHT = 3.7, 3.5, 2.8, 2.6
_FORM_TOP, _FORM_BOTTOM = 2.2, 2.2
"""A form to fill in is no official letter, and stays on one page."""
WIDTH = 21 - _LEFT - _RIGHT
"""Centimetres from margin to margin: 15.6, as the standard has them."""
_FIELDS = {"&P": "PAGE", "&N": "NUMPAGES"}
_ROOM = 40
"""Twentieths of a point between a line and the text below or above it."""
_BESIDE = 108
_TITLE = 255
"""Signs that a title among a file's properties may have."""
_FONTS = "/word/fontTable.xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def a4(title: str, now: datetime, *, form: bool = False) -> Paper:
    """An empty page, upright, of that title; made by nobody by name."""
    top, bottom = (_FORM_TOP, _FORM_BOTTOM) if form else (_TOP, _BOTTOM)
    paper = Document()
    about = paper.core_properties
    about.title, about.author = printable(title)[:_TITLE], "griddesk"
    about.last_modified_by = about.comments = ""
    about.created = about.modified = now.replace(tzinfo=None)
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(_LEFT), Cm(_RIGHT)
    section.top_margin, section.bottom_margin = Cm(top), Cm(bottom)
    section.footer_distance = Cm(bottom - 1.2)
    style = paper.styles["Normal"]
    style.font.size = Pt(faces.SMALL_4)
    _set_fonts(style.element.get_or_add_rPr(), faces.BODY)
    style.paragraph_format.space_after = Pt(0)
    _name_stand_ins(paper)
    return paper


def number_pages(paper: Paper, text: str) -> None:
    """The page's number at the foot of each: ``text`` has &P for it and &N for how many there
    are, as the footers of sheets have."""
    line = paper.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in re.split("(&[PN])", text):
        if part in _FIELDS:
            _field(line, _FIELDS[part])
        elif part:
            write(line, part, points=faces.SIZE_4)


def _field(line: Paragraph, code: str) -> None:
    for kind in ("begin", code, "end"):
        what = OxmlElement("w:instrText" if kind == code else "w:fldChar")
        if kind == code:
            what.text = code
        else:
            what.set(qn("w:fldCharType"), kind)
        write(line, "", points=faces.SIZE_4)._element.append(what)


def repeats(table: Table) -> None:
    """The first row is printed again at the top of each page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def write(
    paragraph: Paragraph,
    text: str,
    *,
    face: Face = faces.BODY,
    points: float = faces.SMALL_4,
) -> Run:
    """Adds text in a face; the Chinese in it as well as the Latin."""
    run = paragraph.add_run(printable(text))
    run.font.size = Pt(points)
    _set_fonts(run._element.get_or_add_rPr(), face)
    return run


def title(paper: Paper, text: str) -> None:
    """The title: 小标宋, size 2."""
    centred(paper, text, face=faces.TITLE, points=faces.SIZE_2)


def centred(paper: Paper, text: str, *, face: Face = faces.BODY, points: float) -> None:
    """A line in the middle."""
    line = paper.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.space_after = Pt(6)
    write(line, text, face=face, points=points)


def grid(paper: Paper, widths: tuple[float, ...], beside: int = _BESIDE) -> Table:
    """A table with ruled lines and columns of these widths in centimetres, without rows yet;
    ``beside`` is the room left and right of a text, in twentieths of a point."""
    table: Table = paper.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _breathe(table, beside)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def _breathe(table: Table, beside: int) -> None:
    room = OxmlElement("w:tblCellMar")
    for side, wide in (("top", _ROOM), ("left", beside), ("bottom", _ROOM), ("right", beside)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(wide))
        margin.set(qn("w:type"), "dxa")
        room.append(margin)
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(room)
    else:  # the schema has them in this order
        look.addprevious(room)


def row(table: Table, widths: tuple[float, ...], height: float) -> _Row:
    """A new row at least so many centimetres high, which no page break tears apart."""
    made: _Row = table.add_row()  # type: ignore[no-untyped-call]  # the library's is untyped
    made.height, made.height_rule = Cm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, width in zip(made.cells, widths, strict=True):
        cell.width = Cm(width)
    return made


def fill(
    cell: _Cell,
    text: str,
    *,
    face: Face = faces.BODY,
    points: float = faces.SMALL_4,
    centre: bool = False,
) -> None:
    """The cell's text; each line is a paragraph."""
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(paragraph, line, face=face, points=points)


def to_bytes(paper: Paper) -> bytes:
    """The file."""
    file = BytesIO()
    paper.save(file)
    return file.getvalue()


def _set_fonts(properties: Any, face: Face) -> None:
    fonts = properties.get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), faces.LATIN)
    fonts.set(qn("w:eastAsia"), face.name)


def _name_stand_ins(paper: Paper) -> None:
    """The table of fonts: what to take where one of ours is not installed."""
    fonts = "".join(
        f'<w:font w:name="{face.name}"><w:altName w:val="{",".join(face.others)}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{face.family}"/><w:pitch w:val="auto"/></w:font>'
        for face in faces.ALL.values()
    )
    table = f'{_XML}<w:fonts xmlns:w="{_NAMESPACE}">{fonts}</w:fonts>'
    for part in paper.part.package.iter_parts():
        if part.partname == _FONTS:
            part._blob = table.encode()
