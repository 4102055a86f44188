"""A sheet as it stands in its file, and what a file may hold at most.

The desk itself knows this much; openpyxl is loaded where a file is read."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.imports.model import UnreadableTable

MOST_BYTES = 5_000_000
MOST_UNPACKED = 100_000_000
MOST_ROWS = 50_000
MOST_COLUMNS = 200
MOST_SHEETS = 60
MOST_TEXT = 32_767
"""Characters of a cell: no spreadsheet keeps more."""
FAR_EAST = frozenset((*range(27, 37), *range(50, 59)))
"""Formats of days that Chinese Excel has by number alone."""
_EXACT_DIGITS = 15
"""Excel keeps no more digits of a number."""
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of spreadsheets, which know no zones
"""The day 0 of most files."""
_JOINER = "\u200d"

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; columns from 0."""
Row = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RawSheet:
    """The rows that hold something, by their number in the file, and what a reader does not see."""

    name: str
    rows: Mapping[int, Row]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    epoch: datetime = EPOCH
    """The day from which its numbers count days."""


def too_large(name: str) -> UnreadableTable:
    """What is said of a file that is not even read."""
    most = MOST_BYTES // 1_000_000
    return UnreadableTable(
        f"{name} is larger than {most} MB: split it into parts", "size", limit=str(most)
    )


def too_many(name: str, rows: int) -> None:
    """Raises when there are more rows than a file may hold."""
    if rows > MOST_ROWS:
        raise UnreadableTable(
            f"{name} has more than {MOST_ROWS} rows: split it into parts",
            "rows",
            limit=f"{MOST_ROWS:,}",
        )


def bomb(name: str) -> UnreadableTable:
    """What is said of a file that holds far more than any table does."""
    return UnreadableTable(f"{name} unpacks to far more than a table holds", "bomb")


def macros(name: str) -> UnreadableTable:
    """What is said of a file that brings something to run."""
    return UnreadableTable(f"{name} has macros: save it as a plain .xlsx", "macros")


def broken(name: str) -> UnreadableTable:
    """What is said of a file that is not what it seems to be."""
    return UnreadableTable(f"{name} cannot be opened as a workbook: save it anew as .xlsx")


def wide(name: str) -> UnreadableTable:
    """What is said of a row with more cells than are read."""
    return UnreadableTable(
        f"{name} has more than {MOST_COLUMNS} columns: remove what is no ledger",
        "columns",
        limit=str(MOST_COLUMNS),
    )


def tidy(text: str) -> str:
    """What a person sees of it: no escapes of a file format, nothing invisible."""
    if "_x" in text:
        from openpyxl.utils.escape import unescape

        text = unescape(text)
    text = text.strip()
    if text.isprintable():
        return text
    return "".join(one for one in text if _visible(one)).strip()


def _visible(one: str) -> bool:
    return one.isspace() or one == _JOINER or unicodedata.category(one) not in {"Cc", "Cf", "Cs"}


def of_number(value: float, epoch: datetime | None = None) -> str:
    """A number as a cell shows it; with an ``epoch`` it is a day. Codes longer than Excel keeps
    end in a question mark: their last digits are lost, and no code looks like this."""
    if epoch is not None and value >= 1:
        from openpyxl.utils.datetime import from_excel

        try:
            moment = from_excel(value, epoch)
        except (ValueError, OverflowError):
            return f"{value:.0f}?"
        return of_day(moment) if isinstance(moment, date) else ""
    if len(f"{value:.0f}") > _EXACT_DIGITS:
        return f"{value:.0f}?"
    return f"{value:.0f}" if float(value).is_integer() else repr(value)


def of_day(moment: date) -> str:
    """A day or a moment as its day."""
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()
