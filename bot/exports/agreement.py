"""The mediation agreement and the record of an oral one, as drafts to complete by hand.

What the product knows nothing about (who the parties are, who signs) is left blank; nothing here
asks for it.
"""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_LEADER
from docx.shared import Cm, Pt

from bot.exports import faces, paper
from bot.exports.faces import Face
from bot.pages.mediation_words import money
from bot.texts import Say
from domain.mediation.model import DeadlineKind, Ending
from domain.mediation.views import MediationView
from domain.reading.places import side_by_side

_POINTS = faces.SIZE_4
_SPACING = 1.25
_INDENT = Pt(2 * _POINTS)
_WIDTHS = (3.0, 12.6)
_LINE, _ROOM, _SEAL = 1.0, 3.2, 4.0
"""Centimetres: the least height of a line, of room to write in, of room for signatures."""
_EMPTY_LINES = 4


def agreement_paper(say: Say, view: MediationView) -> bytes:
    """人民调解协议书: number, parties, matter, agreed points, performance, signatures, seal."""
    sheet = _sheet(say, view, "paper-title")
    for party in ("paper-party-a", "paper-party-b"):
        _line(sheet, say.plain(party), face=faces.HEAD)
        for blank in ("paper-party-line-1", "paper-party-line-2", "paper-party-line-3"):
            _line(sheet, say.plain(blank))
    _heading(sheet, say.plain("paper-facts"))
    _text(sheet, _facts(say, view))
    _heading(sheet, say.plain("paper-points"))
    _text(sheet, _points(view), blank=_EMPTY_LINES)
    _heading(sheet, say.plain("paper-performance"))
    _text(sheet, _performance(say, view), blank=2)
    _text(sheet, say.plain("paper-copies"))
    _text(sheet, say.plain("paper-rights"))
    for signs in ("paper-sign-parties", "paper-sign-mediators", "paper-sign-writer"):
        _line(sheet, say.plain(signs), space=(10, 0), together=True)
    committee = say.plain("paper-committee", unit=view.responsible.name)
    _line(sheet, committee, space=(12, 0), right=True, together=True)
    _line(sheet, say.plain("paper-seal"), right=True, together=True)
    _line(sheet, _date(say, view), right=True)
    paper.number_pages(sheet, say.plain("paper-page"))
    return paper.to_bytes(sheet)


def oral_paper(say: Say, view: MediationView) -> bytes:
    """人民调解口头协议登记表."""
    sheet = _sheet(say, view, "oral-paper-title")
    table = paper.grid(sheet, _WIDTHS)
    parties = "\n".join(
        f"{say.plain(party)}\n{say.plain('paper-party-line-1')}\n{say.plain('paper-party-line-3')}"
        for party in ("paper-party-a", "paper-party-b")
    )
    signatures = "\n".join(
        say.plain(key) for key in ("oral-paper-sign-parties", "paper-sign-mediators", "paper-seal")
    )
    for label, text, height in (
        ("oral-paper-parties", parties, _ROOM),
        ("oral-paper-facts", _facts(say, view), _ROOM),
        ("oral-paper-points", _points(view), _ROOM + 2),
        ("oral-paper-performance", _performance(say, view), _ROOM),
        ("oral-paper-signatures", signatures, _SEAL),
        ("oral-paper-date", _date(say, view), _LINE),
    ):
        cells = paper.row(table, _WIDTHS, height).cells
        paper.fill(cells[0], say.plain(label), face=faces.HEAD, centre=True)
        paper.fill(cells[1], text)
    _line(sheet, say.plain("oral-paper-note"), points=faces.SIZE_5, space=(6, 0))
    paper.number_pages(sheet, say.plain("paper-page"))
    return paper.to_bytes(sheet)


def _sheet(say: Say, view: MediationView, title: str) -> Document:
    sheet = paper.a4(say.plain(title), view.line.reported_at, form=True)
    paper.title(sheet, say.plain(title))
    blank = say.plain("paper-blank-year")
    year = str(view.agreement.made_on.year) if view.agreement else blank
    number = say.plain("paper-number", year=year, id=str(view.line.id))
    _line(sheet, number, points=12, right=True, space=(0, 6))
    return sheet


def _facts(say: Say, view: MediationView) -> str:
    """The matter in the words of the case, the place without the people."""
    line = view.line
    place = " ".join(part for part in side_by_side(line.unit_name, line.place) if part)
    return say.plain(
        "paper-matter",
        category=line.category.read(say.locale),
        place=place,
        summary=line.summary,
    )


def _points(view: MediationView) -> str:
    return view.agreement.text if view.agreement else ""


def _performance(say: Say, view: MediationView) -> str:
    """The way and days of performance as far as they are on file."""
    agreement = view.agreement
    if agreement is None:
        return ""
    days = [
        one
        for one in agreement.days
        if one.kind is DeadlineKind.PERFORMANCE and one.ending is not Ending.DROPPED
    ]
    lines = [
        say.plain(
            "paper-performance-line",
            year=str(one.due_on.year),
            month=str(one.due_on.month),
            day=str(one.due_on.day),
            note=one.note or say.plain("paper-performance-usual"),
        )
        for one in days
    ]
    if agreement.amount is not None:
        lines.insert(0, say.plain("paper-amount", amount=money(say, agreement.amount)))
    return "\n".join(lines)


def _date(say: Say, view: MediationView) -> str:
    if view.agreement is None:
        return say.plain("paper-blank-date")
    day = view.agreement.made_on
    return say.plain("paper-date", year=str(day.year), month=str(day.month), day=str(day.day))


def _heading(sheet: Document, text: str) -> None:
    _line(sheet, text, face=faces.HEAD, space=(6, 0))


def _text(sheet: Document, text: str, *, blank: int = 0) -> None:
    """Paragraphs with their first line indented; ruled room where nothing is known."""
    lines = text.split("\n") if text else []
    for line in lines:
        paragraph = sheet.add_paragraph()
        paragraph.paragraph_format.first_line_indent = _INDENT
        paragraph.paragraph_format.line_spacing = _SPACING
        paper.write(paragraph, line, points=_POINTS)
    for _ in range(0 if lines else blank):
        _rule(sheet)


def _rule(sheet: Document) -> None:
    """A line to write on, from margin to margin."""
    paragraph = sheet.add_paragraph()
    shape = paragraph.paragraph_format
    shape.line_spacing = _SPACING
    shape.tab_stops.add_tab_stop(Cm(paper.WIDTH), leader=WD_TAB_LEADER.LINES)
    paper.write(paragraph, "\t", points=_POINTS)


def _line(
    sheet: Document,
    text: str,
    *,
    points: float = _POINTS,
    face: Face = faces.BODY,
    right: bool = False,
    together: bool = False,
    space: tuple[float, float] = (0, 0),
) -> None:
    """A paragraph; ``space`` in points before and after it."""
    paragraph = sheet.add_paragraph()
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Cm(0.5)
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = (Pt(points) for points in space)
    shape.line_spacing = _SPACING
    shape.keep_with_next = together  # nobody signs an empty page
    paper.write(paragraph, text, face=face, points=points)
