"""Points that people type: ``8``, ``8.5``, ``８.５分``."""

import re
from decimal import Decimal
from functools import cache

from bot.dialogs.numbers import folded
from bot.texts import LOCALES, say_in
from domain.annual.scale import POINT
from domain.errors import Invalid


def parse_points(text: str) -> int:
    """In hundredths of a point. Raises :class:`Invalid` (``annual-figure``) for anything else."""
    found = _figure().fullmatch(folded(text).lower())
    if found is None:
        raise Invalid("annual-figure")
    return int(Decimal(found["figure"]) * POINT)


@cache
def _figure() -> re.Pattern[str]:
    marks = "|".join(re.escape(say_in(locale).plain("typed-points")) for locale in LOCALES)
    return re.compile(rf"(?P<figure>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)\s*(?:{marks})?")
