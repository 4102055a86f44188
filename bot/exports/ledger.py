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

from bot import words
from bot.exports.cells import day, for_csv, plain
from bot.exports.remarks import has_remarks, remarks
from bot.exports.table import HEAD_ROW, Cells, Holds, Table, table_xlsx
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
_BOM = b"\xef\xbb\xbf"


def heads(say: Say, kind: CaseKind = CaseKind.DISPUTE) -> list[str]:
    """The heads of the columns."""
    return [say.plain(f"ledger-{name}") for name, _ in _COLUMNS[kind]]


def ledger_xlsx(say: Say, ledger: Ledger, rows: Iterator[LedgerRow]) -> bytes:
    """The ledger as a workbook: title, head that stays in sight and is printed on each page."""
    columns, names = _COLUMNS[ledger.kind], heads(say, ledger.kind)
    cells = _cells(say, ledger.kind)
    long = [(at, width) for at, (name, width) in enumerate(columns) if name not in _SHORT]
    heights: dict[int, float] = {}
    lines = deque[Cells]()
    for at, row in enumerate(rows, HEAD_ROW + 1):
        line = cells(row)
        lines.append(line)
        if (high := _lines(line, long)) > 1:
            heights[at] = height_of(high)
    if not lines:
        # a sheet without a row would be one without a head
        none = say.plain(f"ledger-none-{ledger.kind.value}")
        lines.append(tuple(none if name in _SENTENCE else "" for name, _ in columns))
    table = Table(
        name=say.plain("ledger-sheet"),
        title=_title(say, ledger),
        subtitle=subtitle_of(say, ledger),
        columns=[
            (head, width, _held(name)) for head, (name, width) in zip(names, columns, strict=True)
        ],
        footer=say.plain("ledger-footer"),
        heights=heights,
    )
    return table_xlsx(table, lines)


def _held(name: str) -> Holds:
    if name in _DAYS:
        return Holds.DAY
    return Holds.NUMBER if name in _SHORT else Holds.TEXT


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
