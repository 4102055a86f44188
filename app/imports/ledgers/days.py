"""Days as people write them."""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from functools import lru_cache


class Doubt(StrEnum):
    """What somebody has to say before a text is a day."""

    YEAR = "year"
    """3月5日: of which year?"""
    ORDER = "order"
    """5/3/2026: March or May?"""


class Order(StrEnum):
    """Which of two numbers comes first."""

    DAY = "day"
    MONTH = "month"


_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_TOGETHER = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_SHORT_YEAR = re.compile(r"(\d{2})[-.年](\d{1,2})[-.月](\d{1,2})日?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_NO_YEAR = re.compile(r"(\d{1,2})[-/月](\d{1,2})日?")
_HOUR = re.compile(r"(?<=\d)[T ]\d{1,2}[:时点].*|(?<=[日])\s*\d{1,2}[:时点].*")
_BESIDE = re.compile(
    r"[(（].*?[)）]|(星期|周|礼拜)[一二三四五六日天]|(凌晨|早上|上午|中午|下午|晚上|傍晚|晚|早).*|(?<=\d)左右"
)
_LINES = str.maketrans({"—": "-", "–": "-", "−": "-", "‐": "-", "、": ".", "号": "日", "。": "."})
_DIGITS = {one: str(at) for at, one in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_IN_WORDS = re.compile("[〇零○一二三四五六七八九十廿卅]+")
_OLDEST = 13
"""A year of two digits that can be no month: 26.3.5."""
_MONTHS = 12
_LONGEST = 60
"""Letters; a longer text is no day."""


@lru_cache(maxsize=4096)
def day_of(text: str, year: int | None = None, order: Order | None = None) -> date | Doubt | None:
    """The day of a text, what is in doubt about it, or None; with a ``year`` and an ``order`` for
    those that have none of their own."""
    if len(text) > _LONGEST:
        return None
    plain = _plain(text)
    if found := _YEAR_FIRST.fullmatch(plain) or _TOGETHER.fullmatch(plain):
        return _date(*map(int, found.groups()))
    if (found := _SHORT_YEAR.fullmatch(plain)) and int(found[1]) >= _OLDEST:
        return _date(2000 + int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.fullmatch(plain):
        return _turned(int(found[1]), int(found[2]), int(found[3]), order)
    if found := _NO_YEAR.fullmatch(plain):
        month, day = int(found[1]), int(found[2])
        if _date(2024, month, day) is None:
            return None
        return Doubt.YEAR if year is None else _date(year, month, day)
    return None


def _turned(one: int, two: int, year: int, order: Order | None) -> date | Doubt | None:
    if one > _MONTHS or (order is Order.DAY and two <= _MONTHS):
        return _date(year, two, one)
    if two > _MONTHS or one == two or order is Order.MONTH:
        return _date(year, one, two)
    return Doubt.ORDER


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).translate(_LINES)
    folded = _BESIDE.sub("", _HOUR.sub("", folded.strip()))
    return _IN_WORDS.sub(_number, "".join(folded.split()))


def _number(found: re.Match[str]) -> str:
    """Digits of a number in words: 二〇二六 → 2026, 二十五 → 25, 廿五 → 25."""
    words = found[0].replace("廿", "二十").replace("卅", "三十")
    if "十" not in words:
        return "".join(_DIGITS[one] for one in words)
    tens, _, ones = words.partition("十")
    whole = f"{_DIGITS.get(tens, tens) or '1'}{_DIGITS.get(ones, ones) or '0'}"
    return whole if whole.isdigit() else found[0]


def years_in(text: str) -> list[int]:
    """The years a title names."""
    plain = _IN_WORDS.sub(_number, unicodedata.normalize("NFKC", text))
    return [int(one) for one in re.findall(r"(?<!\d)(20[0-4]\d)(?=年|\D|$)", plain)]
