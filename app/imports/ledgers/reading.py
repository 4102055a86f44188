"""From the bytes of a file to the rows of a ledger, and to what else stands in it.

A pure function: nothing of the desk is asked. What is no matter (titles, totals, notes, signatures,
headings between rows) is told apart and said, never dropped in silence.
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.imports.ledgers.columns import ACCEPTED, COLUMNS, NEEDED, columns_of
from app.imports.ledgers.header import Header, find_header
from app.imports.sheets.model import RawSheet, Row, of_number
from app.imports.sheets.read import read_sheets
from domain.imports.model import FORMULA, LedgerTable, LeftOut, RawRow, SheetRead, UnreadableTable

_SERIAL = re.compile(r"[2-6]\d{4}(\.\d+)?")
"""What a spreadsheet keeps for a day: how many have passed since its first."""
_DAYS = ("found", "ended")
_DAY_LONG = 60
_COMPARED = 200
"""Letters of a cell that say what its row is."""
_FILLED = frozenset(COLUMNS) - {"number", "serial"}
_PREPARED = frozenset({"number", "serial", "community", "grid"})
"""What stands in the lines of a form before anything is written into them."""
_TOTAL = re.compile(r"(合计|总计|小计|累计|共计|本页合计|总数|汇总|total)(?!.*调解)", re.I)
_NOTE = re.compile(
    r"(注|备注|附注|说明|注意|填表说明|填报说明|填写说明|编制说明|note)\d*[:：、.]", re.I
)
_NIL = re.compile(
    r"[本上该这当]?[年月周旬期季度半段时间社区村网格]{0,6}(?:暂?无|没有|未)新?(?:增|发生|发现|排查)?[到出]?"
    r"(?:矛盾|纠纷|事项|情况)*。?|none|nil|nodisputes?(?:(?:was|were)found)?(?:inthesedays)?\.?",
    re.I,
)
_SIGNATURE = re.compile(
    r"(审核|填表|填报|制表|负责|经办|审批|签字|签名|单位负责|报送|联系|分管领导|主要领导)"
    r"(人|单位|时间|日期|领导|电话|盖章)?[^:：]{0,8}[:：]"
)


def read_ledger(data: bytes, name: str) -> LedgerTable:
    """The ledger of a file; raises UnreadableTable. It computes for seconds when it is long."""
    sheets = read_sheets(data, name, marks_formulas=True)
    read = [_read(sheet) for sheet in sheets if sheet.rows]
    rows = [row for _, found in read for row in found]
    table = LedgerTable(name=name, sheets=tuple(one for one, _ in read), rows=tuple(rows))
    if not rows:
        raise _nothing(table)
    return table


def _nothing(table: LedgerTable) -> UnreadableTable:
    headed = [one for one in table.sheets if one.header]
    if any(not one.lacking for one in headed):
        return UnreadableTable(f"{table.name} has a header and no rows under it", "empty")
    if not table.sheets:
        return UnreadableTable(f"{table.name} has no rows", "empty")
    if not headed:
        words = "、".join(ACCEPTED[column][0] for column in NEEDED)
        return UnreadableTable(
            f"{table.name} has no header with at least {words}", "no-header", columns=words
        )
    best = min(headed, key=lambda one: len(one.lacking))
    lacking = "；".join("、".join(ACCEPTED[column][:4]) for column in best.lacking)
    return UnreadableTable(
        f"{table.name}, sheet {best.name!r}, row {best.header}: the header lacks {lacking}",
        "header",
        sheet=best.name or "-",
        row=str(best.header),
        columns=lacking,
    )


def _read(sheet: RawSheet) -> tuple[SheetRead, list[RawRow]]:
    head = find_header(sheet)
    if head is None or head.lacking:
        below = [number for number in sheet.rows if head is not None and number > head.last]
        return SheetRead(
            name=sheet.name,
            hidden=sheet.hidden,
            header=head.last if head else 0,
            lacking=head.lacking if head else (),
            rows=len(below) if head else len(sheet.rows),
        ), []
    merged = _Merged(sheet, head.last)
    reader = _Rows(sheet=sheet, head=head, merged=merged)
    for number in sorted(sheet.rows.keys() | merged.numbers):
        if number > head.last:
            reader.take(number)
    seen = set(head.places.values())
    read = [(column, head.texts[at]) for column, at in head.places.items()]
    return SheetRead(
        name=sheet.name,
        hidden=sheet.hidden,
        header=head.last,
        columns=tuple((column, _one_line(text)) for column, text in read),
        unread=tuple(
            _one_line(text) for at, text in enumerate(head.texts) if text and at not in seen
        )
        + _unheaded(sheet, head),
        rows=len(reader.rows),
        hidden_rows=tuple(row.number for row in reader.rows if row.number in sheet.hidden_rows),
        hidden_columns=tuple(
            _one_line(head.texts[at]) for at in sorted(sheet.hidden_columns & seen)
        ),
        filled=reader.filled,
        left_out=tuple(reader.left_out),
        titles=tuple(
            text
            for number in sorted(sheet.rows)
            if number < head.first
            for text in sheet.rows[number]
            if text
        ),
    ), reader.rows


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text[:_COMPARED]).split())


def _unheaded(sheet: RawSheet, head: Header) -> tuple[str, ...]:
    """Columns that hold something and have no header: by their letter."""
    full = {
        at
        for number, row in sheet.rows.items()
        if number > head.last
        for at, text in enumerate(row)
        if text and (at >= len(head.texts) or not head.texts[at])
    }
    covered = {
        at
        for first, left, last, right in sheet.merges
        if first > head.last and right > left
        for at in range(left + 1, right + 1)
    }
    return tuple(f"{_letter(at)}" for at in sorted(full - covered))


def _letter(at: int) -> str:
    letters, left = "", at + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class _Merged:
    """What is merged over the cells below a header."""

    def __init__(self, sheet: RawSheet, header: int) -> None:
        self._above: dict[tuple[int, int], int] = {}
        """The row from which a cell has what it holds."""
        self.across: set[int] = set()
        """Rows with cells merged over at least three columns."""
        last_row = max(sheet.rows)
        for first, left, last, right in sheet.merges:
            if first <= header:
                continue
            if right - left >= 2:
                self.across.update(range(first, min(last, last_row) + 1))
            for number in range(first + 1, min(last, last_row) + 1):
                self._above[number, left] = first
        self.numbers = frozenset(number for number, _ in self._above)

    def source(self, number: int, at: int) -> int | None:
        """The row above that a cell is merged with."""
        return self._above.get((number, at))


@dataclass
class _Rows:
    """The rows below the header, one after another."""

    sheet: RawSheet
    head: Header
    merged: _Merged
    rows: list[RawRow] = field(default_factory=list)
    left_out: list[tuple[int, LeftOut]] = field(default_factory=list)
    filled: int = 0
    _section: str = ""

    def take(self, number: int) -> None:
        """A row: a matter, or what else it is."""
        row = self.sheet.rows.get(number, ())
        if not any(row) and not self._continues(number):
            return
        if (kind := self._kind(number, row)) is not None:
            self.left_out.append((number, kind))
            return
        cells = dict.fromkeys(COLUMNS, "")
        for column, at in self.head.places.items():
            text = row[at] if at < len(row) else ""
            source = self.merged.source(number, at)
            if source is not None and not text and column in _FILLED:
                above = self.sheet.rows.get(source, ())
                text = above[at] if at < len(above) else ""
                self.filled += bool(text)
            cells[column] = _day(text, self.sheet.epoch) if column in _DAYS else text
        self.rows.append(
            RawRow(
                number=number,
                cells=cells,
                sheet=self.sheet.name,
                hidden=self.sheet.hidden or number in self.sheet.hidden_rows,
                section=self._section,
            )
        )

    def _kind(self, number: int, row: Row) -> LeftOut | None:
        """What a row is that is no matter."""
        texts = [text for text in row if text]
        if self._continues(number):
            return LeftOut.CONTINUED
        again = columns_of(row)
        if not set(NEEDED) - again.keys():
            if any(again[column] != self.head.places[column] for column in NEEDED):
                self.head = replace(self.head, places=again)  # another table below the first
            return LeftOut.HEADER
        own = {column: at < len(row) and bool(row[at]) for column, at in self.head.places.items()}
        day = own["found"] and any(
            one.isdigit() for one in row[self.head.places["found"]][:_DAY_LONG]
        )
        if day and own["category"] and own["summary"]:
            return None
        first = _one_line(texts[0])
        bare = _bare(first)
        if _TOTAL.match(bare):
            return LeftOut.TOTAL
        if _NOTE.match(bare) and not (day and own["summary"]):
            return LeftOut.NOTE
        if not day and _SIGNATURE.match(bare):
            return LeftOut.SIGNATURE
        if all(at in self._prepared() for at, text in enumerate(row) if text) and (
            bare.isdigit() or first == FORMULA
        ):
            return LeftOut.UNUSED
        said = [text for at, text in enumerate(row) if text and at not in self._prepared()]
        if not day and all(_NIL.fullmatch(_bare(text)) for text in said or [first]):
            return LeftOut.NIL
        if len(texts) > 1:
            return None
        if row.index(texts[0]) == min(self.head.places.values()) or number in self.merged.across:
            self._section = first
            return LeftOut.SECTION
        return None

    def _continues(self, number: int) -> bool:
        """Whether all that makes a matter is merged with the row above."""
        return all(
            self.merged.source(number, self.head.places[column]) is not None for column in NEEDED
        )

    def _prepared(self) -> set[int]:
        return {at for name, at in self.head.places.items() if name in _PREPARED}


def _day(text: str, epoch: datetime) -> str:
    """A number in a column of days is one."""
    return of_number(float(text), epoch) if _SERIAL.fullmatch(text) else text
