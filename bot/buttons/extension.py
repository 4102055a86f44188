"""Callback data of asking for more time."""

from aiogram.filters.callback_data import CallbackData


class ExtendOf(CallbackData, prefix="ex"):
    """Begins asking for more time for a case."""

    id: int


class AnswerExtension(CallbackData, prefix="exa"):
    """Answers a request for more time."""

    id: int
    yes: bool
