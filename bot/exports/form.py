"""周报, 半月报 and 月报 in the layout of the superior's forms, as a workbook: the figures, on as
many sheets as they can be read on, and the matters still open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot import words
from bot.exports import workbook
from bot.exports.cells import NOTHING, Number, Value, day
from bot.exports.form_columns import Column, columns_of, rows_of, total_of
from bot.exports.ledger import measures
from bot.pages import times
from bot.pages.periodic.words import report_name
from bot.texts import Say
from domain.cases.model import CaseKind
from domain.ledgers.model import Annex, LedgerRow
from domain.periodic.model import Line
from domain.periodic.views import PeriodicView

if TYPE_CHECKING:
    from openpyxl import Workbook

DETAIL = (
    ("row", 6.0),
    ("id", 7.0),
    ("category", 12.0),
    ("place", 22.0),
    ("people", 9.0),
    ("summary", 36.0),
    ("means", 16.0),
    ("unit", 18.0),
    ("post", 12.0),
    ("due", 11.5),
    ("progress", 12.0),
    ("asked", 24.0),
)
"""The columns of the open matters in their order, and how wide each is."""
_NAME = 16.0
_PAGE = 175.0
"""How many digits wide the columns of a page across may be together and still be read."""


def form_xlsx(say: Say, view: PeriodicView, annex: Annex, zone: ZoneInfo, now: datetime) -> bytes:
    """The form of a unit and period."""
    book = workbook.new(title(say, view), now)
    _summary(say, book, view, zone)
    _detail(say, book, view, annex, zone)
    return workbook.to_bytes(book)


def title(say: Say, view: PeriodicView) -> str:
    """``琅琊街道矛盾纠纷排查化解半月报表``."""
    report = report_name(say, view.period.kind)
    return say.plain("form-title", unit=view.unit.name, report=report)


def head_lines(say: Say, view: PeriodicView, zone: ZoneInfo) -> list[str]:
    """Who it is of, for which days, who confirmed it and when, and the tick of a nil report."""
    row = view.confirmed
    return [
        say.plain(
            "form-head-unit",
            unit=view.unit.name,
            period=times.period(say, view.period),
            first=day(view.period.first),
            last=day(view.period.last),
        ),
        say.plain(
            "form-head-confirmed" if row else "form-head-draft",
            nil="√" if row and row.nil else "□",
            **(
                {
                    "role": words.role(say, row.by_role),
                    "at": f"{row.confirmed_at.astimezone(zone):%Y-%m-%d %H:%M}",
                }
                if row
                else {}
            ),
        ),
        *notes(say, view),
    ]


def notes(say: Say, view: PeriodicView) -> list[str]:
    """What else belongs to a confirmed report: late, corrected, a remark."""
    row = view.confirmed
    if row is None:
        return []
    said = [
        say.plain("form-late", reason=row.late_reason or say.plain("form-no-reason"))
        if row.late
        else "",
        say.plain("form-revised", number=str(row.revision), reason=row.reason)
        if row.reason
        else "",
        say.plain("form-remark", remark=row.remark) if row.remark else "",
    ]
    return [one for one in said if one]


def name_of(say: Say, line: Line) -> str:
    """A row's unit; what belongs to none of them is the unit's own."""
    return line.name if line.unit_id else say.plain("periodic-row-own")


def _summary(say: Say, book: Workbook, view: PeriodicView, zone: ZoneInfo) -> None:
    parts = list(_parts(columns_of(say, view)))
    for number, part in enumerate(parts, 1):
        name = say.plain("form-sheet")
        if len(parts) > 1:
            name = say.plain("form-sheet-part", name=name, number=str(number), of=str(len(parts)))
        _part(say, book, view, zone, name, part)


def _parts(columns: Sequence[Column]) -> Iterator[list[Column]]:
    """As many columns as can be read on a page at a time; what shares a head stays together."""
    part: list[Column] = []
    for _, group in groupby(columns, key=lambda column: column.over):
        together = list(group)
        while together:
            room = _PAGE - sum(column.width for column in part)
            if part and sum(column.width for column in together) > room:
                yield part
                part, room = [], _PAGE
            taken = next(
                (n for n in range(len(together), 1, -1)
                 if sum(column.width for column in together[:n]) <= room),
                1,
            )  # fmt: skip
            part += together[:taken]
            together = together[taken:]
    yield part


def _part(
    say: Say, book: Workbook, view: PeriodicView, zone: ZoneInfo, name: str, part: Sequence[Column]
) -> None:
    columns = [
        Column(over="", head=say.plain("form-unit"), value=lambda line: name_of(say, line)),
        *part,
    ]
    widths = [_NAME, *(column.width for column in part)]
    lines, rows = head_lines(say, view, zone), rows_of(view)
    made = workbook.sheet(book, name, title(say, view), lines, len(columns))
    head = len(lines) + 2
    workbook.heads(made, head, [(column.over, column.head) for column in columns], widths)
    first = head + 2
    for at, line in enumerate(rows, first):
        for number, column in enumerate(columns, 1):
            workbook.put(made.cell(at, number), column.value(line))
    last, total = first + len(rows), total_of(view)
    workbook.put(made.cell(last, 1), say.plain("form-total") if rows else view.unit.name, bold=True)
    for number, column in enumerate(part, 2):
        if rows and column.sums and column.value(total) != NOTHING:
            workbook.put_sum(made, last, number, first)
        else:
            workbook.put(made.cell(last, number), column.value(total), bold=True)
    workbook.sign(say, made, last + 1, len(columns))
    workbook.set_up(say, made, widths, (head, head + 1), f"B{first}", filtered=last - 1)


def _detail(say: Say, book: Workbook, view: PeriodicView, annex: Annex, zone: ZoneInfo) -> None:
    lines = [
        say.plain(
            "form-detail-head",
            unit=view.unit.name,
            rows=f"{annex.total:,}",
            at=f"{annex.as_of.astimezone(zone):%Y-%m-%d %H:%M}",
        ),
        *([say.plain("form-detail-again")] if view.confirmed and not annex.kept else []),
        *(
            [say.plain("form-detail-more", shown=f"{len(annex.rows):,}")]
            if annex.total > len(annex.rows)
            else []
        ),
    ]
    made = workbook.sheet(
        book, say.plain("form-detail-sheet"), say.plain("form-detail-title"), lines, len(DETAIL)
    )
    head = len(lines) + 2
    names = [say.plain(f"form-detail-{name}") for name, _ in DETAIL]
    widths = workbook.row_of_heads(made, head, names, [width for _, width in DETAIL])
    last = head
    for last, row in enumerate(annex.rows, head + 1):
        for number, value in enumerate(detail_cells(say, last - head, row), 1):
            workbook.put(made.cell(last, number), value)
    if not annex.rows:
        made.merge_cells(
            start_row=head + 1, end_row=head + 1, start_column=1, end_column=len(DETAIL)
        )
        workbook.put(made.cell(head + 1, 1), say.plain("form-detail-none"))
    workbook.set_up(say, made, widths, (head, head), f"C{head + 1}", filtered=last)


def detail_cells(say: Say, number: int, row: LedgerRow) -> tuple[Value, ...]:
    """An open matter as the forms list it. The last column is what a lower tier asked for when it
    handed the matter up; what else is to be said there is written by hand."""
    return (
        number,
        Number(row.id),
        row.category.read(say.locale),
        " ".join(part for part in (row.grid, row.place) if part),
        words.people(say, row.people),
        row.summary,
        measures(say, row),
        row.responsible,
        words.role(say, row.handler_role) if row.handler_role else "",
        row.due_on,
        words.state(say, row.state, CaseKind.DISPUTE),
        row.asked_above,
    )
