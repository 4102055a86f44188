"""The hand-over sheet of a referral, to print, to sign and to stamp.

It shows what the page in the chat shows and nothing more: no name, number or address of a party
has a place on it.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.table import Table

from bot import words
from bot.exports import faces, paper
from bot.pages.referrals import body, consent, deadlines, tried
from bot.texts import Say
from domain.cases.model import CaseKind
from domain.referrals.model import Standing
from domain.referrals.views import ReferralView

_WIDTHS = (2.8, 5.0, 2.8, 5.0)
_LINE, _TEXT, _SIGN = 0.9, 1.7, 3.2
"""Centimetres: the least height of a line, of room to write in, of room for a stamp."""


def handover(say: Say, view: ReferralView, zone: ZoneInfo) -> bytes:
    """The sheet as a DOCX file."""
    line = view.line
    sheet = paper.a4(say.plain("sheet-title"), line.offered_at, form=True)
    paper.title(sheet, say.plain("sheet-title"))
    number = say.plain("sheet-subtitle", id=str(line.id))
    paper.centred(sheet, number, face=faces.SECOND, points=faces.SMALL_4)
    table = paper.grid(sheet, _WIDTHS)
    _pair(
        table,
        (say.plain("sheet-number"), say.plain("sheet-number-value", id=str(line.case_id))),
        (say.plain("sheet-category"), line.category.read(say.locale)),
    )
    to = body(say, line.body)
    _pair(
        table,
        (say.plain("sheet-from"), f"{line.from_unit} {words.role(say, view.from_role)}"),
        (say.plain("sheet-to"), f"{to} {line.to_unit}".strip()),
    )
    _pair(
        table,
        (say.plain("sheet-offered"), _day(say, line.offered_at, zone)),
        (say.plain("sheet-due"), _last_day(say, line.due_at, zone)),
    )
    for label, text, height in _matter(say, view, zone):
        _wide(table, say.plain(label), text, height)
    _pair(
        table,
        (say.plain("sheet-received"), _day(say, view.answered_at, zone)),
        (say.plain("sheet-ended"), _day(say, view.ended_at, zone)),
    )
    _wide(table, say.plain("sheet-answer"), _answer(say, view), _TEXT)
    _wide(table, say.plain("sheet-result"), _result(say, view), _TEXT)
    _signatures(say, table)
    note = sheet.add_paragraph()
    paper.write(note, say.plain("sheet-note"), points=faces.SIZE_5)
    paper.number_pages(sheet, say.plain("paper-page"))
    return paper.to_bytes(sheet)


def _matter(say: Say, view: ReferralView, zone: ZoneInfo) -> list[tuple[str, str, float]]:
    asked = say.plain(
        "sheet-consent-value",
        consent=consent(say, view.consent),
        unit=view.consent_unit,
        role=words.role(say, view.consent_role),
        at=_day(say, view.consent_at, zone),
    )
    fast = say.plain("sheet-fast-yes") if view.line.fast else say.plain("sheet-fast-no")
    stage = words.state(say, view.stage, CaseKind.DISPUTE)
    return [
        ("sheet-fast", fast, _LINE),
        ("sheet-summary", view.summary, _TEXT),
        ("sheet-reason", view.reason, _TEXT),
        ("sheet-stage", words.capital(stage), _LINE),
        ("sheet-tried", words.capital(tried(say, view.tried)), _LINE),
        ("sheet-deadlines", words.capital(deadlines(say, view.deadlines, zone, year=True)), _LINE),
        ("sheet-consent", asked, _LINE),
    ]


def _answer(say: Say, view: ReferralView) -> str:
    if view.answered_at is None:
        return say.plain("sheet-answer-open")
    declined = view.line.standing is Standing.DECLINED
    key = "sheet-answer-declined" if declined else "sheet-answer-accepted"
    return say.plain(key, note=view.answer)


def _result(say: Say, view: ReferralView) -> str:
    if view.line.standing is Standing.REVOKED:
        return say.plain("sheet-revoked", note=view.result)
    if view.line.handed_back:
        return say.plain("sheet-result-back", note=view.result)
    return view.result


def _day(say: Say, at: datetime | None, zone: ZoneInfo) -> str:
    """A day with its year, as papers have it; room to write one by hand when there is none."""
    if at is None:
        return say.plain("sheet-blank-date")
    day = at.astimezone(zone).date()
    return say.plain("sheet-date", year=str(day.year), month=str(day.month), day=str(day.day))


def _last_day(say: Say, at: datetime | None, zone: ZoneInfo) -> str:
    """The day until whose 24:00 something is due."""
    return _day(say, None if at is None else at - timedelta(microseconds=1), zone)


def _pair(table: Table, first: tuple[str, str], second: tuple[str, str]) -> None:
    cells = paper.row(table, _WIDTHS, _LINE).cells
    for place, (label, text) in enumerate((first, second)):
        paper.fill(cells[2 * place], label, face=faces.HEAD, centre=True)
        paper.fill(cells[2 * place + 1], text)
    for cell in cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _wide(table: Table, label: str, text: str, height: float) -> None:
    cells = paper.row(table, _WIDTHS, height).cells
    rest = cells[1].merge(cells[3])
    paper.fill(cells[0], label, face=faces.HEAD, centre=True)
    paper.fill(rest, text)
    cells[0].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    rest.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _signatures(say: Say, table: Table) -> None:
    """Room for both signatures and stamps, side by side."""
    cells = paper.row(table, _WIDTHS, _SIGN).cells
    date = say.plain("sheet-blank-date")
    sides = ((cells[0], cells[1], "sheet-sign-from"), (cells[2], cells[3], "sheet-sign-to"))
    for first, last, key in sides:
        paper.fill(first.merge(last), f"{say.plain(key)}\n\n\n{date}")
