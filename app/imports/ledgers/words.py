"""What offices write for a result, a category and how many people, and what we take it for."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache

from app.imports.ledgers import OFFICE_WORDS
from bot import words
from bot.texts import say_in
from domain.cases import scale
from domain.cases.model import OPEN_STATES, CaseKind, Category, Outcome, PeopleBand

OPEN = "open"
"""No outcome yet, as an answer."""


class Unknown(StrEnum):
    """A word that says nothing to us."""

    WORD = "word"


_WORDS: Mapping[str, str] = OFFICE_WORDS["outcomes"]
_BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]|[(（].*")
_TURNED = re.compile("未|不|没|失败|拒绝|反悔|终止|法院|诉讼")
_MARKS = re.compile(r"[\s。.，,;；!！:：、]+")
_ENDINGS = re.compile(r"(类纠纷|矛盾纠纷|纠纷|争议|矛盾|类型|类|案件)$")
_HOW_MANY = re.compile(
    r"(?:约|大约|近)?(\d{1,6})(?:余|多|来|几)?(?:名|个)?(?:人|人次|人左右|左右)?"
)
_AND_MORE = re.compile(r"(\d{1,6})人?(?:及)?以上(?:人)?")
_BETWEEN = re.compile(r"(\d{1,6})人?[-~至到](\d{1,6})人?")
_INSIDE = re.compile(r"\d{1,3}户(\d{1,6})人")
_LONGEST = 60
"""Letters of a word; a longer text is none."""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A word without brackets, blanks and marks, as it is compared."""
    folded = unicodedata.normalize("NFKC", text[:_LONGEST]).replace("它", "他").lower()
    return _MARKS.sub("", _BRACKETS.sub("", folded))


@cache
def _outcomes() -> Mapping[str, Outcome | None]:
    known: dict[str, Outcome | None] = {"": None}
    for meaning, accepted in _WORDS.items():
        for word in accepted.split():
            known[plain(word)] = None if meaning == OPEN else Outcome(meaning)
    for locale in ("zh", "en"):  # what goes out from here comes in again
        say = say_in(locale)
        known |= {plain(words.outcome(say, one, CaseKind.DISPUTE)): one for one in Outcome} | {
            plain(words.state(say, one, CaseKind.DISPUTE)): None for one in OPEN_STATES
        }
    return known


@lru_cache(maxsize=1024)
def outcome_of(text: str) -> Outcome | Unknown | None:
    """The outcome a word means; None: still open. What is added in brackets may turn it round."""
    if len(text) > _LONGEST:
        return Unknown.WORD
    if (beside := _BRACKETS.search(text)) and _TURNED.search(beside[0]):
        return Unknown.WORD
    return _outcomes().get(plain(text), Unknown.WORD)


class Categories:
    """The list in force, by all that its entries are called."""

    def __init__(self, known: Iterable[Category]) -> None:
        self.all = tuple(known)
        self._exact: dict[str, Category] = {}
        self._core: dict[str, Category | None] = {}
        for one in self.all:
            for name in (one.code, one.name_zh, one.name_en):
                self._exact.setdefault(plain(name), one)
        for one in self.all:
            core = _core(one.name_zh)
            self._core[core] = None if core in self._core else one

    def of(self, text: str) -> Category | None:
        """The category a word names, with or without 纠纷 behind it."""
        if len(text) > _LONGEST:
            return None
        return self._exact.get(plain(text)) or self._core.get(_core(text))

    def by_code(self, code: str) -> Category | None:
        """The entry of a code."""
        return next((one for one in self.all if one.code == code), None)

    def likeliest_first(self, text: str) -> list[str]:
        """All codes, those first whose name has something of the word."""
        core = set(_core(text))
        return [one.code for one in sorted(self.all, key=lambda c: -len(core & set(c.name_zh)))]


def _core(text: str) -> str:
    word = plain(text)
    while (shorter := _ENDINGS.sub("", word)) != word and shorter:
        word = shorter
    return word


@lru_cache(maxsize=1024)
def band_of(text: str) -> PeopleBand | None:
    """The band of a number, of a stretch within one band, or of a band's own name; None: unsaid."""
    if len(text) > _LONGEST:
        return None
    word = unicodedata.normalize("NFKC", text).replace("–", "-").replace("—", "-")
    word = "".join(word.split()).rstrip("。.")
    word = word.removesuffix("+") + "以上" if word.endswith("+") else word
    if more := _AND_MORE.fullmatch(word):
        band = scale.band_of(int(more[1]))
        return band if band is PeopleBand.THIRTY_UP else None
    if found := _BETWEEN.fullmatch(word):
        low, high = scale.band_of(int(found[1])), scale.band_of(int(found[2]))
        return low if low is high and int(found[1]) else None
    many = _INSIDE.fullmatch(word) or _HOW_MANY.fullmatch(word)
    return scale.band_of(int(many[1])) if many and int(many[1]) else None


@cache
def official(outcome: Outcome) -> frozenset[str]:
    """Our own words for it."""
    return frozenset(
        plain(words.outcome(say_in(locale), outcome, CaseKind.DISPUTE)) for locale in ("zh", "en")
    ) | {outcome.value}
