"""Callback data of the codes residents ask by."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Id


class CodeOf(CallbackData, prefix="cd"):
    """Asks for the words to forward to the resident."""

    id: Id
