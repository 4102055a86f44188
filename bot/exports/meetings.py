"""The papers of a talk meeting: agenda, minutes, a hand-out slip for each unit, the notice for the
board, and its items as a sheet. Units and matters; nobody is named."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.table import Table

from bot import words
from bot.exports import faces, paper, workbook
from bot.exports.cells import Value
from bot.pages import times
from bot.pages.meetings import parts
from bot.pages.page import clip
from bot.texts import Say
from domain.cases.model import CaseKind
from domain.days.deadlines import last_day
from domain.days.periods import local_day
from domain.meetings.model import GIVEN, ON_RECORD, Ruling
from domain.meetings.views import AgendaLine, CaseOnAgenda, MeetingView

_AGENDA = (1.4, 10.6, 3.6)
_MINUTES = (1.4, 6.2, 8.0)
_SLIP = (3.2, 12.4)
_LINE = 0.9
SHEET = (
    ("number", 7.0),
    ("source", 10.0),
    ("topic", 36.0),
    ("ruling", 11.0),
    ("unit", 18.0),
    ("helper", 18.0),
    ("given", 12.0),
    ("due", 12.0),
    ("progress", 30.0),
    ("fed-back", 12.0),
    ("judged", 26.0),
)
"""The columns of the form in their order, and how wide each is."""


def agenda_docx(say: Say, view: MeetingView, zone: ZoneInfo, now: datetime) -> bytes:
    """What will be talked about: judged first, then item by item."""
    made = _begun(say, view, "meeting-docx-agenda", now)
    judged = view.judged_here if view.line.state in ON_RECORD else view.to_judge
    if judged:
        _head(made, say.plain("meeting-docx-judge"))
        for one in judged:
            _text(made, say.plain("meeting-docx-item", topic=one.topic, how=_how(say, one, zone)))
    _head(made, say.plain("meeting-docx-items-second" if judged else "meeting-docx-items"))
    table = paper.grid(made, _AGENDA)
    heads = ("number", "topic", "source")
    _row(table, _AGENDA, [say.plain(f"meeting-col-{one}") for one in heads], head=True)
    for at, one in enumerate(view.items, 1):
        _row(table, _AGENDA, [str(one.number or at), one.topic, _source(say, one)])
    paper.repeats(table)
    return _ended(say, made)


def minutes_docx(say: Say, view: MeetingView, zone: ZoneInfo, now: datetime) -> bytes:
    """会议纪要: who came by kind, what was judged, and what became of each item."""
    made = _begun(say, view, "meeting-docx-minutes", now)
    if view.present:
        came = parts.present(say, view.present)
        total = view.present.total
        _text(made, say.plain("meeting-docx-came", present=came, total=total))
    if view.judged_here:
        _head(made, say.plain("meeting-docx-judge"))
        for one in view.judged_here:
            _text(made, _judged(say, one))
        _head(made, say.plain("meeting-docx-items-second"))
    table = paper.grid(made, _MINUTES)
    heads = ("number", "topic", "ruling")
    _row(table, _MINUTES, [say.plain(f"meeting-col-{one}") for one in heads], head=True)
    for one in view.items:
        _row(table, _MINUTES, [str(one.number), one.topic, _outcome(say, one, zone)])
    paper.repeats(table)
    if view.confirmed_by and view.confirmed_at:
        role, at = words.role(say, view.confirmed_by), local_day(view.confirmed_at, zone)
        _text(
            made,
            say.plain("meeting-docx-confirmed", role=role, day=times.whole_day(say, at)),
        )
    return _ended(say, made)


def slips_docx(say: Say, view: MeetingView, zone: ZoneInfo, now: datetime) -> bytes:
    """交办单: a page for each unit, with what was handed to it and by when."""
    made = _sheet(say, view, "meeting-docx-slip", now)
    units = list(dict.fromkeys(one.to_unit for one in view.items if one.ruling in GIVEN))
    for number, unit in enumerate(units):
        if number:
            made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        paper.title(made, say.plain("meeting-docx-slip"))
        _text(made, say.plain("meeting-docx-slip-to", unit=unit))
        day = times.whole_day(say, view.line.on)
        _text(made, say.plain("meeting-docx-slip-from", unit=view.line.unit.name, day=day))
        for one in view.items:
            if one.ruling in GIVEN and one.to_unit == unit:
                _slip(say, made, one, zone)
        _text(made, say.plain("meeting-docx-slip-how"))
        _text(made, say.plain("meeting-docx-sign"))
    return _ended(say, made)


def posted_docx(say: Say, view: MeetingView, zone: ZoneInfo, now: datetime) -> bytes:
    """公示稿: what was talked about and what becomes of it, for the board; of a dispute only
    its category and the ruling, no words of anybody. The days and the seal are put on by hand."""
    made, unit = _begun(say, view, "meeting-docx-posted", now), view.line.unit.name
    for one in view.items:
        if one.ruling is not Ruling.MERGED:
            topic = _topic_posted(say, one)
            _head(made, say.plain("meeting-docx-topic", number=str(one.number), topic=topic))
            with_merged = [one, *(other for other in view.items if other.into_id == one.id)]
            told = replace(one, note="") if any(map(_dispute, with_merged)) else one
            _text(made, _outcome(say, told, zone))
    _text(made, say.plain("meeting-docx-posted-end", unit=unit))
    _text(made, say.plain("meeting-docx-posted-days"))
    _text(made, say.plain("meeting-docx-posted-object", unit=unit))
    _text(made, say.plain("meeting-docx-posted-seal", unit=unit), right=True)
    _text(made, times.whole_day(say, local_day(now, zone)), right=True)
    return _ended(say, made)


def _topic_posted(say: Say, one: AgendaLine) -> str:
    dispute = _dispute(one)
    if dispute is None:
        return one.topic
    category = dispute.category.read(say.locale)
    said = say.plain("meeting-docx-dispute", category=category, cases=len(one.cases))
    twice = say.plain("meeting-docx-dispute-word") * 2
    return said.replace(twice, twice[: len(twice) // 2])


def _dispute(one: AgendaLine) -> CaseOnAgenda | None:
    return next((case for case in one.cases if case.kind is CaseKind.DISPUTE), None)


def items_xlsx(say: Say, view: MeetingView, zone: ZoneInfo, now: datetime) -> bytes:
    """The items in the columns of the form."""
    title = say.plain("meeting-sheet-title", unit=view.line.unit.name)
    book = workbook.new(title, now)
    day = times.whole_day(say, view.line.on)
    lines = [say.plain("meeting-sheet-head", day=day, place=view.line.place)]
    made = workbook.sheet(book, say.plain("meeting-sheet"), title, lines, len(SHEET))
    names = [say.plain(f"meeting-col-{name}") for name, _ in SHEET]
    widths = workbook.row_of_heads(made, 3, names, [width for _, width in SHEET])
    for at, one in enumerate(view.items, 1):
        for column, value in enumerate(item_cells(say, one, at, zone), 1):
            workbook.put(made.cell(3 + at, column), value)
    last = 3 + len(view.items)
    workbook.sign(say, made, last + 1, len(SHEET))
    workbook.set_up(say, made, widths, (3, 3), "C4", filtered=last)
    return workbook.to_bytes(book)


def item_cells(say: Say, one: AgendaLine, at: int, zone: ZoneInfo) -> Sequence[Value]:
    """An item as a row of the form."""
    given = one.given
    how = "" if one.ruling is None else say.plain(f"meeting-ruling-{one.ruling.value}")
    due: date | None = one.due_on if given is None else last_day(given.due_at, zone)
    fed_back = given.fed_back_at if given else None
    return (
        one.number or at,
        _source(say, one),
        one.topic,
        how,
        given.unit_name if given else one.to_unit,
        one.helper,
        local_day(given.handed_out_at, zone) if given else "",
        due or "",
        (given.feedback if given else "") or one.note,
        local_day(fed_back, zone) if fed_back else "",
        parts.votes(say, one.votes) if one.votes else "",
    )


def _source(say: Say, one: AgendaLine) -> str:
    if not one.cases:
        return say.plain("meeting-source-worded")
    return say.plain("meeting-source-cases", cases=len(one.cases))


def _how(say: Say, one: AgendaLine, zone: ZoneInfo) -> str:
    return one.given.feedback if one.given and one.given.feedback else parts.ruled(say, one, zone)


def _judged(say: Say, one: AgendaLine) -> str:
    if one.votes is None:
        return one.topic
    return say.plain(
        "meeting-docx-judged",
        topic=one.topic,
        unit=one.to_unit,
        votes=parts.votes(say, one.votes),
        grade=words.satisfaction(say, one.votes.verdict),
    )


def _outcome(say: Say, one: AgendaLine, zone: ZoneInfo) -> str:
    """What became of it, in full."""
    if one.ruling is None:
        return parts.NOTHING
    how = say.plain(f"meeting-ruling-{one.ruling.value}")
    if one.ruling is Ruling.MERGED:
        how = parts.ruled(say, one, zone)
    if one.ruling in GIVEN:
        day = "" if one.due_on is None else times.whole_day(say, one.due_on)
        how = say.plain("meeting-docx-given", how=how, unit=one.to_unit, day=day)
    if one.helper:
        how = say.plain("meeting-docx-helped", how=how, unit=one.helper)
    if not one.note:
        return how
    return say.plain("meeting-docx-said", how=how, note=one.note)


def _slip(say: Say, made: Document, one: AgendaLine, zone: ZoneInfo) -> None:
    table = paper.grid(made, _SLIP)
    due = one.due_on if one.given is None else last_day(one.given.due_at, zone)
    rows = (
        ("number", str(one.number)),
        ("topic", one.topic),
        ("due", "" if due is None else times.whole_day(say, due)),
        ("helper", one.helper or parts.NOTHING),
        ("asked", one.note or parts.NOTHING),
        ("progress", ""),
        ("fed-back", ""),
    )
    for name, value in rows:
        _row(table, _SLIP, [say.plain(f"meeting-col-{name}"), value])
    made.add_paragraph()


def _sheet(say: Say, view: MeetingView, key: str, now: datetime) -> Document:
    return paper.a4(clip(f"{view.line.unit.name} {say.plain(key)}", 100), now, form=True)


def _begun(say: Say, view: MeetingView, key: str, now: datetime) -> Document:
    made = _sheet(say, view, key, now)
    paper.title(made, say.plain("meeting-docx-title", unit=view.line.unit.name))
    paper.centred(made, say.plain(key), face=faces.SECOND, points=faces.SIZE_4)
    day = times.whole_day(say, view.line.on)
    _text(made, say.plain("meeting-docx-when", day=day, place=view.line.place))
    return made


def _ended(say: Say, made: Document) -> bytes:
    paper.number_pages(made, say.plain("paper-page"))
    return paper.to_bytes(made)


def _head(made: Document, text: str) -> None:
    line = made.add_paragraph()
    line.paragraph_format.keep_with_next = True
    paper.write(line, text, face=faces.HEAD, points=faces.SIZE_4)


def _text(made: Document, text: str, *, right: bool = False) -> None:
    line = made.add_paragraph()
    if right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.paragraph_format.line_spacing = 1.25
    paper.write(line, text, points=faces.SIZE_4)


def _row(
    table: Table, widths: tuple[float, ...], values: Sequence[str], *, head: bool = False
) -> None:
    cells = paper.row(table, widths, _LINE).cells
    for number, (cell, value) in enumerate(zip(cells, values, strict=True)):
        first = number == 0 and len(widths) > 2
        paper.fill(cell, value, face=faces.HEAD if head else faces.BODY, centre=head or first)
