"""Callback data of the boards."""

from aiogram.filters.callback_data import CallbackData


class StatusOf(CallbackData, prefix="st"):
    """The board of a unit; ``page`` pages the units below it."""

    unit: int
    page: int = 0
