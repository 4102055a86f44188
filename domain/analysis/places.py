"""Whether two people wrote of the same place."""

from functools import lru_cache
from unicodedata import normalize


@lru_cache(4096)
def same_place(text: str) -> str:
    """What two ways to write a place have in common: the width and case of characters and blanks
    make no difference. Empty for no place: the grid."""
    return "".join(normalize("NFKC", text).split()).casefold()
