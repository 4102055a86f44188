"""Times of day that people type: ``15:30``, ``15点``, ``下午三点半``, ``3pm``.

What is a word of a language comes from its texts, and each language's forms are understood
whatever the reader's own is.
"""

import re
from datetime import time
from functools import cache

from bot.dialogs.numbers import folded, spoken
from bot.texts import LOCALES, say_in
from domain.errors import Invalid

_NOON, _HALF = 12, 30


def parse_time(text: str) -> time:
    """The time meant. Raises :class:`Invalid` (``time-unclear``)."""
    found = _pattern().fullmatch("".join(folded(text).lower().split()))
    if found is None:
        raise Invalid("time-unclear")
    hour, minute = _number(found["hour"]), _HALF if found["half"] else _number(found["minute"])
    later = found["later"] or found["after"]
    if (later or found["earlier"] or found["before"]) and hour <= _NOON:
        hour = hour % _NOON + (_NOON if later else 0)
    try:
        return time(hour, minute)
    except ValueError:  # 25:00
        raise Invalid("time-unclear") from None


def _number(said: str | None) -> int:
    if not said:
        return 0
    return int(said) if said.isascii() else spoken(said)


@cache
def _pattern() -> re.Pattern[str]:
    say = say_in("zh")
    numerals = re.escape("".join(say.plain(f"typed-{name}") for name in ("digits", "two", "tens")))
    number = rf"(?:\d{{1,2}}|[{numerals}]{{1,3}})"
    words = {
        name: "|".join(
            re.escape(one)
            for locale in LOCALES
            for one in say_in(locale).plain(f"typed-time-{name}").split()
        )
        for name in ("morning", "afternoon", "hour", "minute", "half")
    }
    return re.compile(
        rf"(?:(?P<earlier>{words['morning']})|(?P<later>{words['afternoon']}))?"
        rf"(?P<hour>{number})"
        rf"(?:(?::|\.|{words['hour']})"
        rf"(?:(?P<half>{words['half']})|(?P<minute>{number})(?:{words['minute']})?)?)?"
        rf"(?:(?P<before>{words['morning']})|(?P<after>{words['afternoon']}))?"
    )
