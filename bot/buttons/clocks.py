"""Callback data of units' own clocks."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id
from domain.cases.model import Urgency


class ClocksOf(CallbackData, prefix="ck"):
    """Shows a unit's clocks."""

    unit: Id


class PickClock(CallbackData, prefix="ckp"):
    """Offers the days: ``what`` is accept or handle."""

    unit: Id
    urgency: Urgency
    what: str


class SetClock(CallbackData, prefix="cks"):
    """Sets the days of one of them."""

    unit: Id
    urgency: Urgency
    what: str
    days: Count
