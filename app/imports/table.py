"""Reads a table (of units, of routes) from a file that may come from anywhere."""

from collections.abc import Mapping
from pathlib import Path

from app.imports.sheets.model import MOST_BYTES, RawSheet, too_large
from app.imports.sheets.read import read_sheets
from app.texts import text
from app.why import why
from domain.imports.model import RawRow, UnreadableTable

Columns = Mapping[str, tuple[str, ...]]


FileProblem = UnreadableTable
"""What the command line calls it."""

COLUMNS: Columns = {
    "code": ("code", "编码"),
    "name": ("name", "名称"),
    "kind": ("kind", "级别"),
    "above": ("above", "上级编码"),
    "valid_from": ("valid_from", "起始日期"),
    "into": ("into", "并入编码"),
    "until": ("until", "停用日期"),
}
"""The columns of a table of units, and the headers under which they are accepted."""
_TITLES = 5
"""So many rows are looked at for the header."""
OPTIONAL = frozenset({"into", "until"})
"""Those it may leave out: only mergers and closings need them."""


def table_trouble(file: Path, wrong: UnreadableTable) -> str:
    """Why a file as a whole cannot be used, for the terminal."""
    return text("table-told", file=file.name, what=text(f"table-{wrong.reason}", **wrong.facts))


def file_bytes(path: Path) -> bytes:
    """What is in a file; raises UnreadableTable before it reads one that is too large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise too_large(path.name)
        return path.read_bytes()
    except FileNotFoundError as wrong:
        raise FileProblem(str(wrong), "missing") from wrong
    except OSError as wrong:
        raise FileProblem(str(wrong), "unreadable", why=why(wrong)) from wrong


def read_table(path: Path, columns: Columns = COLUMNS) -> list[RawRow]:
    """The rows below the header, empty ones left out, of the first sheet that has it. A cell
    that is a formula reads as what it came to when the file was saved. Raises UnreadableTable."""
    return named_rows(file_bytes(path), path.name, columns)


def named_rows(
    data: bytes, name: str, columns: Columns, optional: frozenset[str] = OPTIONAL
) -> list[RawRow]:
    """The same of the bytes of a file; its header may stand below a title. A row has no cell of an
    optional column that is not there."""
    sheets = [one for one in read_sheets(data, name) if one.rows]
    lacking: UnreadableTable | None = None
    for sheet in sheets:
        try:
            rows = _named(sheet, name, columns, optional)
        except UnreadableTable as wrong:
            lacking = lacking or wrong
            continue
        if rows:
            return rows
    raise lacking or FileProblem(
        f"{name} has no rows: the first line is the header, the rest the table", "empty"
    )


def _named(sheet: RawSheet, name: str, columns: Columns, optional: frozenset[str]) -> list[RawRow]:
    numbers = sorted(sheet.rows)
    head, places = _header(sheet, name, columns, optional)
    rows = []
    for number in numbers[numbers.index(head) + 1 :]:
        cells = sheet.rows[number]
        values = {c: cells[at] if at < len(cells) else "" for c, at in places.items()}
        rows.append(RawRow(number=number, cells=values, sheet=sheet.name))
    return rows


def _header(
    sheet: RawSheet, name: str, columns: Columns, optional: frozenset[str]
) -> tuple[int, dict[str, int]]:
    """The first row that has all columns that must be there, and where they stand."""
    needed = [column for column in columns if column not in optional]
    first = min(sheet.rows)
    for number in sorted(sheet.rows)[:_TITLES]:
        places = _places(sheet, number, columns)
        if all(column in places for column in needed):
            return number, places
    there = _places(sheet, first, columns)
    lacking = [columns[column] for column in needed if column not in there]
    raise FileProblem(
        f"{name}: the header is incomplete",
        "header",
        sheet=sheet.name or "-",
        row=str(first),
        columns=", ".join(" / ".join(accepted) for accepted in lacking),
    )


def _places(sheet: RawSheet, number: int, columns: Columns) -> dict[str, int]:
    heads = [cell.strip().lower() for cell in sheet.rows[number]]
    return {
        column: heads.index(head)
        for column, accepted in columns.items()
        for head in reversed(accepted)  # the first name that is there wins
        if head in heads
    }
