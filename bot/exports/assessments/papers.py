"""The filing table 备案表 and the outline of a report 评估报告, as drafts to complete by hand.

What the desk knows stands in them; what it does not know is left blank.
"""

from datetime import date, datetime

from docx.document import Document
from docx.table import Table

from bot import words
from bot.exports import faces, paper
from bot.exports.cells import NOTHING
from bot.exports.faces import Face
from bot.pages import times
from bot.pages.assessments import words as of
from bot.texts import Say
from domain.assessments.views import AssessmentView

_WIDTHS = (3.6, 12.0)
_SCORES = (3.2, 6.6, 2.6, 3.2)
_MEASURES = (7.6, 3.6, 2.6, 1.8)
_LINE, _ROOM = 1.0, 2.6
"""Centimetres: the least height of a line, and of room to write in."""


def filing_paper(say: Say, view: AssessmentView, now: datetime) -> bytes:
    """重大事项社会稳定风险评估备案表."""
    sheet = _sheet(say, view, "filing-title", now)
    table = paper.grid(sheet, _WIDTHS)
    decided = view.line.decision
    for label, text, height in (
        ("filing-number", str(view.line.id), _LINE),
        ("filing-name", view.line.name, _LINE),
        ("filing-unit", view.line.unit.name, _LINE),
        ("filing-body", view.body, _LINE),
        ("filing-what", _what(say, view), _ROOM),
        ("filing-opinions", _opinions(say, view), _LINE),
        ("filing-measures", "\n".join(one.text for one in view.measures), _ROOM),
        ("filing-grades", _grades(say, view), _LINE),
        ("filing-decision", of.decision(say, decided) if decided else NOTHING, _LINE),
        ("filing-decided", _day(say, view.line.decided_on), _LINE),
        ("filing-reason", _reason(view), _LINE),
        ("filing-annexes", _annexes(say, view), _LINE),
        ("filing-here", _day(say, view.filed_here_on), _LINE),
        ("filing-above", _day(say, view.filed_above_on), _LINE),
    ):
        made = paper.row(table, _WIDTHS, height).cells
        paper.fill(made[0], say.plain(label), face=faces.HEAD, centre=True)
        paper.fill(made[1], text)
    paper.number_pages(sheet, say.plain("paper-page"))
    return paper.to_bytes(sheet)


def report_paper(say: Say, view: AssessmentView, now: datetime) -> bytes:
    """评估报告提纲: what is on file under the heads of a report, and room for the rest."""
    sheet = _sheet(say, view, "report-title", now)
    _head(sheet, say.plain("report-matter"))
    _text(sheet, _what(say, view))
    _head(sheet, say.plain("report-process"))
    _text(sheet, view.plan)
    _text(sheet, _opinions(say, view))
    _text(sheet, view.reasons)
    _head(sheet, say.plain("report-scores"))
    _scores(say, sheet, view)
    _text(sheet, _grades(say, view))
    _head(sheet, say.plain("report-measures"))
    if view.measures:
        _measures(say, sheet, view)
    _head(sheet, say.plain("report-conclusion"))
    _text(sheet, say.plain("report-concluded", grade=of.grade(say, view.expected)))
    paper.number_pages(sheet, say.plain("paper-page"))
    return paper.to_bytes(sheet)


def _sheet(say: Say, view: AssessmentView, title: str, now: datetime) -> Document:
    sheet = paper.a4(say.plain(title), now, form=True)
    paper.title(sheet, say.plain(title))
    paper.centred(sheet, view.line.name, points=faces.SIZE_4)
    return sheet


def _what(say: Say, view: AssessmentView) -> str:
    line = view.line
    return say.plain(
        "filing-described",
        kind=of.kind(say, line.kind),
        procedure=of.procedure(say, line.procedure),
        day=times.whole_day(say, line.starts_on),
        version=view.scale.version,
    )


def _opinions(say: Say, view: AssessmentView) -> str:
    asked = view.opinions
    if asked is None:
        return NOTHING
    return say.plain(
        "filing-counted",
        sent=asked.sent,
        returned=asked.returned,
        valid=asked.valid,
        supports=asked.supports,
        conditional=asked.conditional,
        opposes=asked.opposes,
        abstains=asked.abstains,
        share=words.rate(asked.opposes, asked.valid),
    )


def _grades(say: Say, view: AssessmentView) -> str:
    found = view.appraisal
    if found is None or view.graded is None:
        return NOTHING
    return say.plain(
        "filing-graded",
        score=found.score,
        greatest=found.greatest,
        by_score=of.grade(say, found.by_score),
        share=of.share(found),
        by_share=of.grade(say, found.by_share),
        first=of.grade(say, view.graded),
        expected=of.grade(say, view.expected),
    )


def _reason(view: AssessmentView) -> str:
    return next((one.reason for one in reversed(view.rounds) if one.reason), "")


def _annexes(say: Say, view: AssessmentView) -> str:
    there = of.annexes(say, [kind for kind, has in view.annexes.items() if has])
    if not view.missing:
        return there
    return say.plain(
        "filing-incomplete", there=there or NOTHING, missing=of.annexes(say, view.missing)
    )


def _day(say: Say, day: date | None) -> str:
    return times.whole_day(say, day) if day else NOTHING


def _scores(say: Say, sheet: Document, view: AssessmentView) -> None:
    table = paper.grid(sheet, _SCORES)
    names = ("dimension", "item", "points", "given")
    _cells(table, _SCORES, [say.plain(f"report-{name}") for name in names], face=faces.HEAD)
    paper.repeats(table)
    for dimension in view.scale.dimensions:
        for item in dimension.items:
            given = view.points.get(item.code)
            _cells(
                table,
                _SCORES,
                [
                    dimension.name.read(say.locale),
                    item.name.read(say.locale),
                    str(item.points),
                    NOTHING if given is None else str(given),
                ],
            )


def _measures(say: Say, sheet: Document, view: AssessmentView) -> None:
    table = paper.grid(sheet, _MEASURES)
    names = ("measure", "by", "until", "state")
    _cells(table, _MEASURES, [say.plain(f"report-{name}") for name in names], face=faces.HEAD)
    for one in view.measures:
        due = times.whole_day(say, one.due_on)
        state = say.plain(f"measure-state-{one.state.value}")
        _cells(table, _MEASURES, [one.text, one.unit_name, due, state])


def _cells(
    table: Table, widths: tuple[float, ...], texts: list[str], *, face: Face = faces.BODY
) -> None:
    made = paper.row(table, widths, _LINE).cells
    for at, text in enumerate(texts):
        paper.fill(made[at], text, face=face, points=faces.SIZE_5, centre=at > 0)


def _head(sheet: Document, text: str) -> None:
    paper.write(sheet.add_paragraph(), text, face=faces.HEAD, points=faces.SIZE_4)


def _text(sheet: Document, text: str) -> None:
    if text:
        paper.write(sheet.add_paragraph(), text, points=faces.SIZE_4)
