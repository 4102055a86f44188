"""Several days that people type: ``12-9到12-11``, ``12月9日-11日``, ``明天、后天``, ``下周``,
``今明两天``, ``明天起三天``."""

import re
import unicodedata
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from bot.dialogs.dates import WEEKS, either, parse_day
from bot.dialogs.numbers import numerals
from bot.texts import LOCALES, say_in
from domain.errors import Invalid
from domain.reading.places import said_in

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_MONTHS = 12
_FEW = 2
"""Letters that may stand beside a date without being about something else."""


def span_typed(text: str, today: date, first: date | None = None) -> list[date] | None:
    """One day to come, or the first and the last of several; None when it is something else.
    Behind a ``first`` that is known one day is the last."""
    said = unicodedata.normalize("NFKC", text).strip().lower()
    said = re.sub(rf"^(?:{either('typed-from')})\s*", "", said)
    if (week := _whole_week(said, today)) is not None:
        return week
    with suppress(Invalid):
        if (days := _in_a_row(said, today, first)) is not None:
            return days
    with suppress(Invalid):
        return [_on_from(said, today, first)]
    for found in _between().finditer(said):
        with suppress(Invalid):
            return _first_and_last(said[: found.start()], said[found.end() :], today)
    return _one_by_one(said, today)


def seems_days(text: str) -> bool:
    """Whether it is about days, even if they are not understood: figures with the marks of a date,
    and hardly a letter beside; or how many, but not from when."""
    said = numerals(unicodedata.normalize("NFKC", text).lower())
    many = _so_many().fullmatch("".join(said.split()))
    if many is not None and many["first"] is None:
        return True
    beside = _marks().sub("", said)
    dated = _dated().search(said) is not None and sum(map(str.isalpha, beside)) <= _FEW
    return dated and not said_in(text).words  # 3号楼 is a building


def _on_from(said: str, today: date, first: date | None) -> date:
    """A day, not before the ``first``: without a month it is of the same one, or of the next."""
    day = parse_day(said, today, ahead=True)
    return day if first is None or day >= first else parse_day(said, first, ahead=True)


def _first_and_last(one: str, other: str, today: date) -> list[date]:
    """Of 12月9日-11 and 20-25号 the bare number is a day, too. Raises Invalid for no days."""
    day, days = say_in("zh").plain("typed-day"), tuple(say_in("zh").plain("typed-days").split())
    if other.isdecimal() and one.endswith(days):
        other += day
    # 9-11号 may be the 11th of September
    if one.isdecimal() and int(one) > _MONTHS and other.endswith(days):
        one += day
    first = parse_day(one, today, ahead=True)
    return [first, _on_from(other, today, first)]


def _whole_week(said: str, today: date) -> list[date] | None:
    """From its Monday, or from today, to its Sunday."""
    found = _week().fullmatch("".join(said.split()))
    if found is None:
        return None
    away = next(WEEKS[name] for name in WEEKS if found[name.replace("-", "_")] is not None)
    monday = today - timedelta(days=today.weekday()) + away * _WEEK
    sunday = monday + _WEEK - _DAY
    return None if sunday < today else [max(monday, today), sunday]


def _in_a_row(said: str, today: date, first: date | None) -> list[date] | None:
    """今明两天, 明后天; 明天起三天. Behind a ``first`` that is known 三天 is its last one. Raises
    Invalid for no day."""
    close = "".join(numerals(said).split())
    for away, key in enumerate(("typed-today-too", "typed-tomorrow-too")):
        if re.fullmatch(either(key), close):
            return [today + away * _DAY, today + away * _DAY + _DAY]
    found = _so_many().fullmatch(close)
    if found is None:
        return None
    length = (int(found["many"]) - 1) * _DAY
    if found["first"] is None:
        return None if first is None else [first + length]
    begin = parse_day(found["first"], today, ahead=True)
    return [begin, begin + length]


def _one_by_one(said: str, today: date) -> list[date] | None:
    """Days that are named each: only one right after the other they are a span."""
    days: list[date] = []
    for one in _each().split(said):
        try:
            days.append(_on_from(one, today, days[-1] if days else None))
        except Invalid:
            return None
    follow = all(after - before == _DAY for before, after in pairwise(days))
    return [days[0], days[-1]] if len(days) > 1 and follow else None


def _set_off(key: str) -> str:
    """The words of a text, blanks round those in letters."""
    said = [one for locale in LOCALES for one in say_in(locale).plain(key).split()]
    return "|".join(rf"\s+{one}\s+" if one.isascii() else rf"\s*{one}\s*" for one in said)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"{_set_off('typed-until')}|\s*[-~—–]+\s*|(?<=\d)\s+(?=\d)")


@cache
def _each() -> re.Pattern[str]:
    return re.compile(rf"{_set_off('typed-and')}|\s*,\s*")


@cache
def _week() -> re.Pattern[str]:
    weeks = "|".join(
        f"(?P<{name.replace('-', '_')}>{either(f'typed-week-{name}')})" for name in WEEKS
    )
    return re.compile(f"(?:{weeks})(?:{either('typed-week')})")


@cache
def _so_many() -> re.Pattern[str]:
    """How many days, and perhaps from which on."""
    first = rf"(?P<first>.+?)(?:{either('typed-onward')})"
    return re.compile(rf"(?:{first})?(?P<many>[1-9]\d{{0,2}})(?:{either('typed-many-days')})")


@cache
def _marks() -> re.Pattern[str]:
    keys = ("typed-year", "typed-month", "typed-days", "typed-until", "typed-and", "typed-week")
    return re.compile("|".join(either(key) for key in keys))


@cache
def _dated() -> re.Pattern[str]:
    words = "|".join(either(key) for key in ("typed-month", "typed-days"))
    return re.compile(rf"\d\s*(?:{words}|[-/.~—–]+\s*\d)")
