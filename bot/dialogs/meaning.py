"""Which of several buttons somebody means who types instead of tapping: 邻里纠纷 for 邻里, 三天 for
3天, 七八个人 for 5–9人, gdsq for 古道社区, 是 for the one that says yes.

Nothing is guessed: what fits more than one is none, and the nearest are named.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from bot.dialogs.numbers import numerals, people_band
from bot.texts import LOCALES, say_in
from domain.cases.model import PeopleBand
from domain.reading.people import band_in

K = TypeVar("K")

LONGEST = 40
"""What is longer names no button."""
ITEM = ":"
"""Stands between a list of choices and the one chosen, in what a button carries."""
_SURE = 2
"""So many letters have to be alike where a label is only a part of what was typed, or the other
way round."""
_NEAR, _HALF = 3, 0.5
_A_FEW_WORDS = 8
"""What is longer is about something else beside how many."""
_TO = "ː"  # a letter nobody types
_SPAN = re.compile(r"(?<=\d)\s*[-–—~]\s*(?=\d)")
_FIGURE = re.compile(r"\d+")
_YES = re.compile(r"yes|take(_\w+)?|send|submit|save|attach|remark|withdraw|in|agree|kept")
_NO = re.compile(r"no|broken")
"""What the buttons of a question that is answered with yes or no are called."""
_BACK = "‹"
_DAYS = frozenset({"day", "found", "decided"})
"""Lists of days: what is a part of one is another day."""
_AT_ONCE = frozenset({"same"})
"""Lists whose buttons do something at once, for good: only the very label presses one."""


def meant(text: str, labels: Mapping[K, str], *, loosely: bool = False) -> K | None:
    """Which of them the words name; None when it is none, or more than one. ``loosely``: a label
    may be a part of what was typed, or the other way round, or told by its number or letters."""
    found = _fitting(text, labels, loosely=loosely)
    return found[0] if len(found) == 1 else None


def button_meant(
    text: str, labels: Mapping[str, str], *, loosely: bool = False, asks: bool = False
) -> str | None:
    """What the button carries that the words name, of a window's buttons; None when it is none, or
    more than one. Of a choice a part is enough that no other has; ``loosely``, where no words are
    asked for: see :func:`meant`. Of what is done by a button the very label is wanted, or yes or
    no; not these two where the window ``asks`` what is answered by neither."""
    found = meant(text, labels)
    if found is None and not (asks and yes_or_no(text)):
        found = _answered(text, labels) or _counted(text, labels)
    if found is None and loosely:
        found = meant(text, choices_of(labels), loosely=True)
    return found or _part(text, choices_of(labels))


def nearest(text: str, labels: Mapping[str, str]) -> Sequence[str]:
    """The choices that may have been meant, the likeliest first: a few, or none."""
    no = refuses(text)
    among = {
        data: label
        for data, label in labels.items()
        if ITEM in data and not (no and goes_ahead(data))
    }
    found = _fitting(text, among, loosely=True)
    if not found:
        said = bare(numerals(text))
        among = {key: label for key, label in among.items() if _of_that_number(said, label)}
        shared = {key: _shared({*bare(text)}, {*bare(label)}) for key, label in among.items()}
        found = sorted((key for key in among if shared[key] >= _HALF), key=lambda key: -shared[key])
    return [among[key] for key in found[:_NEAR]]


def _of_that_number(said: str, label: str) -> bool:
    """Whether a label may be near what was said of a number: 100天 is none of 1天 and 3天, and 10天
    is no 10个工作日."""
    label = bare(numerals(label))
    numbers, others = {*_FIGURE.findall(said)}, {*_FIGURE.findall(label)}
    if not numbers or not others:
        return True
    words = {one for one in label if not one.isdecimal()}
    return not numbers.isdisjoint(others) and not words.isdisjoint(said)


def refuses(text: str) -> bool:
    """Whether it begins as a no does: no button that goes ahead is meant by it."""
    return bare(text) in _words("no") or bare(text).startswith(tuple(_words("refusing")))


def goes_ahead(data: str) -> bool:
    """Whether this button says yes, or does at once what it says."""
    name = data.partition(ITEM)[0]
    return name in _AT_ONCE or _YES.fullmatch(name) is not None


def _shared(one: set[str], other: set[str]) -> float:
    """The share of the fewer letters that the other has, too."""
    return len(one & other) / max(min(len(one), len(other)), 1)


def choices_of(labels: Mapping[str, str]) -> dict[str, str]:
    """Those of a window's buttons that are one of several of a list, and only choose it."""
    return {
        data: label
        for data, label in labels.items()
        if ITEM in data and data.partition(ITEM)[0] not in _AT_ONCE
    }


