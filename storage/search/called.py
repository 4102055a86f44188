"""Which units and categories a word names: it then also means what lies under them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.search.model import folded
from storage.org.initials import are_letters, by_initials
from storage.schema import aliases, categories, units

_FEWEST = 2
"""A name is named by two characters of its beginning, never by one."""
_CODE = 9
"""So many digits of a code are a street's."""
_UNITS = select(units.c.id, units.c.name, units.c.code, units.c.path, units.c.parent_id)
_ALIASES = select(aliases.c.unit_id, aliases.c.name)
_CATEGORIES = select(categories.c.id, categories.c.name_zh, categories.c.name_en)
_ORDINAL = re.compile(r"\A\u7b2c")
"""What marks a number as that of one among others: the 第 of 第3网格."""
_fold = lru_cache(maxsize=8192)(folded)


@dataclass(frozen=True, kw_only=True)
class Called:
    """What else a word means."""

    units: frozenset[int]
    """With all that lie below them."""
    categories: frozenset[int]
    everywhere: bool
    """All units there are."""
    few: bool
    """So few of them that their matters are looked up rather than met with."""


def called(connection: Connection, words: Iterable[str]) -> Mapping[str, Called]:
    """The words that name something."""
    rows = connection.execute(_UNITS).all()
    also = connection.execute(_ALIASES).all()
    kinds = connection.execute(_CATEGORIES).all()
    short = _short(rows)
    found: dict[str, Called] = {}
    for word in words:
        if len(word) < _FEWEST:
            continue
        ids = {row.unit_id for row in also if _fold(row.name).startswith(word)}
        ids |= {row.id for row in rows if _fold(row.name).startswith(word)}
        ids |= {id for id, names in short if word in names}
        ids |= {row.id for row in rows if len(word) >= _CODE and row.code.startswith(word)}
        if are_letters(word):
            ids |= {row.id for row in by_initials(rows, word)}
        tops = tuple(row.path for row in rows if row.id in ids)
        under = frozenset(row.id for row in rows if tops and row.path.startswith(tops))
        of_kind = frozenset(
            row.id
            for row in kinds
            if any(_fold(name).startswith(word) for name in (row.name_zh, row.name_en))
        )
        if under or of_kind:
            found[word] = Called(
                units=under,
                categories=of_kind,
                everywhere=len(under) == len(rows),
                few=len(under) * FEW <= len(rows),
            )
    return found


def _short(rows: Sequence[Row[*tuple[Any, ...]]]) -> list[tuple[int, tuple[str, str]]]:
    """What is left of the names that begin with that of the unit above, as people on the spot say
    it, and the same without the mark of a number."""
    names = {row.id: _fold(row.name) for row in rows}
    left = {
        row.id: names[row.id].removeprefix(above)
        for row in rows
        if (above := names.get(row.parent_id)) and names[row.id].startswith(above)
    }
    return [(id, (rest, _ORDINAL.sub("", rest))) for id, rest in left.items()]


FEW = 10
"""A part of the district's units no larger than a tenth is few."""
