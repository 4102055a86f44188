"""Sheets from an .xls or .et file of 1997 to 2003: records of a number, a length and a body."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.imports.sheets.compound import locked, workbook_of
from app.imports.sheets.model import (
    EPOCH,
    FAR_EAST,
    MOST_COLUMNS,
    MOST_SHEETS,
    MOST_TEXT,
    Merge,
    RawSheet,
    Row,
    broken,
    of_number,
    tidy,
    too_many,
    wide,
)
from domain.imports.model import FORMULA


class _Kind(IntEnum):
    """The records that are read."""

    BOF = 0x809
    EOF = 0x0A
    CONTINUE = 0x3C
    PASSWORD = 0x2F
    EPOCH = 0x22
    SHEET = 0x85
    FORMAT = 0x41E
    STYLE = 0xE0
    TEXTS = 0xFC
    ROW = 0x208
    COLUMNS = 0x7D
    MERGES = 0xE5
    SHARED = 0xFD
    LABEL = 0x204
    NUMBER = 0x203
    SHORT = 0x27E
    SHORTS = 0xBD
    FORMULA = 0x06
    RESULT = 0x207
    TRUTH = 0x205


_VALUES = frozenset(
    {_Kind.SHARED, _Kind.LABEL, _Kind.NUMBER, _Kind.SHORT, _Kind.FORMULA, _Kind.TRUTH}
)
_BIFF8 = 0x600
Record = tuple[int, bytes]


def read_binary(data: bytes, name: str, *, marks_formulas: bool) -> list[RawSheet]:
    """Its sheets in their order. Raises UnreadableTable."""
    stream = workbook_of(data, name)
    try:
        book = _book(stream, name)
        sheets, rows = list[RawSheet](), 0
        for at, hidden, title in book.sheets[:MOST_SHEETS]:
            cells = _Cells(book=book, name=name, marks=marks_formulas, before=rows)
            for kind, body in _records(stream, at):
                cells.take(kind, body)
            made = cells.rows
            rows += len(made)
            sheets.append(
                RawSheet(
                    name=tidy(title),
                    rows=made,
                    hidden=hidden,
                    hidden_rows=frozenset(cells.hidden_rows),
                    hidden_columns=frozenset(cells.hidden_columns),
                    merges=tuple(cells.merges),
                    epoch=book.epoch,
                )
            )
    except (struct.error, IndexError, ValueError, OverflowError) as wrong:
        raise broken(name) from wrong
    return sheets


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of a part from its beginning to its end, those within it of other parts left
    out."""
    deep = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == _Kind.BOF:
            deep += 1
        elif kind == _Kind.EOF:
            deep -= 1
            if deep <= 0:
                return
        if deep == 1:
            yield kind, body


