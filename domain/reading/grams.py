"""A sentence as the model sees it: its stretches of one to four characters."""

import re
import unicodedata

LONGEST = 4
"""Characters of the longest stretch."""
READ_AT_MOST = 240
"""Of a message so many characters are read: a sentence on file has 200."""

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_EDGE = "^"
_BREAK = " "


def folded(text: str) -> str:
    """The text as it is compared: of one width and one case, any figure as ``0``, whatever is
    neither letter nor figure as one blank."""
    text = unicodedata.normalize("NFKC", text[:READ_AT_MOST]).casefold()
    text = _NUMBER.sub("0", text)
    kept = "".join(one if unicodedata.category(one)[0] in "LN" else _BREAK for one in text)
    return _BREAK.join(kept.split())


def grams(text: str) -> set[str]:
    """Its stretches, each once; where it begins and ends is one of its characters."""
    line = f"{_EDGE}{folded(text)}{_EDGE}"
    return {
        line[at : at + long] for long in range(1, LONGEST + 1) for at in range(len(line) - long + 1)
    }
