"""Sheets from an .xlsx workbook: what its cells hold, what is merged and what is hidden.

Parts are read as a stream: a row of 90 MB is refused at its first cell that is too long, and a
formula is told from what it came to. Nothing in it is run or resolved.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.imports.sheets.model import (
    EPOCH,
    FAR_EAST,
    MOST_COLUMNS,
    MOST_SHEETS,
    MOST_TEXT,
    Merge,
    RawSheet,
    Row,
    bomb,
    of_number,
    tidy,
    too_many,
    wide,
)
from app.imports.sheets.parts import Attributes, Parts
from domain.imports.model import FORMULA, UnreadableTable

_TRUE = frozenset({"1", "true"})
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST_MERGES = 200_000
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_workbook(data: bytes, name: str, *, marks_formulas: bool) -> list[RawSheet]:
    """Its sheets in their order. Raises UnreadableTable."""
    parts = Parts(data, name)
    main = next(
        (part for kind, part in parts.related("").values() if kind == "officeDocument"),
        "xl/workbook.xml",
    )
    book = _Book()
    parts.parse(main, book.begins)
    related = parts.related(main)
    kinds = dict(related.values())
    texts, days = _Texts(name), _Formats()
    if parts.has(kinds.get("sharedStrings", "")):
        parts.parse(kinds["sharedStrings"], texts.begins, texts.ends, texts.says)
    if parts.has(kinds.get("styles", "")):
        parts.parse(kinds["styles"], days.begins, days.ends)
    sheets, rows = list[RawSheet](), 0
    for title, hidden, id in book.sheets:
        kind, part = related.get(id, ("", ""))
        if kind != "worksheet" or not parts.has(part):
            continue
        if len(sheets) == MOST_SHEETS:
            raise UnreadableTable(
                f"{name} has more than {MOST_SHEETS} sheets: split it", "sheets",
                limit=str(MOST_SHEETS),
            )  # fmt: skip
        cells = _Cells(
            name=name,
            texts=texts.found,
            days=days.cells,
            epoch=book.epoch,
            marks=marks_formulas,
            before=rows,
        )
        parts.parse(part, cells.begins, cells.ends, cells.says)
        rows += len(cells.rows)
        sheets.append(
            RawSheet(
                name=tidy(title),
                rows=cells.rows,
                hidden=hidden,
                hidden_rows=frozenset(cells.hidden_rows),
                hidden_columns=frozenset(cells.hidden_columns),
                merges=tuple(cells.merges),
                epoch=book.epoch,
            )
        )
    return sheets


@dataclass
class _Book:
    """The workbook part: the sheets, and from when days are counted."""

    sheets: list[tuple[str, bool, str]] = field(default_factory=list)
    epoch: datetime = EPOCH

    def begins(self, name: str, given: Attributes) -> None:
        if name == "workbookPr" and given.get("date1904", "").lower() in _TRUE:
            self.epoch = CALENDAR_MAC_1904
        elif name == "sheet":
            id = next((value for key, value in given.items() if key.endswith(":id")), "")
            self.sheets.append((given.get("name", ""), given.get("state", "") not in _SEEN, id))


_SEEN = frozenset({"", "visible"})


class _Texts:
    """The texts that cells share. What is said beside a character how to read it is no part."""

    def __init__(self, file: str) -> None:
        self.found: list[str] = []
        self._file = file
        self._now: list[str] = []
        self._in_text = self._beside = False

    def begins(self, name: str, given: Attributes) -> None:
        match name:
            case "si":
                self._now = []
            case "rPh":
                self._beside = True
            case "t":
                self._in_text = not self._beside

    def says(self, text: str) -> None:
        if self._in_text:
            self._now.append(text)

    def ends(self, name: str) -> None:
        match name:
            case "t":
                self._in_text = False
            case "rPh":
                self._beside = False
            case "si":
                self.found.append(_limited("".join(self._now), self._file))


class _Formats:
    """Which styles of a cell show its number as a day."""

    def __init__(self) -> None:
        self.cells: list[bool] = []
        self._codes: dict[str, bool] = {
            **{str(id): is_date_format(code) for id, code in BUILTIN_FORMATS.items()},
            **{str(id): True for id in FAR_EAST},
        }
        self._inside = False

    def begins(self, name: str, given: Attributes) -> None:
        if name == "numFmt":
            self._codes[given.get("numFmtId", "")] = is_date_format(given.get("formatCode", ""))
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self.cells.append(self._codes.get(given.get("numFmtId", "0"), False))

    def ends(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False


@dataclass
class _Cells:
    """One sheet's cells."""

    name: str
    texts: Sequence[str]
    days: Sequence[bool]
    epoch: datetime
    marks: bool
    before: int
    """Rows of the sheets before it."""
    rows: dict[int, Row] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    _row: int = 0
    _column: int = -1
    _kind: str = "n"
    _day: bool = False
    _formula: bool = False
    _said: list[str] = field(default_factory=list)
    _heard: int = 0
    _listening: bool = False
    _beside: bool = False
    _cells: dict[int, str] = field(default_factory=dict)

    def begins(self, name: str, given: Attributes) -> None:
        match name:
            case "c":
                self._begins_cell(given)
            case "v" | "t":
                self._listening = not self._beside
            case "f":
                self._formula = True
            case "rPh":
                self._beside = True
            case "row":
                number = given.get("r")
                self._row = int(number) if number else self._row + 1
                self._column, self._cells = -1, {}
                if given.get("hidden", "").lower() in _TRUE:
                    self.hidden_rows.add(self._row)
            case "col" if given.get("hidden", "").lower() in _TRUE:
                last = min(int(given["max"]), MOST_COLUMNS)
                self.hidden_columns.update(range(int(given["min"]) - 1, last))
            case "mergeCell" if len(self.merges) < _MOST_MERGES:
                corners = [_PLACE.fullmatch(one) for one in given["ref"].split(":")]
                upper, lower = corners[0], corners[-1]
                if upper is not None and lower is not None:
                    self.merges.append((int(upper[2]), _at(upper[1]), int(lower[2]), _at(lower[1])))

    def _begins_cell(self, given: Attributes) -> None:
        place = _PLACE.fullmatch(given.get("r", ""))
        self._column = _at(place[1]) if place else self._column + 1
        self._kind = given.get("t", "n")
        style = int(given.get("s", 0))
        self._day = style < len(self.days) and self.days[style]
        self._formula, self._said, self._heard = False, [], 0

    def says(self, text: str) -> None:
        if self._listening:
            self._heard += len(text)
            if self._heard > MOST_TEXT * 2:  # escapes are longer than what they say
                raise bomb(self.name)
            self._said.append(text)

    def ends(self, name: str) -> None:
        match name:
            case "v" | "t":
                self._listening = False
            case "rPh":
                self._beside = False
            case "c":
                text = FORMULA if self._formula and self.marks else self._value()
                if text:
                    if self._column >= MOST_COLUMNS:
                        raise wide(self.name)
                    self._cells[self._column] = text
            case "row" if self._cells:
                self.rows[self._row] = tuple(
                    self._cells.get(at, "") for at in range(max(self._cells) + 1)
                )
                too_many(self.name, self.before + len(self.rows))

    def _value(self) -> str:
        said = "".join(self._said)
        match self._kind:
            case "s" if said:
                return self.texts[int(said)]
            case "n" if said.strip():
                return of_number(float(said), self.epoch if self._day else None)
            case "b":
                return "TRUE" if said.strip() in _TRUE else "FALSE"
            case "d" if found := _DAY.match(said):
                return found[0]
            case _:
                return _limited(said, self.name)


def _limited(text: str, file: str) -> str:
    clean = tidy(text)
    if len(clean) > MOST_TEXT:
        raise bomb(file)
    return clean


def _at(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at - 1
