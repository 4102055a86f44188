"""Callback data of the boards."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id


class StatusOf(CallbackData, prefix="st"):
    """The board of a unit; ``page`` pages the units below it."""

    unit: Id
    page: Count = 0
