"""Callback data of /help."""

from aiogram.filters.callback_data import CallbackData


class HelpOf(CallbackData, prefix="hlp"):
    """Shows a chapter of it."""

    chapter: str
