"""Sheets from text with commas, semicolons or tabs."""

import csv
import io
from collections.abc import Iterator

from app.imports.sheets.model import MOST_COLUMNS, MOST_TEXT, RawSheet, Row, tidy, too_many, wide
from domain.imports.model import UnreadableTable

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ENCODINGS = ("utf-8", "gb18030")
"""What Excel and WPS in China save when nothing at the start of the file says which."""
_BETWEEN = (",", ";", "\t", "；", "，", "|")
_LOOKED_AT = 10
"""Lines from which one sees what stands between two cells."""


def read_text(data: bytes, name: str) -> list[RawSheet]:
    """Its one sheet. Raises UnreadableTable."""
    text = _decoded(data, name)
    between, first = _between(text), 1
    if text[:4].lower() == "sep=":
        between = text[4:5].strip() or between
        text, first = text.partition("\n")[2], 2
    rows: dict[int, Row] = {}
    try:
        for number, cells in enumerate(_lines(text, between), first):
            if any(cells):
                rows[number] = cells
                too_many(name, len(rows))
            if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
                raise wide(name)
    except csv.Error as wrong:
        raise UnreadableTable(f"{name} is not a table with commas: {wrong}") from wrong
    return [RawSheet(name="", rows=rows)]


def _decoded(data: bytes, name: str) -> str:
    marked = [encoding for mark, encoding in _MARKS if data.startswith(mark)]
    for encoding in marked or _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableTable(f"{name} is not text: save it as CSV UTF-8")


def _between(text: str) -> str:
    """What stands between two cells: what parts the first lines into the most cells."""
    head = "\n".join(text.splitlines()[:_LOOKED_AT])

    def cells(one: str) -> int:
        try:
            return sum(len(row) for row in csv.reader(io.StringIO(head), delimiter=one))
        except csv.Error:
            return 0

    return max(_BETWEEN, key=cells)


def _lines(text: str, between: str) -> Iterator[Row]:
    csv.field_size_limit(MOST_TEXT * 4)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=between):
        yield tuple(tidy(cell) for cell in row)
