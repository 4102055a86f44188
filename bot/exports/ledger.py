"""The ledger (台账) as a workbook or as text with commas.

Both are written row by row from an iterator, in a thread. Words are looked up once for a file and
not for each of its cells: that would take longer than all the rest.
"""

import csv
import io
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial

import rustpy_xlsxwriter as sheets

from bot import words
from bot.exports.cells import day, for_csv, plain
from bot.exports.workbook import height_of, lines_of
from bot.pages import mediation_words
from bot.texts import Say
from domain.cases.model import (
    SCALE_OF_BAND,
    CaseKind,
    Effect,
    Outcome,
    PeopleBand,
    Scale,
    State,
)
from domain.cases.satisfaction import Satisfaction
from domain.ledgers.model import Ledger, LedgerRow
from domain.mediation.model import AgreementForm, Means
from domain.people.model import Role

COLUMNS = (
    ("id", 7.0),
    ("found", 11.5),
    ("grid", 20.0),
    ("category", 12.0),
    ("summary", 38.0),
    ("responsible", 22.0),
    ("due", 11.5),
    ("means", 14.0),
    ("outcome", 16.0),
    ("resolved", 11.5),
    ("visit", 16.0),
    ("remark", 18.0),
)
"""The columns in their order, and how many digits wide each is."""
OPINION_COLUMNS = (
    ("id", 7.0),
    ("reported", 11.5),
    ("grid", 20.0),
    ("topic", 12.0),
    ("said", 46.0),
    ("responsible", 22.0),
    ("due", 11.5),
    ("handled", 16.0),
    ("answered", 11.5),
    ("content", 12.0),
    ("remark", 18.0),
)
"""The same of 社情民意台账."""
_COLUMNS = {CaseKind.DISPUTE: COLUMNS, CaseKind.OPINION: OPINION_COLUMNS}
_SHORT = frozenset({"id", "found", "reported", "due", "resolved", "answered"})
"""Columns that never have a second line, and stand in the middle."""
Cells = tuple[int | str, ...]
_HEAD_ROW = 2
_A4 = 9
_BOM = b"\xef\xbb\xbf"
_SONG, _GREY = "SimSun", "#E7EBF0"


def heads(say: Say, kind: CaseKind = CaseKind.DISPUTE) -> list[str]:
    """The heads of the columns."""
    return [say.plain(f"ledger-{name}") for name, _ in _COLUMNS[kind]]


def ledger_xlsx(say: Say, ledger: Ledger, rows: Iterator[LedgerRow]) -> bytes:
    """The ledger as a workbook: title, head that stays in sight and is printed on each page."""
    columns, file = _COLUMNS[ledger.kind], io.BytesIO()
    names, cells = heads(say, ledger.kind), _cells(say, ledger.kind)
    long = [(at, width) for at, (name, width) in enumerate(columns) if name not in _SHORT]
    last = len(columns) - 1
    title = _font(16).set_bold().set_align("center").set_align("vertical_center")
    subtitle = _font(10).set_align("center").set_align("vertical_center")
    head = _font(10).set_bold().set_text_wrap().set_border("thin").set_background_color(_GREY)
    body = _font(10).set_text_wrap().set_border("thin").set_align("vertical_center")
    short = _font(10).set_border("thin").set_align("vertical_center").set_align("center")
    heights = {0: 30.0, 1: 18.0, _HEAD_ROW: 24.0}
    lines = deque[Cells]()
    for at, row in enumerate(rows, _HEAD_ROW + 1):
        line = cells(row)
        lines.append(line)
        if (high := _lines(line, long)) > 1:
            heights[at] = height_of(high)
    sheets.write_worksheet(
        # one by one, and let go one by one: a list would be written, and later thrown away, in
        # one piece, and meanwhile nobody's tap is answered
        (dict(zip(names, lines.popleft(), strict=True)) for _ in range(len(lines))),
        file,
        sheet_name=say.plain("ledger-sheet"),
        header_row=_HEAD_ROW,
        merge_ranges=[
            (0, 0, 0, last, plain(_title(say, ledger)), title),
            (1, 0, 1, last, plain(subtitle_of(say, ledger)), subtitle),
        ],
        row_heights=heights,
        header_format=head.set_align("center").set_align("vertical_center"),
        column_widths=[width for _, width in columns],
        column_formats=[short if name in _SHORT else body for name, _ in columns],
        freeze_row=_HEAD_ROW + 1,
        freeze_col=1,
        page_setup={
            "landscape": True,
            "paper_size": _A4,
            "fit_to_pages": (1, 0),
            "repeat_rows": (_HEAD_ROW, _HEAD_ROW),
            "center_horizontally": True,
            "margins": {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.7, "footer": 0.3},
            "footer": say.plain("ledger-footer"),
        },
    )
    return file.getvalue()


def ledger_csv(say: Say, ledger: Ledger, rows: Iterator[LedgerRow]) -> bytes:
    """The same rows as CSV, with the mark by which Excel sees that it is UTF-8."""
    # a table for machines: no title above its head
    text, cells = io.StringIO(), _cells(say, ledger.kind)
    lines = csv.writer(text)
    lines.writerow(heads(say, ledger.kind))
    for row in rows:
        lines.writerow([for_csv(cell) if isinstance(cell, str) else cell for cell in cells(row)])
    return _BOM + text.getvalue().encode()


