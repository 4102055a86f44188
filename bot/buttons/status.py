"""Callback data of the boards."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id
from domain.status.views import Matters


class StatusOf(CallbackData, prefix="st"):
    """The board of a unit; ``page`` pages the units below it."""

    unit: Id
    page: Count = 0


class DetailsOf(CallbackData, prefix="sd"):
    """What else there is to know of a unit, and its further views."""

    unit: Id


class LinesOf(CallbackData, prefix="sl"):
    """All figures of the units below a unit, in lines."""

    unit: Id
    page: Count = 0


class MattersOf(CallbackData, prefix="sm"):
    """The matters behind a figure of a unit's board."""

    unit: Id
    which: Matters
    page: Count = 0


class MatterOf(CallbackData, prefix="smo"):
    """Opens a matter out of the list behind a figure, with a way back to it."""

    id: Id
    unit: Id
    which: Matters
    page: Count
