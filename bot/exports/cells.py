"""What may stand in a cell of a file that people open with a spreadsheet."""

from datetime import date

_CONTROL = dict.fromkeys((*range(32), 0x7F, *range(0x80, 0xA0), 0xFFFE, 0xFFFF), " ")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def printable(text: str) -> str:
    """The text without characters that no paper can hold: what came in before they were kept out
    must not keep a paper from being printed."""
    return text.translate(_CONTROL)


def plain(text: str) -> str:
    """The same for a cell."""
    return text if text.isprintable() else printable(text).strip()


def for_csv(text: str) -> str:
    """The same for CSV, where a cell has no type: what would be run as a formula is marked as
    text by an apostrophe. A file of workbooks has types, and needs none."""
    tidy = plain(text)
    return f"'{tidy}" if tidy.startswith(_FORMULA) else tidy


def day(value: date | None) -> str:
    """``2026-11-24``, which sorts and is read as a date everywhere."""
    return "" if value is None else value.isoformat()
