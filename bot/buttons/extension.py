"""Callback data of asking for more time."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Id


class ExtendOf(CallbackData, prefix="ex"):
    """Begins asking for more time for a case."""

    id: Id


class AnswerExtension(CallbackData, prefix="exa"):
    """Answers a request for more time."""

    id: Id
    yes: bool
