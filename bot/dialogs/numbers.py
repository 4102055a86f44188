"""Numbers that people type: a case's (``第４４０号``), and how many people (``七八个人``)."""

import re
import unicodedata
from functools import cache

from bot.texts import LOCALES, Say, say_in
from domain.cases.model import PeopleBand
from domain.cases.scale import band_of
from domain.errors import Invalid

_DIGITS = 10


def folded(text: str) -> str:
    """In characters of ordinary width, without outer blanks."""
    return unicodedata.normalize("NFKC", text).strip()


def case_number(say: Say, text: str) -> int | None:
    """A case's number, bare or with the marks people put round it."""
    digits = folded(text).strip(folded(say.plain("case-number-marks")) + " ")
    plain = digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS
    return int(digits) if plain else None


def counts(text: str, many: int) -> tuple[int, ...]:
    """So many numbers, whatever stands between them. Raises :class:`Invalid`
    (``numbers-wanted``)."""
    found = re.findall("[0-9]+", folded(text))
    if len(found) != many or any(len(one) > _DIGITS for one in found):
        raise Invalid("numbers-wanted", many=many)
    return tuple(map(int, found))


def people_band(text: str) -> PeopleBand | None:
    """The band of so many people, the larger one of a span (七八个: 5 to 9), of what does not reach
    a number the one below it (不到10人: 5 to 9; 10人以内 takes the ten in); None when it says
    something else."""
    said = "".join(folded(text).lower().split())
    found = _many().fullmatch(said)
    if found is None:
        return None
    last = found["last"]
    many = int(last) if last.isascii() else spoken(last)
    if many <= 0:
        return None
    if found["more"] and many % 10 == 0:
        many += 1
    if found["under"]:
        many = max(many - 1, 1)
    return band_of(many)


@cache
def _many() -> re.Pattern[str]:
    say = say_in("zh")
    numerals = re.escape("".join(say.plain(f"typed-{name}") for name in ("digits", "two", "tens")))
    number = rf"(?:\d{{1,6}}|[{numerals}]{{1,9}})"
    words = {
        name: "|".join(
            re.escape(one)
            for locale in LOCALES
            for one in say_in(locale).plain(f"typed-people-{name}").split()
        )
        for name in ("before", "after", "more", "to", "under", "below")
    }
    return re.compile(
        rf"(?:(?P<under>{words['under']})|{words['before']})*(?:{number}(?:{words['after']})?(?:[-–~,]|{words['to']}))?"
        rf"(?P<last>{number})(?P<more>{words['more']})?(?:{words['after']}|{words['more']})*"
        rf"(?:{words['below']})?"
    )


def spoken(text: str) -> int:
    """A number below ten thousand in words; of two digits side by side the last counts (七八: 8,
    二三十: 30). A last digit right behind a hundred or a thousand is so many tenths of it: 三千五
    is 3500, 三千零五 is 3005."""
    say = say_in("zh")
    digits = {one: at for at, one in enumerate(say.plain("typed-digits"), 1)}
    digits[say.plain("typed-two")] = 2
    tens = {one: 10 ** (at + 1) for at, one in enumerate(say.plain("typed-tens"))}
    whole, digit, place = 0, 0, 1
    for one in text:
        if one in tens:
            whole += (digit or 1) * tens[one]
            digit, place = 0, tens[one] // 10
        elif one in digits:
            digit = digits[one]
        else:
            digit, place = 0, 1
    return whole + digit * place


def numerals(text: str) -> str:
    """The text with its numbers in figures: 十二号 is 12号, 二〇二六 is 2026. Two digits side by
    side (七八个, 二三十) are no number, and stay."""
    return _in_words().sub(lambda found: _figures(found[0]), text)


def numerals_apart(text: str) -> str:
    """The same of those with which a word ends (四十八 2, 满意四十八): 一般 stays."""
    apart = rf"(?<![0-9]){_in_words().pattern}(?!\w)"
    return re.sub(apart, lambda found: _figures(found[0]), text)


def _figures(said: str) -> str:
    say = say_in("zh")
    if any(one in say.plain("typed-tens") for one in said):
        if _about().search(said):
            return said
        return str(spoken(said))
    digits = say.plain("typed-digits")
    if len(said) == 2:
        return said
    return "".join(
        str(digits.find(one) + 1) if one != say.plain("typed-two") else "2" for one in said
    )


@cache
def _in_words() -> re.Pattern[str]:
    say = say_in("zh")
    names = ("digits", "two", "nothing", "tens")
    return re.compile(f"[{''.join(re.escape(say.plain(f'typed-{name}')) for name in names)}]+")


@cache
def _about() -> re.Pattern[str]:
    say = say_in("zh")
    digit = re.escape(say.plain("typed-digits") + say.plain("typed-two"))
    return re.compile(f"[{digit}][{digit}]")


def parse_count(text: str) -> int:
    """How many (``12``, ``12人次``), or how many less (``-2``, ``减2``). Raises Invalid
    (``count-unclear``)."""
    found = _counted().fullmatch("".join(folded(text).lower().split()))
    if found is None:
        raise Invalid("count-unclear")
    many = int(found["many"])
    return -many if found["less"] else many


@cache
def _counted() -> re.Pattern[str]:
    less, after = (
        "|".join(
            re.escape(one)
            for locale in LOCALES
            for one in say_in(locale).plain(f"typed-count-{name}").split()
        )
        for name in ("less", "after")
    )
    return re.compile(rf"(?:(?P<less>[-\u2212\u2013]|{less})|\+)?(?P<many>\d{{1,6}})(?:{after})?")
