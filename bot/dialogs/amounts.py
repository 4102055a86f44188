"""Sums of money that people type: ``800``, ``￥800``, ``3,000元``, ``1.5万``, ``3千5``."""

import re
from decimal import Decimal
from functools import cache

from bot.dialogs.numbers import folded, spoken
from bot.texts import LOCALES, say_in
from domain.errors import Invalid
from domain.mediation.model import check_amount

_LONGEST = 15
_CENTS = re.compile(r"\.\d\d$")


def parse_amount(text: str) -> Decimal:
    """Yuan, to the cent. Raises :class:`Invalid` (``amount-unclear``) for anything else: ``1.5``
    alone is 万 that was forgotten."""
    said = "".join(folded(text).lower().split()).replace(",", "")
    found = _sum().fullmatch(said)
    if found is None or not any(found.group("many", "some", "rest")):
        raise Invalid("amount-unclear")
    amount, unit = Decimal(0), Decimal(1)
    for part, worth in (("many", 10_000), ("some", 1_000)):
        if found[part]:
            amount, unit = amount + _number(found[part]) * worth, Decimal(worth)
    if rest := found["rest"]:
        number = _number(rest)
        # 3千5 is three thousand and five hundred
        amount += number * unit / 10 if unit > 1 and 0 < number <= 9 else number
    whole = amount == amount.to_integral_value()
    if not whole and not (found["yuan"] or _CENTS.search(said)):
        raise Invalid("amount-unclear")
    checked = check_amount(amount)
    assert checked is not None  # noqa: S101 - an amount that was given is never none
    return checked


def _number(text: str) -> Decimal:
    if not text.isascii():
        return Decimal(spoken(text))
    if len(text) > _LONGEST:
        raise Invalid("amount-unclear")
    return Decimal(text)


@cache
def _sum() -> re.Pattern[str]:
    def either(key: str) -> str:
        said = {one for locale in LOCALES for one in say_in(locale).plain(key).split()}
        return "|".join(re.escape(one) for one in sorted(said, key=len, reverse=True))

    say = say_in("zh")
    words = re.escape("".join(say.plain(f"typed-{name}") for name in ("digits", "two", "tens")))
    number = rf"(?:\d+(?:\.\d+)?|[{words}]{{1,9}})"
    yuan = either("typed-yuan-marks")
    return re.compile(
        rf"(?:¥|{yuan})?(?:(?P<many>{number})(?:{either('typed-ten-thousand')}))?"
        rf"(?:(?P<some>\d+(?:\.\d+)?)(?:{either('typed-thousand')}))?"
        rf"(?P<rest>{number})?(?P<yuan>(?:{yuan})*)"
    )
