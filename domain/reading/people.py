"""How many people a sentence speaks of, as a band of the forms."""

import re
import unicodedata
from functools import cache

from domain.cases.model import PeopleBand
from domain.cases.scale import band_of
from domain.reading.lexicon import letters, one_of, words

_DOZENS = 30
_SEVERAL = 5


def band_in(text: str) -> PeopleBand | None:
    """The band of the most people that are counted, else of the most households, each of which
    counts once; a pair is two. None where nobody is counted: one by himself is no number."""
    text = unicodedata.normalize("NFKC", text)
    persons, households, pairs = _patterns()
    for patterns in (persons, (households,)):
        found = [one for pattern in patterns for one in pattern.finditer(text)]
        counted = [many for one in found if (many := _value(one)) > 1]
        if counted:
            return band_of(max(counted))
    return PeopleBand.ONE_TWO if pairs.search(text) else None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str], re.Pattern[str]]:
    """What counts persons, what counts households, and pairs."""
    number, people = words()["numbers"], words()["people"]
    signs = re.escape(
        "".join(number[each] for each in ("digits", "two", "zero", "tens", "several"))
    )
    dozens = one_of(number["dozens"])
    many = (
        rf"(?<![{re.escape(people['not_after'])}0-9])(?P<under>{one_of(number['under'])})?"
        rf"(?:(?P<dozens>{dozens})|{number['many']}?(?P<many>[0-9]{{1,5}}|[{signs}]{{1,7}}))"
        rf"(?P<more>[{number['more']}])?"
    )
    measure = one_of(people["measures"])
    nouns = one_of(people["of_persons"])
    people_word = next(iter(people["of_persons"]))
    other = one_of(people["after_household"][1:])
    kin, act = one_of(people["kin"]), one_of(people["acts_of_persons"])
    # 六个装修工, 四个绑钢筋的在…: whatever they are called, by how such words end
    *ends, of = people["ends_of_persons"]
    end = one_of(ends)
    called = (
        rf"(?!{one_of(people['times'])})(?:(?!{of})[{letters()}]){{0,3}}?(?:{end})(?!{one_of(people['not_after_person'])})"
        rf"|[{letters()}]{{1,4}}?{of}(?={act})"
    )
    persons = (
        rf"{many}(?:(?:{measure})(?:{nouns}|{called})|{people_word}"
        rf"|(?<=[{number['two']}]){nouns})"
    )
    family = rf"(?:{kin}){many}(?:{measure})"
    asked = "".join(rf"(?<!{one})" for one in people["not_counted"])
    households = rf"{asked}{many}(?:{one_of(people['households'])})(?!{other})"
    counted = (re.compile(persons), re.compile(family))
    return counted, re.compile(households), re.compile(one_of(people["pairs"]))


def _value(found: re.Match[str]) -> int:
    """What the number says; of two digits side by side the last counts (七八: 8, 二三十: 30), and
    behind 不到 the one below it."""
    if found["dozens"]:
        many = _DOZENS
    else:
        said = found["many"]
        many = int(said) if said.isascii() else _spoken(said)
        many += bool(found["more"] and many % 10 == 0)
    return many - 1 if found["under"] else many


def _spoken(said: str) -> int:
    number = words()["numbers"]
    digits = {one: at for at, one in enumerate(number["digits"], 1)}
    digits |= dict.fromkeys(number["two"], 2) | dict.fromkeys(number["zero"], 0)
    digits[number["several"]] = _SEVERAL
    tens = {one: 10 ** (at + 1) for at, one in enumerate(number["tens"])}
    whole, digit = 0, 0
    for one in said:
        if one in tens:
            whole += (digit or 1) * tens[one]
            digit = 0
        else:
            digit = digits[one]
    return whole + digit
