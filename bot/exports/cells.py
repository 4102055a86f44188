"""What may stand in a cell of a file that people open with a spreadsheet, and as what."""

import unicodedata
from datetime import date
from typing import NamedTuple

from bot import words
from domain.periodic.model import percent

_CONTROL = dict.fromkeys((*range(32), 0x7F, *range(0x80, 0xA0), 0xFFFE, 0xFFFF), " ")
_FORMULA = frozenset("=+-@\t\r")
NOTHING = "—"


class Number(NamedTuple):
    """编号: a number that names something and is not added up."""

    number: int


class Share(NamedTuple):
    """A rate."""

    part: int
    whole: int


class Growth(NamedTuple):
    """How much more than before."""

    now: int
    base: int


Value = int | float | str | date | Number | Share | Growth | None
Content = int | float | str | date | None
DAY, PLAIN, COUNT, AMOUNT, MEAN, RATE, GROWTH, TEXT = (
    "yyyy-mm-dd", "0", "#,##0", "#,##0.##", "0.0", "0%", '+0%;"−"0%;0%', "General",
)  # fmt: skip
"""How a cell shows what is in it."""


def content(value: Value) -> tuple[Content, str]:
    """What a cell of a workbook holds, and how it shows it: days are days and rates are numbers, so
    that who gets the file can sort, sum and compare."""
    match value:
        case Number(number):
            return number, PLAIN
        case Share(part, whole):
            return (part / whole, RATE) if whole else (NOTHING, TEXT)
        case Growth(now, base):
            more = percent(abs(now - base), base)
            if more is None:
                return NOTHING, TEXT
            return (more if now >= base else -more) / 100, GROWTH
        case date():
            return value, DAY
        case str():
            return plain(value), TEXT
        case int():
            return value, COUNT
        case float():
            return value, AMOUNT if value % 1 else COUNT
    return None, TEXT


def said(value: Value) -> str:
    """The same as it is read on paper."""
    match value:
        case Number(number):
            return str(number)
        case Share(part, whole):
            return words.rate(part, whole)
        case Growth(now, base):
            return words.change(now, base)
        case date():
            return value.isoformat()
        case str():
            return plain(value)
        case int() | float():
            return f"{value:,}"
    return ""


def printable(text: str) -> str:
    """The text without characters that no paper can hold: what came in before they were kept out
    must not keep a paper from being printed."""
    return text.translate(_CONTROL)


def plain(text: str) -> str:
    """The same for a cell."""
    return text if text.isprintable() else printable(text).strip()


def for_csv(value: Value) -> int | float | str:
    """The same for CSV, where a cell has no type: what would be run as a formula, in any width of
    its first sign, is marked as text by an apostrophe. A file of workbooks has types, and needs
    none."""
    match value:
        case Number(number):
            return number
        case int() | float():
            return value
    tidy = said(value)
    first = unicodedata.normalize("NFKC", tidy.lstrip()[:1])
    return f"'{tidy}" if first in _FORMULA and first else tidy


def day(value: date | None) -> str:
    """``2026-11-24``, which sorts and is read as a date everywhere."""
    return "" if value is None else value.isoformat()
