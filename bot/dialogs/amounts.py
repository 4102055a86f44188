"""Sums of money that people type or say: ``800``, ``￥800``, ``3,000元``, ``1.5万``, ``3千5``,
``三千五``, ``3块5``, ``三点五万``, ``5角``, ``叁佰元``."""

import re
from decimal import Decimal
from functools import cache

from bot.dialogs.numbers import folded
from bot.texts import LOCALES, say_in
from domain.errors import Invalid
from domain.mediation.model import check_amount

_LONGEST = 20
_MANY, _HUNDRED = 10_000, 100
_PLACES = {"thousands": 1000, "hundreds": _HUNDRED, "tens": 10, "ones": 1}
_LEFT_OUT = {"no_hundreds": "thousands", "no_tens": "hundreds", "nothing": "tens"}
"""Where a 零 may stand, and the place behind which nothing is left out by it."""
_CENTS = re.compile(r"\.\d\d$")
_GROUPED = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")


def parse_amount(text: str) -> Decimal:
    """Yuan, to the cent. Raises :class:`Invalid` (``amount-unclear``) for anything else: ``1.5``
    alone is 万 that was forgotten, ``1,5`` may be anything, 七八百 and 五百来块 are no sum."""
    said = re.sub(f"^(?:{_either('typed-total')})", "", "".join(folded(text).lower().split()))
    said = _GROUPED.sub(lambda found: found[0].replace(",", ""), said)
    found = _sum().fullmatch(_in_figures(said)) if len(said) <= _LONGEST else None
    if found is None:
        raise Invalid("amount-unclear")
    tenths, hundredths = found["tenths"] or "0", found["hundredths"] or "0"
    small = Decimal(f"0.{found['cents'] or tenths + hundredths}")
    amount = small + (_number(found["number"]) if found["number"] else 0)
    whole = amount == amount.to_integral_value()
    if not whole and not (found["yuan"] or not found["number"] or _CENTS.search(said)):
        raise Invalid("amount-unclear")
    checked = check_amount(amount)
    assert checked is not None  # noqa: S101 - an amount that was given is never none
    return checked


def _number(said: str) -> Decimal:
    many, mark, rest = said.partition(_ten_thousand())
    if not mark:
        return _below(said, 1)
    if _thousand() in rest:
        rest = rest.removeprefix(say_in("zh").plain("typed-nothing")[0])  # 20万零5千
    below = _below(rest, _MANY) if rest else Decimal(0)
    if below and "." in many:
        raise Invalid("amount-unclear")
    return _below(many, 1, ends=False) * _MANY + below


def _below(said: str, unit: int, *, ends: bool = True) -> Decimal:
    """The thousands, hundreds, tens and ones behind a ``unit``. A single figure that ``ends`` it
    right behind a unit is so many tenths of that: 三千五 is 3500, 三千零五 is 3005. What may be
    either (12万35), is not said so (35百), or leaves out a place that is there (一千零五百) is
    nothing."""
    found = _section().fullmatch(said)
    figures = found.groupdict() if found else {}
    parts = [(figures[name], worth) for name, worth in _PLACES.items() if figures.get(name)]
    if not parts or ("." in said and len(parts) > 1):
        raise Invalid("amount-unclear")
    if any(figures[zero] and figures[behind] for zero, behind in _LEFT_OUT.items()):
        raise Invalid("amount-unclear")
    amount = Decimal(0)
    for figure, place in parts:
        worth = place
        if place == 1 and unit >= _HUNDRED and len(figure) == 1 and not figures["nothing"]:
            worth = unit // 10 if ends else unit  # 一百五万 is nothing
        elif place == 1 and not figures["nothing"] and Decimal(figure) * 10 < unit:
            raise Invalid("amount-unclear")
        if place in {10, _HUNDRED} and Decimal(figure) >= 10:
            raise Invalid("amount-unclear")
        if unit > 1 and Decimal(figure) * worth >= unit:
            raise Invalid("amount-unclear")
        amount += Decimal(figure) * worth
        unit = place
    return amount


def _in_figures(said: str) -> str:
    """Each digit in words as a figure, and one word for each unit. Two digits side by side (七八百)
    stay as they are, and are none."""
    say = say_in("zh")
    digits = {one: str(at) for at, one in enumerate(say.plain("typed-digits"), 1)}
    said = said.translate(_formal())
    behind = digits | dict.fromkeys(say.plain("typed-nothing"), "0")  # 三点零五
    said = re.sub(
        rf"{say.plain('typed-point')}([{''.join(behind)}\d]+)",
        lambda found: "." + "".join(behind.get(one, one) for one in found[1]),
        said,
    )
    digits[say.plain("typed-two")] = "2"
    one_of = f"[{''.join(digits)}]"
    said = re.sub(rf"(?<!{one_of}){one_of}(?!{one_of})", lambda found: digits[found[0]], said)
    for key in ("typed-ten-thousand", "typed-thousand"):
        said = re.sub(_either(key), say.plain(key).split()[0], said)
    ten = say.plain("typed-tens")[0]
    return re.sub(rf"(?<!\d){ten}", f"1{ten}", said)


@cache
def _formal() -> dict[int, int]:
    """The numerals of a receipt (叁佰) as those of every day."""
    say = say_in("zh")
    formal = say.plain("typed-formal")
    return str.maketrans(formal, say.plain("typed-digits") + say.plain("typed-tens"))


def _ten_thousand() -> str:
    """As :func:`_in_figures` writes it."""
    return say_in("zh").plain("typed-ten-thousand").split()[0]


def _thousand() -> str:
    return say_in("zh").plain("typed-thousand").split()[0]


def _either(key: str) -> str:
    said = {one for locale in LOCALES for one in say_in(locale).plain(key).split()}
    return "|".join(re.escape(one) for one in sorted(said, key=len, reverse=True))


@cache
def _sum() -> re.Pattern[str]:
    say, yuan = say_in("zh"), _either("typed-yuan-marks")
    units = re.escape(say.plain("typed-tens") + say.plain("typed-nothing"))
    tenth, cent = _either("typed-tenth"), _either("typed-cent")
    none, whole = f"[{say.plain('typed-nothing')}]", f"(?:{_either('typed-whole')})?"
    small = (
        rf"(?:(?P<cents>\d\d?)|(?:(?P<tenths>\d)(?:{tenth}))?"
        rf"(?:{none}?(?P<hundredths>\d)(?:{cent}))?)"
    )
    return re.compile(
        rf"(?:¥|{yuan})?"
        rf"(?:(?P<number>[\d.{units}{_ten_thousand()}]+)(?P<yuan>(?:{yuan})+|(?={whole}$))|(?=\d(?:{tenth})))"
        rf"{small}{whole}"
    )


@cache
def _section() -> re.Pattern[str]:
    say = say_in("zh")
    ten, hundred, thousand = tuple(say.plain("typed-tens"))
    none, figure = f"[{say.plain('typed-nothing')}]", r"\d+(?:\.\d+)?"
    return re.compile(
        rf"(?:(?P<thousands>{figure}){thousand})?"
        rf"(?:(?P<no_hundreds>{none})?(?P<hundreds>{figure}){hundred})?"
        rf"(?:(?P<no_tens>{none})?(?P<tens>{figure}){ten})?"
        rf"(?:(?P<nothing>{none})?(?P<ones>{figure}))?"
    )
