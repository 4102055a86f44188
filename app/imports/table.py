"""Reads a table (of units, of routes, of matters) from an .xlsx or .csv file that may come from
anywhere.

Nothing in it is run or resolved: workbooks are read for their stored values only, and a file that
is too large, would unpack to too much, or brings macros or definitions of its own is not opened.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path, PurePath
from typing import IO, Any

from openpyxl import load_workbook

from domain.apart import Apart, Bounds, Breach, OutOfBounds
from domain.imports.model import FORMULA, RawRow, UnreadableTable

MOST_BYTES = 5_000_000
MOST_UNPACKED = 100_000_000
MOST_ROWS = 50_000
BOUNDS = Bounds(seconds=30, megabytes=512)
"""What reading one may take; one of 50,000 rows took 8 seconds and 80 MB."""
_MOST_COLUMNS = 30
_EXACT_DIGITS = 15
"""Excel keeps no more digits of a number."""
_PIECE = 1_000_000
_OVER = len("<!DOCTYPE")
"""So much of one piece is looked at together with the next."""
_MACROS = "vbaproject.bin"
_OLD = b"\xd0\xcf\x11\xe0"
"""How a file of before 2007 begins, and one locked with a password."""

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
OPTIONAL = frozenset({"into", "until"})
"""Those it may leave out: only mergers and closings need them."""


def read_table(
    path: Path,
    columns: Columns = COLUMNS,
    *,
    optional: frozenset[str] = OPTIONAL,
    titles: int = 0,
    marks_formulas: bool = False,
) -> list[RawRow]:
    """The rows of an .xlsx or .csv file, as :func:`read_bytes` reads them. Raises
    :class:`~domain.imports.model.UnreadableTable`."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise too_large(path.name)
        data = path.read_bytes()
    except OSError as wrong:
        raise FileProblem(f"{path.name} cannot be read: {wrong.strerror}") from wrong
    return read_bytes(
        data, path.name, columns, optional=optional, titles=titles, marks_formulas=marks_formulas
    )


def read_bytes(
    data: bytes,
    name: str,
    columns: Columns,
    *,
    optional: frozenset[str] = frozenset(),
    titles: int = 0,
    marks_formulas: bool = False,
) -> list[RawRow]:
    """The rows below the header, empty ones left out. Raises :class:`FileProblem`.

    A column that is ``optional`` may be missing and then reads empty; up to ``titles`` rows may
    stand above the header. A cell that is a formula reads as what it
    came to when the file was saved, or, if asked, as
    :data:`~domain.imports.model.FORMULA`. It computes for seconds when the table is long.
    """
    if len(data) > MOST_BYTES:
        raise too_large(name)
    match PurePath(name).suffix.lower():
        case ".xlsx":
            table = _workbook(data, name, marks_formulas)
        case ".csv":
            table = _comma_separated(data, name)
        case ".xlsm" | ".xltm" | ".xlsb":
            raise _macros(name)
        case _:
            raise FileProblem(f"{name} is neither .xlsx nor .csv: save it as one of them", "kind")
    return _named(table, name, columns, optional, titles)


async def read_apart(
    apart: Apart, data: bytes, name: str, reading: Callable[..., list[RawRow]]
) -> list[RawRow]:
    """The same in a process of its own, so that no file can hold up or eat up this one; ``reading``
    is :func:`read_bytes` or a ``partial`` of it. Raises :class:`FileProblem`."""
    try:
        return await apart.run(partial(reading, name=name), data, BOUNDS)
    except OutOfBounds as error:
        raise _beyond(name, error.breach) from error


def _beyond(name: str, breach: Breach) -> FileProblem:
    """What is said of a file that could not be read within bounds."""
    match breach:
        case Breach.BIG:
            return FileProblem(f"{name} takes far too much memory: save it as CSV", "bomb")
        case Breach.SLOW:
            return FileProblem(f"{name} takes too long to read: split it into parts", "slow")
        case Breach.BROKEN:
            return FileProblem(f"{name} cannot be read: save it anew as .xlsx")