def _title(say: Say, ledger: Ledger) -> str:
    return say.plain(f"ledger-title-{ledger.kind.value}", unit=ledger.unit.name)


def subtitle_of(say: Say, ledger: Ledger) -> str:
    """Which days, and how many matters."""
    return say.plain(
        "ledger-subtitle",
        first=day(ledger.first),
        last=day(ledger.last),
        rows=str(ledger.rows),
    )


def _lines(cells: Cells, long: Sequence[tuple[int, float]]) -> int:
    """How many lines the longest cell takes: no spreadsheet but Excel finds out by itself."""
    most = 1
    for at, width in long:
        text = str(cells[at])
        if 2 * len(text) >= width:  # else it fits, and most do
            most = max(most, lines_of(text, width))
    return most


def _font(points: float) -> sheets.Format:
    return sheets.Format().set_font_name(_SONG).set_font_size(points)


def _cells(say: Say, kind: CaseKind = CaseKind.DISPUTE) -> Callable[[LedgerRow], Cells]:
    """A row's cells, in the words of a language. What is said often is put together once."""
    semicolon = say.plain("ledger-semicolon")
    role = cache(lambda value: words.role(say, value))
    outcome = cache(lambda value: words.outcome(say, value, kind))
    state = cache(lambda value: words.state(say, value, kind))
    means_of = cache(partial(_means, say))
    visit = cache(partial(_visit, say))
    on, disputes = cache(day), kind is CaseKind.DISPUTE
    content = cache(lambda grade: words.satisfaction(say, grade) if grade else "")
    opening, closing = _round_place(say)

    @cache
    def who(responsible: str, handler: Role | None) -> str:
        return plain(f"{responsible} {role(handler)}" if handler else responsible)

    @cache
    def result(
        now: State, ended: Outcome | None, effect: Effect | None, form: AgreementForm | None
    ) -> str:
        if ended is None:
            return str(state(now))
        if form is None or effect is not Effect.RESOLVED:
            return str(outcome(ended))
        said = mediation_words.form(say, form)
        return say.plain("ledger-agreed", outcome=outcome(ended), form=said)

    def cells(row: LedgerRow) -> Cells:
        place = f"{opening}{row.place}{closing}" if row.place else ""
        return (
            row.id,
            on(row.found_on),
            plain(row.grid),
            row.category.read(say.locale),
            plain(place + row.summary),
            who(row.responsible, row.handler_role),
            on(row.due_on),
            *((means_of(row.means),) if disputes else ()),
            result(row.state, row.outcome, row.effect, row.agreement),
            on(row.ended_on) if row.effect is Effect.RESOLVED else "",
            visit(row.visit_on, row.visited, row.satisfaction)
            if disputes
            else content(row.satisfaction),
            semicolon.join(_remarks(say, row, disputes)) if _has_remarks(row) else "",
        )

    return cells


@cache
def _round_place(say: Say) -> tuple[str, str]:
    """What stands before a place and after it: asked once, since nearly every row has one."""
    opening, closing = say.plain("ledger-place", place="\n", summary="").split("\n")
    return opening, closing


def means(say: Say, row: LedgerRow) -> str:
    """How it was handled so far: ``上门2次、电话1次``."""
    return _means(say, row.means)


def _means(say: Say, held: tuple[tuple[Means, int], ...]) -> str:
    return say.plain("ledger-joint").join(
        say.plain("ledger-times", means=mediation_words.means(say, one), times=str(many))
        for one, many in held
    )


def _visit(say: Say, on: date | None, visited: bool, satisfaction: Satisfaction | None) -> str:
    if on is None:
        return ""
    if not visited:
        return say.plain("ledger-to-visit", day=day(on))
    content = words.satisfaction(say, satisfaction) if satisfaction else ""
    return say.plain("ledger-visited", day=day(on), satisfaction=content).strip()


def _has_remarks(row: LedgerRow) -> bool:
    """Most rows have none."""
    return (
        row.people is not PeopleBand.ONE_TWO
        or row.entered_late
        or row.imported
        or row.merged_into is not None
        or row.split_from is not None
        or (row.ended_on is not None and row.effect is not Effect.RESOLVED)
    )


def _remarks(say: Say, row: LedgerRow, disputes: bool) -> Iterator[str]:
    if disputes and SCALE_OF_BAND[row.people] is not Scale.INDIVIDUAL:
        yield say.plain("ledger-group")
    if disputes and row.people is not PeopleBand.ONE_TWO:
        yield say.plain("ledger-people", people=words.people(say, row.people))
    if row.entered_late and row.counted_on != row.found_on:
        yield say.plain("ledger-late-counted", day=day(row.counted_on))
    elif row.entered_late and not row.imported:
        yield say.plain("ledger-late")
    if row.imported:
        yield say.plain("ledger-imported")
    if row.ended_on is not None and row.effect is not Effect.RESOLVED:
        yield say.plain("ledger-ended", day=day(row.ended_on))
    if row.merged_into is not None:
        yield say.plain("ledger-merged", id=str(row.merged_into))
    if row.split_from is not None:
        yield say.plain("ledger-split", id=str(row.split_from))
