"""What of a text the index holds: each character, and each two side by side, as a number.

Chinese does not part its words, so a word is found by its pairs: 漏水 by one, 下水道 by two, and a
text that has both is then looked at, since they may lie apart.
"""

from collections.abc import Iterable
from itertools import pairwise

_BITS = 24
"""More than a code point takes: six hexadecimal digits."""


def held(body: str) -> set[int]:
    """The characters and pairs of a text, none over a blank: no word goes over one."""
    found = {ord(one) << _BITS for one in body if not one.isspace()}
    return found.union(*(asked(run) for run in body.split()))


def asked(word: str) -> set[int]:
    """What a text with this word in it holds: its pairs, or the only character."""
    if len(word) == 1:
        return {ord(word) << _BITS}
    return {ord(a) << _BITS | ord(b) for a, b in pairwise(word)}


def spelled(grams: Iterable[int]) -> list[str]:
    """The same as words of twelve digits, which is what FTS5 keeps. As only digits come to it,
    there is nothing that it could take for an operator."""
    return [f"{one:012x}" for one in sorted(grams)]
