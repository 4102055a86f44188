"""Whether two people wrote of the same place."""

from unicodedata import normalize


def same_place(text: str) -> str:
    """What two ways to write a place have in common: the width and case of characters and blanks
    make no difference. Empty for no place: the grid."""
    return "".join(normalize("NFKC", text).split()).casefold()
