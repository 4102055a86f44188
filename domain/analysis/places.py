"""Whether two people wrote of the same place."""

from unicodedata import normalize

_NUMBER_SIGN = "#"
_NUMBER = "号"


def same_place(text: str) -> str:
    """What two ways to write a place have in common: width and case of characters, blanks, and the
    sign for a number (``３#楼``, ``3 号楼``) make no difference. Empty for no place: the grid."""
    plain = "".join(normalize("NFKC", text).split()).casefold()
    return plain.replace(_NUMBER_SIGN, _NUMBER)
