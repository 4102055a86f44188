"""How large a picture is kept: small enough to send, large enough to read what is on it."""

from math import sqrt
from typing import Final

_LONGEST_SIDE: Final = 2560
_READABLE: Final = 1080
"""A screenshot of a whole conversation is as wide as the phone, however long it is."""
_MOST_PIXELS: Final = 24_000_000
_JPEG: Final = 65_000
"""No side of a JPEG is longer."""


def kept_size(width: int, height: int) -> tuple[int, int]:
    """At most 2560 long; but a tall or wide one is not made narrower for that than 1080, as long as
    it has no more than 24 megapixels."""
    longest, narrow = max(width, height), min(width, height)
    scale = min(1.0, _LONGEST_SIDE / longest)
    if narrow * scale < _READABLE:
        room = sqrt(_MOST_PIXELS / (width * height))
        readable = min(1.0, _READABLE / narrow, room, _JPEG / longest)
        scale = max(scale, readable)
    return max(1, int(width * scale)), max(1, int(height * scale))
