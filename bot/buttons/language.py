"""Callback data of the choice of a language."""

from aiogram.filters.callback_data import CallbackData


class Language(CallbackData, prefix="lang"):
    """Chooses a language: zh, en, or auto."""

    code: str
