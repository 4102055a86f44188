"""Finds personal numbers in a sentence, and masks them.

An identity-card or phone number does not belong into a sentence about a matter: whoever reads the
matter would read it, too. So none is kept whole, whoever wrote it and wherever it was asked for.
How to reach a party is kept in the vault (:mod:`domain.contacts`).
"""

import re
import unicodedata
from collections.abc import Sequence
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


_GAP = r"[\s\-.·]{0,3}"
"""What stands between the digits as they are typed."""
_PAUSE = r"[\s\-.·,\uff0c\u3001]{0,3}"
"""And as they are said, where a pause comes out as a comma."""
_LOCAL = rf"(?:\d{{7,8}}|[2-8]\d{{2,3}}{_GAP}\d{{4}}(?!{_GAP}\d))"
# Landlines carry an area code.
_LANDLINE = re.compile(
    rf"(?<!\d)(?:(?:\+|00)86{_GAP}(?:10|2\d|[3-9]\d\d)|010|02\d|0[3-9]\d\d)"
    rf"\)?{_GAP}{_LOCAL}(?!\d)"
)
# 15 digits before 1999. Nobody born before 1921 is asked for; codes of units look like it.
_OLD_ID = re.compile(
    r"(?<!\d)\d{6}(?:2[1-9]|[3-9]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![\dXx])"
)


def _apart(between: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An identity number of 17 digits and a check character (GB 11643-1999), and a mainland mobile,
    with ``between`` between any two of their digits. They may overlap what is none."""
    id_number = rf"\d(?:{between}\d){{16}}{between}[\dXx](?![\dXx])"
    mobile = rf"(?:(?:\+|00)?86{between}|0)?(?P<own>1{between}[3-9](?:{between}\d){{9}})(?!\d)"
    return (
        re.compile(rf"(?<!\d)(?=(?P<all>{id_number}))"),
        re.compile(rf"(?<!\d)(?=(?P<all>{mobile}))"),
    )


# Between a slash or a stroke the digits are grouped as they are in such a number: 1500/3000/800 is
# what was offered.
_MOBILE_IN_PARTS = re.compile(r"(?<!\d)(?:(?:\+|00)?86[/_]?)?1[3-9]\d[/_]\d{4}[/_]\d{4}(?!\d)")
_ID_IN_PARTS = re.compile(
    r"(?<!\d)\d{6}[/_](?:19|20)\d\d[/_]?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[/_]\d{3}[\dXx]"
    r"(?![\dXx])"
)
_TYPED, _SAID = _apart(_GAP), _apart(_PAUSE)
_GROUP = re.compile(r"[\dXx]+")
_BORN = re.compile(r"(?:19|20)\d{2}")
_BIRTHDAY = re.compile(r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_FEWEST = 10
"""Digits of the shortest of them: an area code and seven more."""
_PART = 3
"""Fewer digits than this side by side are a house, a day or a sum, unless each stands alone."""
_MARKS = dict(zip("Ｘｘ－–—＋）．／＿", "Xx---+)./_", strict=True))
_CALLED = {0x6D1E: "0", 0x62D0: "7", 0x52FE: "9", 0x53C9: "X"}
"""How digits are called over a telephone: dong, guai, gou; and the X of an identity number."""


class _Digits(dict[int, str]):
    """A digit of any width or script as ours, and the marks between them; looked up once."""

    def __missing__(self, code: int) -> str:
        one = chr(code)
        value = unicodedata.decimal(one, None)
        return self.setdefault(code, _MARKS.get(one, one) if value is None else str(value))


class _Words(dict[int, str]):
    """A word for a digit as the digit."""

    def __missing__(self, code: int) -> str:
        one = chr(code)
        value = unicodedata.numeric(one, 10)
        said = str(int(value)) if value in range(10) else _CALLED.get(code, one)
        return self.setdefault(code, said)


_DIGITS, _WORDS = _Digits(), _Words()


def find_personal(text: str) -> tuple[Finding, ...]:
    """All stretches that look like an ID or phone number, in order, without overlaps; also in
    full-width digits, and in the words for them (一三八…)."""
    digits = text.translate(_DIGITS)
    said = digits.translate(_WORDS)
    if sum(one.isdecimal() for one in said) < _FEWEST:
        return ()
    found = _in(digits, _TYPED)
    if said != digits:
        found += _in(said, _TYPED)
        # commas separate numbers that are typed, and are pauses in one that is said
        only_said = "".join(
            " " if one.isdecimal() else two for one, two in zip(digits, said, strict=True)
        )
        found += _in(only_said, _SAID)
    kept: list[Finding] = []
    for one in found:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _in(digits: str, apart: tuple[re.Pattern[str], re.Pattern[str]]) -> list[Finding]:
    """What is found in a text whose digits are all ours, the surest first."""
    id_number, mobile = apart
    return [
        *(
            Finding(PersonalKind.ID_NUMBER, one.start("all"), one.end("all"))
            for one in id_number.finditer(digits)
            if _is_id(one["all"])
        ),
        *(
            Finding(PersonalKind.ID_NUMBER, *one.span())
            for pattern in (_ID_IN_PARTS, _OLD_ID)
            for one in pattern.finditer(digits)
        ),
        *(
            Finding(PersonalKind.PHONE, one.start("all"), one.end("all"))
            for one in mobile.finditer(digits)
            if _grouped(_GROUP.findall(one["own"]))
        ),
        *(
            Finding(PersonalKind.PHONE, *one.span())
            for pattern in (_MOBILE_IN_PARTS, _LANDLINE)
            for one in pattern.finditer(digits)
        ),
    ]


def _is_id(stretch: str) -> bool:
    groups = _GROUP.findall(stretch)
    whole = "".join(groups)
    if not _BORN.match(whole, 6):
        return False
    return len(groups) == 1 or (_BIRTHDAY.match(whole, 10) is not None and _grouped(groups))


def _grouped(groups: Sequence[str]) -> bool:
    """Whether digits that stand apart are one number: one by one, or in groups of three or more,
    but for the last one."""
    inner = {len(one) for one in groups[:-1]}
    return inner in (set(), {1}) or min(inner) >= _PART


def mask(text: str) -> str:
    """The text with every finding replaced by as many asterisks."""
    while found := find_personal(text):
        for one in reversed(found):
            text = text[: one.start] + "*" * (one.end - one.start) + text[one.end :]
    return text


def was_masked(text: str) -> bool:
    """Whether a number stood in it."""
    return "*" * _FEWEST in text
