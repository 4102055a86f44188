"""The papers of an evaluation: the tally sheet to take along, the result to hang out, the results
as a table. None of them names anybody."""

from datetime import datetime

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import Table

from bot.exports import faces, paper, workbook
from bot.exports.cells import Share, Value
from bot.exports.faces import Face
from bot.pages import times
from bot.pages.evaluations.words import (
    NOTHING,
    counts_line,
    days,
    grade,
    object_name,
    share,
)
from bot.texts import Say
from domain.evaluations.tally import rate, total
from domain.evaluations.views import EvaluationView, ObjectLine

_COUNTS = ("expected", "present", "given", "returned", "valid", "spoiled")
_GRADES = ("satisfied", "fairly", "dissatisfied", "unrated")
_SIX = (2.6,) * 6
_SHEET = (1.2, 6.4, 2.0, 2.0, 2.0, 2.0)
_NOTICE = (5.6, 1.6, 1.8, 1.6, 1.4, 1.6, 2.0)
_WRONG = (1.2, 6.4, 4.4, 3.6)
_LINE = 1.0
COLUMNS = (
    ("number", 6.0),
    ("object", 44.0),
    ("satisfied", 10.0),
    ("fairly", 10.0),
    ("dissatisfied", 10.0),
    ("unrated", 10.0),
    ("rate", 10.0),
    ("grade", 12.0),
)
"""The columns of the results in their order, and how wide each is."""


def sheet_paper(say: Say, view: EvaluationView, now: datetime) -> bytes:
    """票数统计表: the counts and a line for each object, to be filled in by hand."""
    made = _paper(say, view, "evaluation-sheet-title", now)
    _line(made, say.plain("evaluation-sheet-day"))
    table = paper.grid(made, _SIX)
    _row(table, _SIX, [say.plain(f"evaluation-column-{name}") for name in _COUNTS], head=True)
    _row(table, _SIX, [""] * len(_COUNTS))
    _line(made, say.plain("evaluation-sheet-checks"), points=faces.SIZE_5)
    table = paper.grid(made, _SHEET)
    heads = [say.plain(f"evaluation-column-{name}") for name in ("number", "object", *_GRADES)]
    _row(table, _SHEET, heads, head=True)
    paper.repeats(table)
    for number, one in enumerate(view.objects, 1):
        _row(table, _SHEET, [str(number), object_name(say, one), "", "", "", ""], left=1)
    _line(made, say.plain("evaluation-sheet-few", fewest=view.fewest), points=faces.SIZE_5)
    _line(made, say.plain("evaluation-sheet-sign"))
    paper.number_pages(made, say.plain("paper-page"))
    return paper.to_bytes(made)


def notice_paper(say: Say, view: EvaluationView, now: datetime) -> bytes:
    """公示稿: what was counted, the result of each object, and what is to be put right."""
    made = _paper(say, view, "evaluation-notice-title", now)
    _line(
        made, say.plain("evaluation-notice-held", unit=view.unit.name, held=days(say, view)["held"])
    )
    if view.counts is not None:
        _line(made, counts_line(say, view.counts))
    if view.few:
        _line(made, say.plain("evaluation-notice-few", fewest=view.fewest))
    else:
        _results(say, made, view)
    if view.rectifications:
        _line(made, say.plain("evaluation-notice-wrong"), face=faces.HEAD)
        table = paper.grid(made, _WRONG)
        heads = ("number", "what", "unit", "due")
        _row(table, _WRONG, [say.plain(f"evaluation-column-{name}") for name in heads], head=True)
        paper.repeats(table)
        for number, one in enumerate(view.rectifications, 1):
            # 24:00 of the day is the midnight after it
            due = times.whole_day(say, one.due_on)
            _row(table, _WRONG, [str(number), one.what, one.unit_name, due], left=1)
    first, last = (days(say, view)[name] for name in ("first", "last"))
    if first != NOTHING:
        _line(made, say.plain("evaluation-notice-days", first=first, last=last))
    else:  # printed before it hangs: filled in by hand
        _line(made, say.plain("evaluation-notice-days-open", days=view.published_for))
    _line(made, say.plain("evaluation-notice-objections", unit=view.unit.name))
    _line(made, view.unit.name, right=True)
    _line(made, say.plain("evaluation-notice-seal"), right=True)
    _line(made, say.plain("evaluation-notice-date"), right=True)
    paper.number_pages(made, say.plain("paper-page"))
    return paper.to_bytes(made)


