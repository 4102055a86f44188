"""What a person typed as a sentence of the desk: the one place where words come in.

Whatever is stored, pushed or printed of what somebody wrote has gone through :func:`tidy`; and what
is not meant for the vault through :func:`clean`, in which no personal number stays whole.
"""

import unicodedata

from domain.errors import Invalid
from domain.privacy import mask

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Control and format characters (bidi controls and zero-width ones are among them), lone
surrogates. Unassigned and private ones stay: rare characters of names are among them."""
_BLANK = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, range(0xFE00, 0xFE0F)))
)
"""Letters and marks that draw nothing: fillers, the empty Braille cell, selectors."""
_JOINS = frozenset("\u200d\ufe0f")
"""What holds an emoji together; beside anything else it is unseen like the rest."""
_SAYS = frozenset("LNS")
"""A letter, a digit or a symbol: without one of them nothing is said."""


def tidy(text: str) -> str:
    """The text in one line, without what nobody sees and without outer and repeated blanks.

    Empty when nothing is left that says anything: blanks, fillers, or marks alone.
    """
    seen = "".join(_seen(text, at) for at in range(len(text)))
    line = " ".join(seen.split())
    return line if any(unicodedata.category(one)[0] in _SAYS for one in line) else ""


def _seen(text: str, at: int) -> str:
    one = text[at]
    if one in _JOINS:
        before = unicodedata.category(text[at - 1]) if at else ""
        return one if before in {"So", "Sk"} or text[at - 1 : at] in _JOINS else ""
    if one.isspace():
        return " "
    if one in _BLANK or unicodedata.category(one) in _UNSEEN or ord(one) & 0xFFFE == 0xFFFE:
        return ""
    return one


def masked(text: str) -> str:
    """The same, its personal numbers masked."""
    return tidy(mask(tidy(text)))


def short(text: str, limit: int, name: str) -> str:
    """The text, unless it is too long. Raises :class:`Invalid` (``<name>-too-long``), so that
    nothing is cut silently."""
    if len(text) > limit:
        raise Invalid(f"{name}-too-long", limit=limit, length=len(text))
    return text


def clean(text: str, limit: int, name: str) -> str:
    """A sentence ready to store: tidy, its personal numbers masked. Raises :class:`Invalid`
    (``<name>-too-long``) over the limit. Empty also when it was nothing but a number."""
    return masked(short(tidy(text), limit, name))


def clean_lines(text: str, limit: int, name: str) -> str:
    """The same for what has several lines, each of which keeps its own."""
    lines = (masked(line) for line in text.splitlines())
    return short("\n".join(line for line in lines if line), limit, name)
