"""Sums of money that people type: ``800``, ``3,000元``, ``1.5万``."""

import re
import unicodedata
from decimal import Decimal

from bot.texts import say_in
from domain.errors import Invalid
from domain.mediation.model import check_amount

_LONGEST = 15


def parse_amount(text: str) -> int:
    """Whole yuan. Raises :class:`Invalid` (``amount-unclear``) for anything else."""
    say = say_in("zh")
    many, yuan = re.escape(say.plain("typed-ten-thousand")), re.escape(say.plain("typed-yuan"))
    said = "".join(unicodedata.normalize("NFKC", text).split()).replace(",", "")
    found = re.fullmatch(rf"(\d+(?:\.\d+)?)({many})?(?:{yuan})?", said)
    if found is None or len(found[1]) > _LONGEST:
        raise Invalid("amount-unclear")
    amount = Decimal(found[1]) * (10_000 if found[2] else 1)
    if amount != amount.to_integral_value():
        raise Invalid("amount-unclear")
    checked = check_amount(int(amount))
    assert checked is not None  # noqa: S101 - an amount that was given is never none
    return checked
