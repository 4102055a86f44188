"""Days that people type: ``11-24``, ``11月24日``, ``二十四号``, ``2026-11-24``, ``昨天``,
``下周三``, ``三天后``, ``下个月5号``, ``月底``, ``元旦``, ``24 Nov``.

What is a word of a language comes from its texts, and each language's forms are understood
whatever the reader's own is.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from bot.dialogs.numbers import numerals
from bot.texts import LOCALES, say_in
from domain.errors import Invalid, NotFound

_SPOKEN = {
    -3: "three-days-ago",
    -2: "before-yesterday",
    -1: "yesterday",
    0: "today",
    1: "tomorrow",
    2: "after-tomorrow",
    3: "three-days-on",
}
WEEKS = {"next-but-one": 2, "next": 1, "this": 0, "last": -1}
"""How many weeks from this one, by what is said before a weekday."""
_LONGEST = 7
_DAYS = range(1, date.max.toordinal())
"""The numbers of days after each of which there is another, and their digits at most."""
_FURTHEST = 400
"""Days that are counted on or back."""
_SLIP = timedelta(days=60)
"""How far a month's day may lie on the wrong side of today before another year is meant: who types
tomorrow by mistake is told so, and does not get last year. A day alone is always on the right one:
on 1 December the 25th to come is no day of November."""
_COUNTED = range(1900, 2200)
"""Years from which it can still be counted on and back."""
_YEARS = range(-8, 9)
"""29 February may be that far away."""
_TURNED = re.compile(r"(?P<day>\d{1,2})\s*(?P<month>[a-z]{3,9})\.?,?\s*(?P<year>\d{4})?")
_NAMED = re.compile(r"(?P<month>[a-z]{3,9})\.?\s*(?P<day>\d{1,2})(?:,?\s+(?P<year>\d{4}))?")


def parse_day(text: str, today: date, *, ahead: bool) -> date:
    """The day meant. Without a year the one that is near, without a month the next one: coming if
    ``ahead``, else gone by. Raises :class:`Invalid` (``day-unclear``, if ``ahead``
    ``day-unclear-ahead``; ``day-impossible``)."""
    said = unicodedata.normalize("NFKC", text).strip().lower()
    if said in _spoken():
        return today + timedelta(days=_spoken()[said])
    close = "".join(numerals(said).split())
    if (dated := _with_year(close, today)) != close:
        said = close = dated
    if (near := _weekday(close, today, ahead=ahead) or _counted(close, today)) is not None:
        return near
    if (near := _of_month(close, today, ahead=ahead)) is not None:
        return near
    if re.fullmatch(either("typed-new-year"), close):
        return date(today.year + (ahead and (today.month, today.day) != (1, 1)), 1, 1)
    if found := _with_weekday().fullmatch(close):
        day = parse_day(found["date"], today, ahead=ahead)
        if found[f"day{day.weekday()}"] is not None:
            return day
    for pattern in _patterns():
        if found := pattern.fullmatch(close):
            return _meant(found.groupdict(), today, ahead=ahead)
    for pattern in (_TURNED, _NAMED):
        found = pattern.fullmatch(said)
        if found and (month := _months().get(found["month"][:3])):
            return _meant({**found.groupdict(), "month": str(month)}, today, ahead=ahead)
    raise Invalid("day-unclear-ahead" if ahead else "day-unclear")


def offered_day(item: str) -> date:
    """The day of a choice, which carries it as a number. A phone may send anything: raises
    NotFound for what is none."""
    figures = item.isascii() and item.isdigit() and len(item) <= _LONGEST
    if not figures or int(item) not in _DAYS:
        raise NotFound("day")
    return date.fromordinal(int(item))


def _weekday(said: str, today: date, *, ahead: bool) -> date | None:
    """``周三`` is the next one, or the last one; ``下周三`` that of the next week."""
    found = _weekdays().fullmatch(said)
    if found is None:
        return None
    parts = found.groupdict()
    number = next(n for n in range(7) if parts[f"day{n}"] is not None)
    day = today + timedelta(days=number - today.weekday())
    week = next((name for name in WEEKS if parts[name.replace("-", "_")] is not None), None)
    if week is not None:
        return day + timedelta(weeks=WEEKS[week])
    if ahead:
        return day if day >= today else day + timedelta(weeks=1)
    return day if day <= today else day - timedelta(weeks=1)


def _counted(said: str, today: date) -> date | None:
    """``3天后``, ``3天前``, ``两周后``."""
    for unit, days in (("days", 1), ("weeks", 7)):
        for name, way in (("after", days), ("ago", -days)):
            found = re.fullmatch(rf"(\d{{1,3}})(?:{either(f'typed-{unit}-{name}')})", said)
            if found and int(found[1]) * days <= _FURTHEST:
                return today + timedelta(days=way * int(found[1]))
    return None


def _with_year(said: str, today: date) -> str:
    """``明年1月5号`` is ``2027年1月5号``."""
    mark = say_in("zh").plain("typed-year")
    for name, away in (("next", 1), ("this", 0), ("last", -1)):
        for word in either(f"typed-year-{name}").split("|"):
            year = f"{today.year + away}{mark if word.endswith(mark) else ''}"
            said = said.replace(word, year)
    return said


def _of_month(said: str, today: date, *, ahead: bool) -> date | None:
    """``下个月5号``, ``本月底``; ``月底`` alone is the next one, or the last one. Raises Invalid
    (``day-impossible``)."""
    found = _months_away().fullmatch(said)
    if found is None:
        return None
    said_so = [name for name in WEEKS if found[name.replace("-", "_")] is not None]
    if found["day"] is not None and not said_so:
        return None
    week = said_so[0] if said_so else "this"
    above, below = divmod(today.year * 12 + today.month - 1 + WEEKS[week], 12)
    last = monthrange(above, below + 1)[1]
    if found["day"] is None and not said_so and not ahead and today.day < last:
        return today - timedelta(days=today.day)
    day = last if found["day"] is None else int(found["day"])
    if not 1 <= day <= last:
        raise Invalid("day-impossible")
    return date(above, below + 1, day)


def either(key: str) -> str:
    """A pattern of the words of a text, in each language, the longest first."""
    said = {
        one for locale in LOCALES for one in numerals(say_in(locale).plain(key)).lower().split()
    }
    return "|".join(re.escape(one) for one in sorted(said, key=len, reverse=True))


@cache
def _weekdays() -> re.Pattern[str]:
    return re.compile(f"(?:{_weeks()})?(?:{_seven()})")


@cache
def _with_weekday() -> re.Pattern[str]:
    """A date, and what day of the week that is."""
    return re.compile(rf"(?P<date>.*\d.*?)[,(]?(?:{_seven()})\)?")


@cache
def _months_away() -> re.Pattern[str]:
    month, ending = either("typed-month"), either("typed-month-ending")
    last = either("typed-days")
    return re.compile(rf"(?:{_weeks()})?(?:(?:{month})(?P<day>\d{{1,2}})(?:{last})?|(?:{ending}))")


def _weeks() -> str:
    return "|".join(
        f"(?P<{name.replace('-', '_')}>{either(f'typed-week-{name}')})" for name in WEEKS
    )


def _seven() -> str:
    return "|".join(f"(?P<day{n}>{either(f'typed-day-{n + 1}')})" for n in range(7))


def _meant(parts: dict[str, str | None], today: date, *, ahead: bool) -> date:
    numbers = {name: int(said) for name, said in parts.items() if said is not None}
    year, month, day = numbers.get("year"), numbers.get("month"), numbers["day"]
    if year is not None and month is not None:
        candidates = [(year, month)]
    elif month is not None:
        candidates = [(today.year + n, month) for n in _YEARS]
    else:
        first = today.year * 12 + today.month - 1
        candidates = [divmod(first + n, 12) for n in (-2, -1, 0, 1, 2)]
        candidates = [(above, below + 1) for above, below in candidates]
    slip = timedelta(0) if month is None else _SLIP
    days = list(_real(candidates, day))
    if not days:
        raise Invalid("day-impossible")
    if year is not None:
        return days[0]
    if ahead:
        return next((one for one in days if one >= today - slip), days[-1])
    return next((one for one in reversed(days) if one <= today + slip), days[0])


def _real(candidates: list[tuple[int, int]], day: int) -> Iterator[date]:
    for year, month in candidates:
        try:
            real = date(year, month, day)
        except ValueError:  # no such day that year
            continue
        if real.year in _COUNTED:
            yield real


@cache
def _spoken() -> dict[str, int]:
    """``昨天`` and the like, in each language, by how far they lie from today."""
    return {
        one: away
        for locale in LOCALES
        for away, name in _SPOKEN.items()
        for one in say_in(locale).plain(f"typed-{name}").lower().split("/")
    }


@cache
def _months() -> dict[str, int]:
    """The first three letters of the English months."""
    say = say_in("en")
    return {say.plain(f"month-{number}").lower()[:3]: number for number in range(1, 13)}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    say = say_in("zh")
    year, month, day = (re.escape(say.plain(f"typed-{name}")) for name in ("year", "month", "day"))
    mark = r"[-/.]"
    last = f"(?:{'|'.join(re.escape(one) for one in say.plain('typed-days').split())})"
    return (
        re.compile(
            rf"(?:(?P<year>\d{{4}}){year})?(?P<month>\d{{1,2}}){month}(?P<day>\d{{1,2}}){last}?"
        ),
        re.compile(
            rf"(?:(?P<year>\d{{4}}){mark})?(?P<month>\d{{1,2}}){mark}(?P<day>\d{{1,2}})(?:{day})?"
        ),
        re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
        re.compile(rf"(?P<day>\d{{1,2}}){last}"),
    )
