"""Whether two matters may be the same one: what they are about, said in much the same words.

Chinese is written without spaces, so what is compared are pairs of neighbouring characters.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

_RUN = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_VOICED = re.compile(r"🎤\D{1,16}\d{1,4} \w{1,2}\b")
"""What stands for the words of a voice note that nobody made out: every note has it."""
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


_TENS = (10, 100)
_NUMERALS = frozenset({*range(10), *_TENS})
_SAME_PLACE = 0.5
"""The share of the shorter one's pairs that two ways to write one place have in common."""


@dataclass(frozen=True, kw_only=True)
class Reported:
    """What two reports of one matter have in common, as far as its reporter can tell."""

    unit_id: int
    place: str
    summary: str


@dataclass(frozen=True, kw_only=True)
class AlikeCase:
    """An open case that may be the very matter somebody is about to report."""

    id: int
    reported_at: datetime
    may_add: bool
    """Whether they may add to it; who only sees it is led there."""
    placed: bool
    """Whether both name a place, which is the same; else only the unit is."""


def same_matter(one: Reported, other: Reported, alike: float) -> float:
    """How likely two reports of one category are of one matter: the likeness of their words, from
    ``alike`` on; 0 where the places are not the same or the words are others."""
    if one.place and other.place:
        here = same_place(one.place, other.place)
    else:
        here = one.unit_id == other.unit_id
    words = likeness(one.summary, other.summary) if here else 0.0
    return words if words >= alike else 0.0


def same_place(one: str, other: str) -> bool:
    """Whether two ways to write a place may be the same: 3号楼 and 3号楼2单元, not 13号楼."""
    one, other = (_figured(place) for place in (one, other))
    first, second = (_NUMBER.findall(place) for place in (one, other))
    fewer, more = sorted((set(first), set(second)), key=len)
    if not fewer <= more:
        return False
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer or likeness(one, other) >= _SAME_PLACE


def _figured(place: str) -> str:
    """With its numbers in figures, whichever way they were written."""
    runs = ((number, "".join(run)) for number, run in groupby(place, key=_is_numeral))
    return "".join(_in_figures(run) if number else run for number, run in runs)


def _is_numeral(letter: str) -> bool:
    return unicodedata.numeric(letter, -1) in _NUMERALS


def _in_figures(said: str) -> str:
    values = [int(unicodedata.numeric(letter)) for letter in said]
    if max(values) not in _TENS:
        return "".join(str(value) for value in values)
    whole, digit = 0, 0
    for value in values:
        if value in _TENS:
            whole, digit = whole + (digit or 1) * value, 0
        else:
            digit = value
    return str(whole + digit)


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters, none across a comma or a space, and none of what
    stands for a voice note."""
    runs = _RUN.findall(_VOICED.sub(" ", text).casefold())
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def likeness(one: str, other: str) -> float:
    """From 0 (no pair in common) to 1 (the shorter text is all in the longer)."""
    first, second = pairs(one), pairs(other)
    return len(first & second) / max(_FEW, min(len(first), len(second)))
