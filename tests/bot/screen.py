"""How tall a page is on a phone of 390 × 844, as the demo's chat draws it.

Measured there: 642 pixels for messages and buttons, 14 of them the margin below; 30.8 for a bubble
with its time, 22.5 for a line of 313 pixels, 49 for a row of buttons.
"""

import re

from bot.pages.page import Page, bare

ROOM = 628.0
_WIDE, _SPACE = 15.0, 3.9
_NARROW = {**dict.fromkeys("ijl.,:;'|!()", 4.4), **dict.fromkeys("frt-", 5.6), "m": 13.0, "w": 11.6}
_PIECE = re.compile(r"[!-~]+|\s|.", re.DOTALL)


def height(page: Page) -> float:
    """The page's pixels from its first line to its last button."""
    lines = sum(_lines(line) for line in bare(page.text).split("\n"))
    return 30.8 + 22.5 * lines + 49 * len([row for row in page.rows if row])


def _lines(line: str) -> int:
    """Breaks between words, and between any two Chinese characters."""
    lines, room = 1, 313.0
    for piece in _PIECE.findall(line):
        wide = _SPACE if piece == " " else _width(piece)
        if wide > room and piece != " ":
            lines, room = lines + 1, 313.0
        room -= wide
    return lines


def _width(piece: str) -> float:
    if piece.isascii():
        return sum(_NARROW.get(char, 8.4) for char in piece)
    return 0.0 if piece == "\ufe0f" else _WIDE + 4 * (ord(piece) > 0xFFFF)
