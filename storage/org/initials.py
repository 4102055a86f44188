"""Units by the first letters of their pinyin, as they are typed in a hurry: gdsq for 古道社区."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

_FEWEST = 2
_ENOUGH = 3
"""So many letters may stand for a name that goes on."""


def are_letters(word: str) -> bool:
    """Whether it may be the first letters of a name."""
    return len(word) >= _FEWEST and word.isascii() and word.isalnum() and not word.isdigit()


def begins_with(name: str, letters: str) -> bool | None:
    """Whether the name has just these letters; None when it has them and goes on."""
    if len(letters) > len(name) or any(
        letter not in _letters_of(one) for letter, one in zip(letters, name, strict=False)
    ):
        return False
    return True if len(letters) == len(name) else None


def by_initials(rows: Sequence[Any], letters: str) -> list[Any]:
    """Those of the rows of units that are called so in short; those of just these letters alone,
    if there are any, else those whose name goes on."""
    letters = letters.lower()
    fits = [(row, begins_with(row.name, letters)) for row in rows]
    just = [row for row, fit in fits if fit]
    if just or len(letters) < _ENOUGH:
        return just
    return [row for row, fit in fits if fit is None]


@lru_cache(maxsize=8192)
def _letters_of(one: str) -> frozenset[str]:
    """All a character may begin with, whichever way it is read."""
    # loaded when first asked for: it takes a tenth of a second, and most never ask
    from pypinyin import Style, pinyin

    (readings,) = pinyin(one, style=Style.FIRST_LETTER, heteronym=True)
    return frozenset(reading.lower() for reading in readings)