def _results(say: Say, made: Document, view: EvaluationView) -> None:
    table = paper.grid(made, _NOTICE, beside=60)
    heads = [
        say.plain(f"evaluation-column-{name}") for name in ("object", *_GRADES, "rate", "grade")
    ]
    _row(table, _NOTICE, heads, head=True)
    paper.repeats(table)
    for one in view.objects:
        votes = one.votes
        figures = [NOTHING] * len(_GRADES)
        if votes is not None:
            figures = [str(getattr(votes, name)) for name in _GRADES]
        cells = [_posted(say, one), *figures, share(votes), grade(say, votes)]
        _row(table, _NOTICE, cells, left=0)


def _posted(say: Say, one: ObjectLine) -> str:
    """Its name as it hangs out: of a dispute nothing but its category."""
    if one.dispute is None:
        return object_name(say, one)
    return say.plain("evaluation-of-dispute", category=one.dispute.read(say.locale))


def results_xlsx(say: Say, view: EvaluationView, now: datetime) -> bytes:
    """The results as a sheet; of too few valid sheets only the totals."""
    title = say.plain(
        "evaluation-results-title", unit=view.unit.name, half=times.half_year(say, view.half)
    )
    book = workbook.new(title, now)
    lines = [say.plain("evaluation-results-held", held=days(say, view)["held"])]
    if view.counts is not None:
        lines.append(counts_line(say, view.counts))
    if view.few:
        lines.append(say.plain("evaluation-notice-few", fewest=view.fewest))
    made = workbook.sheet(book, say.plain("evaluation-results-sheet"), title, lines, len(COLUMNS))
    head = 2 + len(lines)
    names = [say.plain(f"evaluation-column-{name}") for name, _ in COLUMNS]
    widths = workbook.row_of_heads(made, head, names, [width for _, width in COLUMNS])
    rows = [] if view.few else list(view.objects)
    for number, one in enumerate(rows, 1):
        for column, value in enumerate(object_cells(say, number, one), 1):
            workbook.put(made.cell(head + number, column), value)
    last = head + len(rows)
    workbook.sign(say, made, last + 1, len(COLUMNS))
    workbook.set_up(say, made, widths, (head, head), f"C{head + 1}", filtered=last)
    return workbook.to_bytes(book)


def object_cells(say: Say, number: int, one: ObjectLine) -> tuple[Value, ...]:
    """What was evaluated as a row of the results."""
    name = object_name(say, one)
    if one.votes is None or not total(one.votes):
        return (number, name, *([NOTHING] * 6))
    votes = one.votes
    figures = (votes.satisfied, votes.fairly, votes.dissatisfied, votes.unrated)
    return (number, name, *figures, Share(*rate(votes)), grade(say, votes))


def _paper(say: Say, view: EvaluationView, key: str, now: datetime) -> Document:
    half = times.half_year(say, view.half)
    title = say.plain(key, unit=view.unit.name, half=half)
    made = paper.a4(title, now, form=True)
    paper.title(made, title)
    return made


def _line(
    made: Document,
    text: str,
    *,
    face: Face = faces.BODY,
    points: float = faces.SMALL_4,
    right: bool = False,
) -> None:
    line = made.add_paragraph()
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(4)
    if right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paper.write(line, text, face=face, points=points)


def _row(
    table: Table,
    widths: tuple[float, ...],
    cells: list[str],
    *,
    head: bool = False,
    left: int | None = None,
) -> None:
    made = paper.row(table, widths, _LINE).cells
    for at, text in enumerate(cells):
        face = faces.HEAD if head else faces.BODY
        paper.fill(made[at], text, face=face, points=faces.SIZE_5, centre=at != left)
