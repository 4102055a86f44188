"""The annual review for the assessment office: the sheet of one unit, and the table of all units of
a year, in the order of their codes. It has units and no persons, and ranks nobody."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import words
from bot.exports import workbook
from bot.exports.cells import Value, day
from bot.pages.annual.words import fact, source, stage, standard, topic
from bot.texts import Say
from domain.annual.model import SHOWN, AnnualStage
from domain.annual.scale import POINT, AnnualMode
from domain.annual.views import AnnualSheetLine, AnnualTable, LetterView

SHEET = (
    ("item", 12.0),
    ("points", 7.0),
    ("standard", 34.0),
    ("source", 8.0),
    ("fact", 30.0),
    ("own", 8.0),
    ("verified", 8.0),
    ("reason", 34.0),
    ("appeal", 24.0),
    ("settled", 8.0),
)
"""The columns of the sheet of a unit, and how wide each is."""


def sheet_xlsx(say: Say, view: LetterView, zone: ZoneInfo) -> bytes:
    """The sheet of a unit, as much of it as the reader may see."""
    line = view.line
    title = say.plain("annual-file-title", unit=line.unit.name, year=str(line.year))
    book = workbook.new(title)
    at = view.facts_at
    said = [
        say.plain("annual-file-head", issuer=line.issuer.name, stage=stage(say, line.stage)),
        say.plain("annual-file-form", version=str(view.form.version))
        + (
            ""
            if at is None
            else say.plain("annual-file-at", at=words.moment(say, at, zone, year=True))
        ),
    ]
    made = workbook.sheet(book, say.plain("annual-file-sheet"), title, said, len(SHEET))
    names = [say.plain(f"annual-column-{name}") for name, _ in SHEET]
    widths = workbook.row_of_heads(made, 4, names, [width for _, width in SHEET])
    for row, one in enumerate(view.sheet, 5):
        for column, value in enumerate(sheet_cells(say, view, one), 1):
            workbook.put(made.cell(row, column), value)
    last = 5 + len(view.sheet)
    totals = _totals(view)
    for column, (name, _) in enumerate(SHEET, 1):
        value = say.plain("annual-column-total") if name == "item" else _points(totals.get(name))
        workbook.put(made.cell(last, column), value, bold=True)
    workbook.sign(say, made, last + 1, len(SHEET))
    workbook.set_up(say, made, widths, (4, 4), "B5")
    return workbook.to_bytes(book)


def _totals(view: LetterView) -> Mapping[str, int]:
    """The sum of each column of figures that is filled."""
    totals = {"points": view.form.whole}
    own = {one.item.topic: one.own for one in view.sheet if one.own is not None}
    verified = {one.item.topic: one.verified for one in view.sheet if one.verified is not None}
    if len(own) == len(view.sheet):
        totals["own"] = view.form.total(own)
    if len(verified) == len(view.sheet):
        totals |= {"verified": view.form.total(verified), "settled": view.total}
    return totals


def table_xlsx(say: Say, table: AnnualTable, now: datetime, zone: ZoneInfo) -> bytes:
    """All units of a year, each with the points of its lines, once they were fed back."""
    title = say.plain("annual-table-title", unit=table.issuer.name, year=str(table.year))
    book = workbook.new(title)
    items = table.letters[0].form.items if table.letters else ()
    heads = [
        *(say.plain(f"annual-column-{name}") for name in ("unit", "stage", "signed", "version")),
        *(topic(say, one.topic) for one in items),
        say.plain("annual-column-total"),
        say.plain("annual-column-grade"),
    ]
    at = words.moment(say, now, zone, year=True)
    made = workbook.sheet(
        book,
        say.plain("annual-table-sheet"),
        title,
        [say.plain("annual-table-head", at=at)],
        len(heads),
    )
    wide = [20.0, 10.0, 12.0, 7.0, *(9.0 for _ in items), 9.0, 9.0]
    widths = workbook.row_of_heads(made, 3, heads, wide)
    for row, view in enumerate(table.letters, 4):
        points = view.points if view.line.stage in SHOWN else {}
        done = view.line.stage in SHOWN
        grade = f"annual-grade-{view.form.grade(view.total).value.replace('_', '-')}"
        cells: list[Value] = [
            view.line.unit.name,
            stage(say, view.line.stage),
            day(view.line.signed_on),
            view.form.version,
            *(_points(points.get(one.topic)) for one in items),
            _points(view.total) if done else None,
            say.plain(grade) if _settled(view) else "",
        ]
        for column, value in enumerate(cells, 1):
            workbook.put(made.cell(row, column), value)
    last = 3 + len(table.letters)
    workbook.sign(say, made, last + 1, len(heads))
    workbook.set_up(say, made, widths, (3, 3), "B4")
    return workbook.to_bytes(book)


def _settled(view: LetterView) -> bool:
    return view.line.stage in {AnnualStage.SETTLED, AnnualStage.ARCHIVED}


def sheet_cells(say: Say, view: LetterView, one: AnnualSheetLine) -> tuple[Value, ...]:
    """A line of the sheet, in its columns."""
    item = one.item
    reasons = [
        say.plain(f"annual-reason-{whose}", reason=reason)
        for whose, reason in (("own", one.own_reason), ("verified", one.verified_reason))
        if reason
    ]
    appeal = [one.appeal] if one.appeal else []
    if one.granted is not None:
        key = "granted" if one.granted else "refused"
        appeal.append(say.plain(f"annual-answer-{key}", reason=one.answer))
    added = say.plain("annual-added") if item.mode is AnnualMode.ADD else ""
    return (
        topic(say, item.topic) + added,
        _points(item.points),
        standard(say, item, view.form),
        source(say, item),
        fact(say, item, one.fact),
        _points(one.own),
        _points(one.verified),
        say.plain("ledger-semicolon").join(reasons),
        say.plain("ledger-semicolon").join(appeal),
        _points(one.result if one.verified is not None else None),
    )


def _points(value: int | None) -> float | None:
    return None if value is None else value / POINT
