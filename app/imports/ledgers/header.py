"""Finds the header of a sheet: the rows that name its columns, wherever they stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.imports.ledgers.columns import NEEDED, columns_of, is_head, joined
from app.imports.sheets.model import MOST_COLUMNS, RawSheet, Row

_LOOKED_AT = 40
"""Rows within which the header of a sheet begins."""
_DEEPEST = 3
"""Rows a header may have."""
_ENOUGH = 2
"""Of our columns in a row that look like the header of something."""


@dataclass(frozen=True, kw_only=True)
class Header:
    """Where a sheet names its columns, and which of ours."""

    first: int
    last: int
    texts: tuple[str, ...]
    places: Mapping[str, int]

    @property
    def lacking(self) -> tuple[str, ...]:
        """Our columns without which it cannot be read."""
        return tuple(column for column in NEEDED if column not in self.places)


def find_header(sheet: RawSheet) -> Header | None:
    """The rows that name the most of our columns; of two alike the upper, and the fewer rows."""
    numbers = sorted(sheet.rows)[:_LOOKED_AT]
    best: Header | None = None
    for at, first in enumerate(numbers):
        texts: tuple[str, ...] = ()
        for deep, number in enumerate(numbers[at : at + _DEEPEST]):
            row = sheet.rows[number]
            if deep and not all(is_head(text) for text in row if text):
                break
            texts = joined(_spread(sheet, number - 1, texts), row)
            head = Header(first=first, last=number, texts=texts, places=columns_of(texts))
            if len(head.places) >= _ENOUGH and (best is None or _better(head, best)):
                best = head
        if best is not None and not best.lacking and at >= numbers.index(best.last):
            break
    return best


def _better(one: Header, than: Header) -> bool:
    # a header that is whole is not given up for a row far below that names a column more
    if not than.lacking and one.first > than.last:
        return False
    return _rank(one) > _rank(than)


def _rank(head: Header) -> tuple[int, int, int]:
    return -len(head.lacking), len(head.places), head.first - head.last


def _spread(sheet: RawSheet, number: int, texts: Row) -> Row:
    """A row of a header, each text over all the columns it is merged over."""
    wide = list(texts)
    for first, left, last, right in sheet.merges:
        if first == last == number and left < len(texts) and right < MOST_COLUMNS:
            wide += [""] * (right + 1 - len(wide))
            wide[left : right + 1] = [texts[left]] * (right + 1 - left)
    return tuple(wide)
