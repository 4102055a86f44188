"""Callback data of what the reporter says once a matter is done."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Id
from domain.cases.satisfaction import Satisfaction


class Thank(CallbackData, prefix="ty"):
    """The reporter says thank you."""

    id: Id


class Rate(CallbackData, prefix="rate"):
    """The reporter says how content they are with the answer to an item."""

    id: Id
    grade: Satisfaction
