"""Times of day that people type: ``15:30``, ``15点``, ``下午三点半``, ``中午12点``, ``3pm``.

What is a word of a language comes from its texts, and each language's forms are understood
whatever the reader's own is.
"""

import re
from datetime import time
from functools import cache

from bot.dialogs.numbers import folded, spoken
from bot.texts import LOCALES, say_in
from domain.errors import Invalid

_NOON, _QUARTER, _HALF = 12, 15, 30
_PARTS = {
    "dawn": range(7),
    "morning": range(4, 12),
    "noon": range(11, 15),
    "afternoon": range(12, 20),
    "dusk": range(16, 21),
    "evening": range(17, 24),
    "am": range(12),
    "pm": range(12, 24),
}
"""The hours that each word of the day can mean."""
_DESK = range(1, 7)
"""Hours that mean the afternoon where nothing else is said: nobody meets at three at night."""


def parse_time(text: str) -> time:
    """The time meant; 3点 is in the afternoon, 03:00 is not. Raises :class:`Invalid`
    (``time-unclear``), also for 晚上十二点: it may be the end of the day, or its beginning."""
    found = _pattern().fullmatch("".join(folded(text).lower().split()))
    if found is None:
        raise Invalid("time-unclear")
    hour, minute = _number(found["hour"]), _number(found["minute"])
    if found["half"]:
        minute = _HALF
    elif found["quarters"]:
        minute = _QUARTER * _number(found["quarters"])
    said = [name for name in _PARTS if found[f"{name}_before"] or found[f"{name}_after"]]
    either = [hour, hour + _NOON, hour % _NOON] if hour <= _NOON else [hour]
    for name in said:
        either = [one for one in either if one in _PARTS[name]]
    if not said and hour in _DESK and not found["hour"].startswith("0"):
        either = [hour + _NOON]
    try:
        return time(either[0], minute)
    except (ValueError, IndexError):  # 25:00, 晚上12点
        raise Invalid("time-unclear") from None


def _number(said: str | None) -> int:
    if not said:
        return 0
    return int(said) if said.isascii() else spoken(said)


@cache
def _pattern() -> re.Pattern[str]:
    say = say_in("zh")
    names = ("digits", "two", "nothing", "tens")
    numerals = re.escape("".join(say.plain(f"typed-{name}") for name in names))
    number = rf"(?:\d{{1,2}}|[{numerals}]{{1,3}})"

    def words(name: str) -> str:
        said = {one for locale in LOCALES for one in say_in(locale).plain(name).split()}
        return "|".join(re.escape(one) for one in sorted(said, key=len, reverse=True))

    def part(where: str) -> str:
        return "|".join(f"(?P<{one}_{where}>{words(f'typed-time-{one}')})" for one in _PARTS)

    return re.compile(
        rf"(?:{part('before')})?"
        rf"(?P<hour>{number})"
        rf"(?:(?::|\.|{words('typed-time-hour')})"
        rf"(?:(?P<half>{words('typed-time-half')})|(?:{words('typed-time-sharp')})"
        rf"|(?P<quarters>[13{numerals}])(?:{words('typed-time-quarter')})"
        rf"|(?P<minute>{number})(?:{words('typed-time-minute')})?)?)?"
        rf"(?:{part('after')})?"
    )
