"""What the buttons of the added words carry."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id


class WordsAt(CallbackData, prefix="wds"):
    """A page of the words."""

    page: Count


class TakeOutWord(CallbackData, prefix="wdo"):
    """Takes a word out."""

    id: Id
