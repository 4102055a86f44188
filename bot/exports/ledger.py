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
from bot.exports import faces
from bot.exports.cells import DAY, PLAIN, day, for_csv, plain
from bot.exports.faces import Face
from bot.exports.remarks import has_remarks, remarks
from bot.exports.workbook import height_of, lines_of
from bot.pages import mediation_words
from bot.texts import Say
from domain.cases.model import (
    CaseKind,
    Effect,
    Outcome,
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
    ("summary", 33.0),
    ("responsible", 21.0),
    ("due", 11.5),
    ("means", 23.0),
    ("outcome", 16.0),
    ("resolved", 11.5),
    ("visit", 16.0),
    ("remark", 21.0),
)
"""The columns in their order, and how many digits wide each is."""
OPINION_COLUMNS = (
    ("id", 7.0),
    ("reported", 11.5),
    ("grid", 20.0),
    ("topic", 12.0),
    ("said", 37.0),
    ("responsible", 21.0),
    ("due", 11.5),
    ("handled", 27.0),
    ("answered", 11.5),
    ("content", 12.0),
    ("remark", 21.0),
)
"""The same of 社情民意台账."""
_COLUMNS = {CaseKind.DISPUTE: COLUMNS, CaseKind.OPINION: OPINION_COLUMNS}
_DAYS = frozenset({"found", "reported", "due", "resolved", "answered"})
_SENTENCE = frozenset({"summary", "said"})
_SHORT = _DAYS | {"id"}
"""Columns that never have a second line, and stand in the middle."""
Cells = tuple[int | str | date | None, ...]
_HEAD_ROW = 2
_A4 = 9
_BOM = b"\xef\xbb\xbf"
_GREY = "#E7EBF0"


def heads(say: Say, kind: CaseKind = CaseKind.DISPUTE) -> list[str]:
    """The heads of the columns."""
    return [say.plain(f"ledger-{name}") for name, _ in _COLUMNS[kind]]


def ledger_xlsx(say: Say, ledger: Ledger, rows: Iterator[LedgerRow]) -> bytes:
    """The ledger as a workbook: title, head that stays in sight and is printed on each page."""
    columns, file = _COLUMNS[ledger.kind], io.BytesIO()
    names, cells = heads(say, ledger.kind), _cells(say, ledger.kind)
    long = [(at, width) for at, (name, width) in enumerate(columns) if name not in _SHORT]
    last = len(columns) - 1
    title, subtitle = _centred(faces.TITLE, 18), _centred(faces.SECOND, 11)
    head = _centred(faces.HEAD, 10.5).set_text_wrap().set_border("thin")
    body = _font(faces.BODY).set_text_wrap().set_border("thin").set_align("vertical_center")
    short = _centred(faces.BODY, 10.5).set_border("thin").set_num_format(PLAIN)
    days = _centred(faces.BODY, 10.5).set_border("thin").set_num_format(DAY)
    heights = {0: 32.0, 1: 18.0, _HEAD_ROW: 24.0}
    lines = deque[Cells]()
    for at, row in enumerate(rows, _HEAD_ROW + 1):
        line = cells(row)
        lines.append(line)
        if (high := _lines(line, long)) > 1:
            heights[at] = height_of(high)
    if not lines:
        # a sheet without a row would be one without a head
        none = say.plain(f"ledger-none-{ledger.kind.value}")
        lines.append(tuple(none if name in _SENTENCE else "" for name, _ in columns))
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
        autofilter=True,
        row_heights=heights,
        header_format=head.set_background_color(_GREY),
        column_widths=[width for _, width in columns],
        column_formats=[
            days if name in _DAYS else short if name in _SHORT else body for name, _ in columns
        ],
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
        lines.writerow([for_csv(cell) for cell in cells(row)])
    return _BOM + text.getvalue().encode()


def _title(say: Say, ledger: Ledger) -> str:
    return say.plain(f"ledger-title-{ledger.kind.value}", unit=ledger.unit.name)


def subtitle_of(say: Say, ledger: Ledger) -> str:
    """Which days, and how many matters."""
    carried = {"carried": f"{ledger.carried:,}"} if ledger.carried else {}
    return say.plain(
        "ledger-subtitle-carried" if carried else "ledger-subtitle",
        **carried,
        first=day(ledger.first),
        last=day(ledger.last),
        rows=f"{ledger.rows:,}",
    )


def _lines(cells: Cells, long: Sequence[tuple[int, float]]) -> int:
    """How many lines the longest cell takes: no spreadsheet but Excel finds out by itself."""
    most = 1
    for at, width in long:
        text = str(cells[at])
        if 2 * len(text) >= width:  # else it fits, and most do
            most = max(most, lines_of(text, width))
    return most


def _font(face: Face, points: float = 10.5) -> sheets.Format:
    return sheets.Format().set_font_name(face.name).set_font_size(points)


def _centred(face: Face, points: float) -> sheets.Format:
    return _font(face, points).set_align("center").set_align("vertical_center")


def _cells(say: Say, kind: CaseKind = CaseKind.DISPUTE) -> Callable[[LedgerRow], Cells]:
    """A row's cells, in the words of a language. What is said often is put together once."""
    semicolon = say.plain("ledger-semicolon")
    role = cache(lambda value: words.role(say, value))
    outcome = cache(lambda value: words.outcome(say, value, kind))
    state = cache(lambda value: words.state(say, value, kind))
    means_of = cache(partial(_means, say))
    visit = cache(partial(_visit, say))
    answered = partial(say.plain, "ledger-replied")
    disputes = kind is CaseKind.DISPUTE
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

    def ended(words: str, said: str) -> str:
        return words if disputes or not said else plain(answered(outcome=words, said=said))

    def cells(row: LedgerRow) -> Cells:
        place = f"{opening}{row.place}{closing}" if row.place else ""
        return (
            row.id,
            row.found_on,
            plain(row.grid),
            row.category.read(say.locale),
            plain(place + row.summary),
            who(row.responsible, row.handler_role),
            row.due_on,
            *((plain(_measures(say, row, means_of(row.means))),) if disputes else ()),
            ended(result(row.state, row.outcome, row.effect, row.agreement), row.said),
            row.ended_on if row.effect is Effect.RESOLVED else None,
            visit(row.visit_on, row.visited, row.satisfaction)
            if disputes
            else content(row.satisfaction),
            semicolon.join(remarks(say, row, disputes)) if has_remarks(row) else "",
        )

    return cells


@cache
def _round_place(say: Say) -> tuple[str, str]:
    """What stands before a place and after it: asked once, since nearly every row has one."""
    opening, closing = say.plain("ledger-place", place="\n", summary="").split("\n")
    return opening, closing


def measures(say: Say, row: LedgerRow) -> str:
    """What was done so far: ``上门2次、电话1次；各修各的``."""
    return _measures(say, row, _means(say, row.means))


def _measures(say: Say, row: LedgerRow, held: str) -> str:
    """Sessions, and the sentence of the outcome; before there are any, how far it has come."""
    if held and row.said:
        return say.plain("ledger-semicolon").join((held, row.said))
    if held or row.said or row.outcome is not None:
        return held or row.said
    begun = f"ledger-begun-{row.state.value}"
    return say.plain(begun) if say.has(begun) else ""


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
