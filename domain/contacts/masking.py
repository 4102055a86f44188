"""What a list may show of a contact: enough to tell two apart, too little to call."""

import re

from domain.privacy import find_personal

_FULL_WIDTH = str.maketrans("０１２３４５６７８９－＋（）", "0123456789-+()")
_NUMBER = re.compile(r"\+?\d(?:[\s\-()]?\d){5,}")
_STARS = "****"
_LONG = 11
_COUNTRY = "86"
_SHORTEST = 5


def masked(value: str) -> str:
    """``138****5678`` for a mobile number, less of a shorter one, and nothing of other words."""
    found = _NUMBER.search(value.translate(_FULL_WIDTH))
    if found is None:
        return _STARS
    digits = re.sub(r"\D", "", found[0])
    if found[0].startswith("+") or len(digits) == _LONG + len(_COUNTRY):
        digits = digits.removeprefix(_COUNTRY)
    if len(digits) >= _LONG:
        return f"{digits[:3]}{_STARS}{digits[-4:]}"
    return f"{digits[:1]}{_STARS}{digits[-2:]}"


def reachable(value: str) -> bool:
    """Whether there is a number in it by which somebody may be reached."""
    return sum(one.isdecimal() for one in value) >= _SHORTEST or bool(find_personal(value))
