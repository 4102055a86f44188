"""Callback data of the lists of units: whose report is late, and where nobody can be reached."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id


class LateOf(CallbackData, prefix="sr"):
    """The units below a unit whose report of a period is late or missing."""

    unit: Id
    period: str
    page: Count = 0


class UnreachedOf(CallbackData, prefix="su"):
    """The units below a unit where nobody can be reached."""

    unit: Id
    page: Count = 0


class LateReportOf(CallbackData, prefix="srr"):
    """Opens a unit's report out of such a list, with a way back to its page."""

    unit: Id
    period: str
    top: Id
    page: Count
