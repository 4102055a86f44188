"""Callback data of pictures."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Id
from domain.pictures.views import Horizon, Picture


class PictureOf(CallbackData, prefix="pc"):
    """A picture of a unit's board; ``span`` is how far back it looks, where it looks back."""

    unit: Id
    which: Picture = Picture.TREND
    span: Horizon = Horizon.WEEKS
