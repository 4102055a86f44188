"""Whether two matters may be the same one: what they are about, said in much the same words.

Chinese is written without spaces, so what is compared are pairs of neighbouring characters.
"""

import re
from dataclasses import dataclass

_RUN = re.compile(r"\w+")
_FEW = 3
"""Fewer pairs than this in the shorter text prove nothing when they are all found in the other."""


@dataclass(frozen=True, kw_only=True)
class Duplicates:
    """What is offered as a duplicate; places differ in how busy they are, so it is data."""

    days: int = 14
    """How far apart the two may have been reported."""
    alike: float = 0.3
    """The share of the shorter text's pairs that the other must have."""
    shown: int = 5


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters, none across a comma or a space."""
    runs = _RUN.findall(text.casefold())
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def likeness(one: str, other: str) -> float:
    """From 0 (no pair in common) to 1 (the shorter text is all in the longer)."""
    first, second = pairs(one), pairs(other)
    return len(first & second) / max(_FEW, min(len(first), len(second)))
