"""Reads a table (of units, of routes) from an .xlsx or .csv file that may come from anywhere.

Nothing in it is run or resolved: workbooks are read for their stored values only, and a file that
is too large, or would unpack to too much, is not opened.
"""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook

MOST_BYTES = 5_000_000
MOST_UNPACKED = 100_000_000
MOST_ROWS = 50_000
_MOST_COLUMNS = 30
_EXACT_DIGITS = 15
"""Excel keeps no more digits of a number."""

Columns = Mapping[str, tuple[str, ...]]

COLUMNS: Columns = {
    "code": ("code", "编码"),
    "name": ("name", "名称"),
    "kind": ("kind", "级别"),
    "above": ("above", "上级编码"),
    "valid_from": ("valid_from", "起始日期"),
}
"""The columns of a table of units, and the headers under which they are accepted."""


class FileProblem(Exception):
    """The file as a whole cannot be used; the message says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class RawRow:
    """A row as it stands: its number in the file, and the text of each of our columns."""

    number: int
    cells: dict[str, str]


def read_table(
    path: Path,
    columns: Columns = COLUMNS,
    *,
    optional: frozenset[str] = frozenset(),
    titles: int = 0,
) -> list[RawRow]:
    """The rows below the header, empty ones left out. Raises :class:`FileProblem`.

    A column that is ``optional`` may be missing and then reads empty; up to ``titles`` rows may
    stand above the header.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise FileProblem(
                f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB: split it into parts"
            )
        data = path.read_bytes()
    except OSError as wrong:
        raise FileProblem(f"{path.name} cannot be read: {wrong.strerror}") from wrong
    match path.suffix.lower():
        case ".xlsx":
            table = _workbook(data, path.name)
        case ".csv":
            table = _comma_separated(data, path.name)
        case _:
            raise FileProblem(f"{path.name} is neither .xlsx nor .csv: save it as one of them")
    return _named(table, path.name, columns, optional, titles)


def _named(
    table: Iterator[Sequence[str]],
    name: str,
    columns: Columns,
    optional: frozenset[str],
    titles: int,
) -> list[RawRow]:
    places: dict[str, int] | None = None
    rows = []
    for number, cells in enumerate(table, 1):
        if number > MOST_ROWS:
            raise FileProblem(f"{name} has more than {MOST_ROWS} rows: split it into parts")
        if not any(cells):
            continue
        if places is None:
            try:
                places = _header(cells, name, columns, optional)
            except FileProblem:
                if titles == 0:
                    raise
                titles -= 1
            continue
        values = {c: cells[at] if at < len(cells) else "" for c, at in places.items()}
        values.update(dict.fromkeys(columns.keys() - places.keys(), ""))
        rows.append(RawRow(number=number, cells=values))
    if not rows:
        raise FileProblem(f"{name} has no rows: the first line is the header, the rest the table")
    return rows


def _header(
    cells: Sequence[str], name: str, columns: Columns, optional: frozenset[str]
) -> dict[str, int]:
    heads = [cell.strip().lower() for cell in cells]
    places = {
        column: heads.index(head)
        for column, accepted in columns.items()
        for head in reversed(accepted)  # the first name that is there wins
        if head in heads
    }
    missing = [
        " or ".join(accepted)
        for c, accepted in columns.items()
        if c not in places and c not in optional
    ]
    if missing:
        raise FileProblem(f"{name}: the header lacks the column {', '.join(missing)}")
    return places


def _comma_separated(data: bytes, name: str) -> Iterator[Sequence[str]]:
    text = None
    for encoding in ("utf-8-sig", "gb18030"):  # what Excel in China saves
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    if text is None or "\0" in text:
        raise FileProblem(f"{name} is not text: save it as CSV UTF-8")
    try:
        for row in csv.reader(io.StringIO(text, newline="")):
            yield [cell.strip() for cell in row[:_MOST_COLUMNS]]
    except csv.Error as wrong:
        raise FileProblem(f"{name} is not a table with commas: {wrong}") from wrong


def _workbook(data: bytes, name: str) -> Iterator[Sequence[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(info.file_size for info in packed.infolist())
        if unpacked > MOST_UNPACKED:
            raise FileProblem(f"{name} unpacks to far more than a list of units holds")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except FileProblem:
        raise
    except Exception as wrong:
        # a damaged workbook fails in as many ways as there are parts in it
        raise FileProblem(
            f"{name} cannot be opened as a workbook: save it anew as .xlsx"
        ) from wrong
    try:
        sheet = book.worksheets[0]
        for row in sheet.iter_rows(max_col=_MOST_COLUMNS, max_row=MOST_ROWS + 1, values_only=True):
            yield [_text(value) for value in row]
    except (ValueError, KeyError, IndexError, SyntaxError) as wrong:
        raise FileProblem(f"{name} cannot be read: save it anew as .xlsx") from wrong
    finally:
        book.close()


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case int() | float() if len(f"{value:.0f}") > _EXACT_DIGITS:
            return f"{value:.0f}?"  # its last digits are lost; no code looks like this
        case float() if value.is_integer():
            return f"{value:.0f}"
        case _:
            return str(value).strip()