def yes_or_no(text: str) -> bool:
    """Whether it says just that."""
    return bare(text) in _words("yes") | _words("no")


def is_nicety(text: str) -> bool:
    """Whether it only greets or thanks."""
    return bare(text) in _words("nicety")


def leaves_open(text: str, asks: Collection[str]) -> bool:
    """Whether it is a yes or no that leaves open which of these buttons is meant, by which a
    window's own question is answered. Where all of them send, a no is none of them: it is words."""
    if not asks or not yes_or_no(text):
        return False
    return bare(text) in _words("yes") or not all(_YES.fullmatch(one) for one in asks)


def bare(text: str) -> str:
    """The letters and digits alone, of one width and one case; 3-4 is not 34."""
    folded = _SPAN.sub(_TO, unicodedata.normalize("NFKC", text).casefold())
    return "".join(one for one in folded if unicodedata.category(one)[0] in "LN")


def _fitting(text: str, labels: Mapping[K, str], *, loosely: bool) -> list[K]:
    """All that fit as well as the best one does."""
    said = bare(text)
    if not said:
        return []
    bares = {key: bare(label) for key, label in labels.items()}
    if found := [key for key, label in bares.items() if label == said]:
        return found
    figured, said = (
        {key: bare(numerals(label)) for key, label in labels.items()},
        bare(numerals(text)),
    )
    if found := [key for key, label in figured.items() if label == said]:
        return found
    if not loosely:
        return []
    if said.isdecimal():
        return [key for key, label in figured.items() if said in _FIGURE.findall(label)]
    if found := [key for key, label in figured.items() if _alike(said, label)]:
        return found
    return _by_letters(said, bares)


def _by_letters(said: str, bares: Mapping[K, str]) -> list[K]:
    """Those whose characters begin with these letters in pinyin; of just these, if there are."""
    if len(said) < _SURE or not (said.isascii() and said.isalpha()):
        return []
    fits = {key: _begins_with(label, said) for key, label in bares.items()}
    return [key for key, whole in fits.items() if whole] or [
        key for key, whole in fits.items() if whole is not None
    ]


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SURE and shorter in longer


def _begins_with(label: str, letters: str) -> bool | None:
    """Whether these are just the first letters of the label's characters; False when it goes on,
    None when they are others."""
    if len(letters) > len(label) or any(
        letter not in _letters_of(one) for letter, one in zip(letters, label, strict=False)
    ):
        return None
    return len(letters) == len(label)


@lru_cache(maxsize=4096)
def _letters_of(one: str) -> frozenset[str]:
    """All a character may begin with, whichever way it is read."""
    # loaded when first asked for: it takes a tenth of a second, and most never ask
    from pypinyin import Style, pinyin

    (readings,) = pinyin(one, style=Style.FIRST_LETTER, heteronym=True)
    return frozenset(reading.casefold() for reading in readings)


def _part(text: str, choices: Mapping[str, str]) -> str | None:
    """The only choice with these words, or first letters, in it. A day is no part of another."""
    said = bare(numerals(text))
    if len(said) < _SURE or said.isdecimal():
        return None
    among = {data: one for data, one in choices.items() if data.partition(ITEM)[0] not in _DAYS}
    found = [data for data, label in among.items() if said in bare(numerals(label))]
    found = found or _by_letters(said, {data: bare(label) for data, label in among.items()})
    return found[0] if len(found) == 1 else None


def _answered(text: str, labels: Mapping[str, str]) -> str | None:
    """The button that says yes, or no, where the window asks for that."""
    said = bare(text)
    yes = [data for data in labels if _YES.fullmatch(data)]
    if len(yes) != 1:
        return None
    if said in _words("yes"):
        return yes[0]
    if said not in _words("no"):
        return None
    no = [data for data in labels if _NO.fullmatch(data)]
    no = no or [data for data, label in labels.items() if label.startswith(_BACK)]
    return no[0] if len(no) == 1 else None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(
        bare(one) for locale in LOCALES for one in say_in(locale).plain(f"typed-{name}").split()
    )


def _counted(text: str, labels: Mapping[str, str]) -> str | None:
    """The band of so many people, where bands are the choice; of families and pairs as a sentence
    is read (夫妻俩, 一家三口)."""
    bands = {data.partition(ITEM)[2]: data for data in choices_of(labels)}
    if {one.value for one in PeopleBand} - bands.keys():
        return None
    band = people_band(text)
    if band is None and len(text) <= _A_FEW_WORDS:
        band = band_in(text)
    return None if band is None else bands[band.value]
