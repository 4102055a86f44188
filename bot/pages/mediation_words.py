"""The words of a mediation record."""

import html
from datetime import date
from decimal import Decimal

from bot.pages import times
from bot.texts import Html, Say
from domain.mediation.model import AgreementForm, Means


def means(say: Say, value: Means) -> str:
    """上门, home visit …"""
    return say.plain(f"means-{value.value}")


def form(say: Say, value: AgreementForm) -> str:
    """口头 / 书面."""
    return say.plain(f"agreed-{value.value}")


def money(say: Say, amount: Decimal) -> str:
    """``3,000元``, ``1,234.50元``."""
    whole = amount == amount.to_integral_value()
    return say.plain("record-money", amount=f"{amount:,.0f}" if whole else f"{amount:,.2f}")


def due(say: Say, day: date, today: date, *, off: bool, provisional: bool) -> str:
    """A day to come, with a word where it is none to work on, or nobody knows yet."""
    said = times.near_day(say, day, today)
    if day < today or not (off or provisional):
        return said
    return say.plain("day-provisional" if provisional else "day-off", day=said)


def quoted(text: str) -> Html:
    """Agreed points as they were written. They may be longer than an argument of a text may be."""
    return Html(html.escape(text, quote=False))
