"""Finds personal numbers in a sentence, and masks them.

An identity-card or phone number does not belong into a sentence about a matter: whoever reads the
matter would read it, too. So none is kept whole, whoever wrote it and wherever it was asked for.
How to reach a party is kept in the vault (:mod:`domain.contacts`).
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class PersonalKind(StrEnum):
    """What was found."""

    ID_NUMBER = "id_number"
    PHONE = "phone"


@dataclass(frozen=True)
class Finding:
    """A stretch ``text[start:end]`` that looks personal."""

    kind: PersonalKind
    start: int
    end: int


_BETWEEN = r"[\s\-.·]?"
# GB 11643-1999: 17 digits and a check character; 15 digits before 1999. People write them with
# spaces.
_ID_NUMBER = re.compile(
    rf"(?<!\d)(?:\d{{6}}{_BETWEEN}(?:19|20)\d{{2}}{_BETWEEN}\d{{4}}{_BETWEEN}\d{{3}}[\dXx]"
    r"|\d{6}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?![\dXx])"
)
# Mainland mobiles start 13-19; landlines carry an area code.
_PHONE = re.compile(
    rf"(?<!\d)(?:(?:\+?86{_BETWEEN})?1[3-9]\d{_BETWEEN}\d{{4}}{_BETWEEN}\d{{4}}"
    rf"|(?:010|02\d|0[3-9]\d\d)(?:\)|{_BETWEEN})\d{{7,8}})(?!\d)"
)
_MARKS = {"Ｘ": "X", "ｘ": "x", "－": "-", "–": "-", "—": "-", "＋": "+", "）": ")", "．": "."}


def find_personal(text: str) -> tuple[Finding, ...]:
    """All stretches that look like an ID or phone number, in order, without overlaps; also in
    full-width digits, and in the words for them (一三八…)."""
    digits = "".join(_digit(one) for one in text)
    spoken = "".join(_word(one) for one in digits)
    found: list[Finding] = []
    for folded in (digits, spoken):
        for kind, pattern in ((PersonalKind.ID_NUMBER, _ID_NUMBER), (PersonalKind.PHONE, _PHONE)):
            for match in pattern.finditer(folded):
                if all(match.end() <= one.start or match.start() >= one.end for one in found):
                    found.append(Finding(kind, match.start(), match.end()))
    return tuple(sorted(found, key=lambda one: one.start))


def _digit(one: str) -> str:
    """A digit of any width or script as ours; the marks between them likewise."""
    value = unicodedata.decimal(one, None)
    return _MARKS.get(one, one) if value is None else str(value)


def _word(one: str) -> str:
    """A word for a digit as the digit."""
    value = unicodedata.numeric(one, 10)
    return str(int(value)) if value in range(10) else one


def mask(text: str) -> str:
    """The text with every finding replaced by as many asterisks."""
    while found := find_personal(text):
        for one in reversed(found):
            text = text[: one.start] + "*" * (one.end - one.start) + text[one.end :]
    return text
