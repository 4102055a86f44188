"""The codes by which people come in, to be read from one phone and typed on another.

Capital letters and digits that nobody takes for one another, in groups of four: sixteen for a post,
which are good for days, and twelve for another chat of one's own, which are good for minutes. No
word of a language and no number of a card looks like one.
"""

import re
import secrets
import unicodedata
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
POST: Final = 16
CHAT: Final = 12
_GROUP: Final = 4
_MARKS: Final = str.maketrans("", "", " -‐‑‒–—\u00a0")
_WRITTEN: Final = re.compile(
    rf"(?<![0-9A-Za-z-])[{ALPHABET}]{{4}}(?:-[{ALPHABET}]{{4}}){{2,3}}(?![0-9A-Za-z-])",
    re.IGNORECASE,
)


def new_code(length: int) -> str:
    """A code of letters and digits; both are in it."""
    while True:
        made = "".join(secrets.choice(ALPHABET) for _ in range(length))
        if _mixed(made):
            return made


def spelled(code: str) -> str:
    """As people read and type it: ``K7MQ-2XWD-…``."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def is_for_chat(word: str) -> bool:
    """Whether it brings another chat to somebody who is here, by its length."""
    return len(word) == CHAT


def code_in(text: str) -> str | None:
    """The code that was typed, however it is spaced, or that stands in a message that was passed
    on; None where there is none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    whole = plain.translate(_MARKS).upper()
    if len(whole) in {POST, CHAT} and _mixed(whole) and set(whole) <= set(ALPHABET):
        return whole
    found = _WRITTEN.search(plain)
    code = found[0].replace("-", "").upper() if found else ""
    return code if _mixed(code) else None


def _mixed(code: str) -> bool:
    return any(one.isdigit() for one in code) and any(one.isalpha() for one in code)