def too_large(name: str) -> FileProblem:
    """What is said of a file that is not even read."""
    most = MOST_BYTES // 1_000_000
    return FileProblem(
        f"{name} is larger than {most} MB: split it into parts", "size", limit=str(most)
    )


def _macros(name: str) -> FileProblem:
    return FileProblem(f"{name} has macros: save it as a plain .xlsx", "macros")


def _named(
    table: Iterator[Sequence[str]],
    name: str,
    columns: Columns,
    optional: frozenset[str],
    titles: int,
) -> list[RawRow]:
    places: dict[str, int] | None = None
    rows, lacking = [], None
    for number, cells in enumerate(table, 1):
        if number > MOST_ROWS:
            raise FileProblem(
                f"{name} has more than {MOST_ROWS} rows: split it into parts",
                "rows",
                limit=f"{MOST_ROWS:,}",
            )
        if not any(cells):
            continue
        if places is None:
            try:
                places = _header(cells, name, columns, optional)
            except FileProblem as wrong:
                lacking = lacking or wrong
                if titles == 0:
                    raise
                titles -= 1
            continue
        values = {c: cells[at] if at < len(cells) else "" for c, at in places.items()}
        values.update(dict.fromkeys(columns.keys() - places.keys(), ""))
        rows.append(RawRow(number=number, cells=values))
    if places is None and lacking is not None:
        raise lacking
    if not rows:
        raise FileProblem(
            f"{name} has no rows: the first line is the header, the rest the table", "empty"
        )
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
        raise FileProblem(
            f"{name}: the header lacks the column {', '.join(missing)}",
            "header",
            columns="、".join(
                accepted[0]
                for c, accepted in columns.items()
                if c not in places and c not in optional
            ),
        )
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


def _workbook(data: bytes, name: str, marks_formulas: bool) -> Iterator[Sequence[str]]:
    if data.startswith(_OLD):
        raise FileProblem(
            f"{name} is of an old kind, or locked: save it as .xlsx without a password", "old"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _look_into(packed, name)
        book = load_workbook(
            io.BytesIO(data), read_only=True, data_only=not marks_formulas, keep_links=False
        )
    except (FileProblem, MemoryError):
        raise
    except Exception as wrong:
        # a damaged workbook fails in as many ways as there are parts in it
        raise FileProblem(
            f"{name} cannot be opened as a workbook: save it anew as .xlsx"
        ) from wrong
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its own size is not believed
        for row in sheet.iter_rows(max_col=_MOST_COLUMNS, max_row=MOST_ROWS + 1):
            yield _texts(row)
    except (ValueError, KeyError, IndexError, SyntaxError, zipfile.BadZipFile) as wrong:
        raise FileProblem(f"{name} cannot be read: save it anew as .xlsx") from wrong
    finally:
        book.close()


def _look_into(packed: zipfile.ZipFile, name: str) -> None:
    """Refuses what would unpack to too much, brings macros, or defines entities of its own."""
    parts = packed.infolist()
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise FileProblem(f"{name} unpacks to far more than a list of units holds", "bomb")
    for part in parts:
        if part.filename.lower().endswith(_MACROS):
            raise _macros(name)
        if part.filename.lower().endswith((".xml", ".rels")):
            with packed.open(part) as opened:
                defines = _defines(opened)
            if defines:
                raise FileProblem(f"{name} has definitions of its own: save it anew as .xlsx")


def _defines(opened: IO[bytes]) -> bool:
    """Whether a part says anywhere what an XML of a workbook never says; in 16 bits a character,
    too."""
    end = b""
    while piece := opened.read(_PIECE):
        end = end[-_OVER:] + piece.replace(b"\0", b"").upper()
        if b"<!DOCTYPE" in end or b"<!ENTITY" in end:
            return True
    return False


def _texts(cells: Iterable[Any]) -> list[str]:
    return [FORMULA if cell.data_type == "f" else _text(cell.value) for cell in cells]


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
