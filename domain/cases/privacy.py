"""Finds personal numbers in a sentence before it is stored.

A summary describes the matter; an identity-card or phone number does not belong in it. The desk
warns and offers to mask, it does not forbid: the person writing knows whether it is a shop's
hotline.
"""

import re
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


_SEPARATED = r"[\s\-]?"
# GB 11643-1999: 17 digits and a check character; 15 digits before 1999. People write them with
# spaces; full-width digits are folded before the search.
_ID_NUMBER = re.compile(
    rf"(?<!\d)(?:\d{{6}}{_SEPARATED}(?:19|20)\d{{2}}{_SEPARATED}\d{{4}}{_SEPARATED}\d{{3}}[\dXx]"
    r"|\d{6}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?![\dXx])"
)
# Mainland mobiles start 13-19; landlines carry an area code 0xx or 0xxx.
_PHONE = re.compile(
    rf"(?<!\d)(?:(?:\+?86{_SEPARATED})?1[3-9]\d{_SEPARATED}\d{{4}}{_SEPARATED}\d{{4}}"
    r"|0\d{2,3}[\s\-]\d{7,8})(?!\d)"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ－＋", "0123456789Xx-+")


def find_personal(text: str) -> tuple[Finding, ...]:
    """All stretches that look like an ID or phone number, in order, without overlaps."""
    folded = text.translate(_FULL_WIDTH)
    found = [
        Finding(PersonalKind.ID_NUMBER, m.start(), m.end()) for m in _ID_NUMBER.finditer(folded)
    ]
    for match in _PHONE.finditer(folded):
        if all(match.end() <= f.start or match.start() >= f.end for f in found):
            found.append(Finding(PersonalKind.PHONE, match.start(), match.end()))
    return tuple(sorted(found, key=lambda f: f.start))


def mask(text: str) -> str:
    """The text with every finding replaced by as many asterisks."""
    for finding in reversed(find_personal(text)):
        text = text[: finding.start] + "*" * (finding.end - finding.start) + text[finding.end :]
    return text