@dataclass
class _Book:
    sheets: list[tuple[int, bool, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    days: list[bool] = field(default_factory=list)
    epoch: datetime = EPOCH


def _book(stream: bytes, name: str) -> _Book:
    """The part of the whole: sheets, texts, and which styles are days."""
    book = _Book()
    codes = {id: is_date_format(code) for id, code in BUILTIN_FORMATS.items()}
    codes |= dict.fromkeys(FAR_EAST, True)
    parts: list[bytes] = []
    into = False
    for kind, body in _records(stream, 0):
        into = kind == _Kind.TEXTS or (into and kind == _Kind.CONTINUE)
        if into:
            parts.append(body)
        match kind:
            case _Kind.BOF if struct.unpack_from("<H", body)[0] != _BIFF8:
                raise locked(name)
            case _Kind.PASSWORD:
                raise locked(name)
            case _Kind.EPOCH if body[:1] == b"\1":
                book.epoch = CALENDAR_MAC_1904
            case _Kind.SHEET if body[5] == 0:  # no chart
                (at,) = struct.unpack_from("<I", body)
                title, _ = _Text([body[7:]]).read(body[6])
                book.sheets.append((at, body[4] != 0, title))
            case _Kind.FORMAT:
                id, length = struct.unpack_from("<HH", body)
                codes[id] = is_date_format(_Text([body[4:]]).read(length)[0])
            case _Kind.STYLE:
                (id,) = struct.unpack_from("<H", body, 2)
                book.days.append(codes.get(id, False))
    if parts:
        book.texts = list(_shared(parts))
    return book


class _Text:
    """Texts in bytes that may go on in the next record, there with a mark of their own."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts, self._part, self._at = parts, 0, 0

    def skip(self, length: int) -> bytes:
        """So many bytes, over the ends of records."""
        taken = b""
        while length:
            part = self._parts[self._part]
            piece = part[self._at : self._at + length]
            if not piece:
                self._part, self._at = self._part + 1, 0
                continue
            taken += piece
            self._at += len(piece)
            length -= len(piece)
        return taken

    def read(self, length: int) -> tuple[str, int]:
        """A text of so many characters that begins with its mark, and how it is marked."""
        mark = self.skip(1)[0]
        runs = struct.unpack("<H", self.skip(2))[0] if mark & 8 else 0
        more = struct.unpack("<I", self.skip(4))[0] if mark & 4 else 0
        said, wide_ones = "", mark & 1
        while len(said) < length:
            part = self._parts[self._part]
            if self._at >= len(part):
                self._part, self._at = self._part + 1, 0
                wide_ones = self.skip(1)[0] & 1
                continue
            size = 2 if wide_ones else 1
            many = min(length - len(said), (len(part) - self._at) // size)
            if many == 0:
                raise ValueError
            raw = self.skip(many * size)
            # characters beyond the first plane are two here: they stay two until all is read
            said += raw.decode("utf-16-le" if wide_ones else "latin-1", "surrogatepass")
            if len(said) > MOST_TEXT:
                raise ValueError
        self.skip(4 * runs + more)
        return said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), mark


def _shared(parts: Sequence[bytes]) -> Iterator[str]:
    texts = _Text(parts)
    _, many = struct.unpack("<II", texts.skip(8))
    for _ in range(many):
        (length,) = struct.unpack("<H", texts.skip(2))
        yield tidy(texts.read(length)[0])


@dataclass
class _Cells:
    book: _Book
    name: str
    marks: bool
    before: int
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    _cells: dict[int, dict[int, str]] = field(default_factory=dict)
    _waiting: tuple[int, int] | None = None
    """The formula whose text comes in the next record."""

    @property
    def rows(self) -> dict[int, Row]:
        """The rows that hold something."""
        return {
            number: tuple(cells.get(at, "") for at in range(max(cells) + 1))
            for number, cells in sorted(self._cells.items())
        }

    def take(self, kind: int, body: bytes) -> None:
        """One record."""
        if kind in _VALUES:
            row, column, style = struct.unpack_from("<HHH", body)
            self._put(row, column, self._value(kind, body[6:], style, (row, column)))
        elif kind == _Kind.SHORTS:
            row, column = struct.unpack_from("<HH", body)
            for at in range(4, len(body) - 2, 6):
                style, packed = struct.unpack_from("<HI", body, at)
                self._put(row, column + (at - 4) // 6, self._number(_unpacked(packed), style))
        elif kind == _Kind.RESULT and self._waiting is not None:
            (length,) = struct.unpack_from("<H", body)
            self._put(*self._waiting, tidy(_Text([body[2:]]).read(length)[0]))
        elif kind == _Kind.ROW:
            if struct.unpack_from("<H", body, 12)[0] & 0x20:
                self.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)
        elif kind == _Kind.COLUMNS:
            first, last = struct.unpack_from("<HH", body)
            if struct.unpack_from("<H", body, 8)[0] & 1:
                self.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))
        elif kind == _Kind.MERGES:
            (many,) = struct.unpack_from("<H", body)
            for at in range(many):
                first, last, left, right = struct.unpack_from("<4H", body, 2 + at * 8)
                self.merges.append((first + 1, left, last + 1, right))

    def _value(self, kind: int, body: bytes, style: int, place: tuple[int, int]) -> str:
        self._waiting = None
        match kind:
            case _Kind.SHARED:
                (at,) = struct.unpack_from("<I", body)
                return str(self.book.texts[at])
            case _Kind.LABEL:
                return tidy(_Text([body[2:]]).read(struct.unpack_from("<H", body)[0])[0])
            case _Kind.NUMBER:
                return self._number(struct.unpack_from("<d", body)[0], style)
            case _Kind.SHORT:
                return self._number(_unpacked(struct.unpack_from("<I", body)[0]), style)
            case _Kind.TRUTH:
                return "" if body[1] else str(body[0] != 0).upper()
        if self.marks:
            return FORMULA
        if body[6:8] == b"\xff\xff":  # its result is no number
            self._waiting = place
            return ""
        return self._number(struct.unpack_from("<d", body)[0], style)

    def _number(self, value: float, style: int) -> str:
        day = style < len(self.book.days) and self.book.days[style]
        return of_number(value, self.book.epoch if day else None)

    def _put(self, row: int, column: int, text: str) -> None:
        if not text:
            return
        if column >= MOST_COLUMNS:
            raise wide(self.name)
        self._cells.setdefault(row + 1, {})[column] = text
        too_many(self.name, self.before + len(self._cells))


def _unpacked(packed: int) -> float:
    """A number of 30 bits, whole or the upper half of a long one, perhaps in hundredths."""
    if packed & 2:
        value = float(struct.unpack("<i", struct.pack("<I", packed))[0] >> 2)
    else:
        value = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return value / 100 if packed & 1 else value
