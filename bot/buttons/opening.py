"""Callback data of the question what becomes of a dialog that is open and not finished."""

from aiogram.filters.callback_data import CallbackData


class GoOn(CallbackData, prefix="on"):
    """Goes on with it."""


class SetAside(CallbackData, prefix="aside"):
    """Drops it; ``report``: a report is begun in its place."""

    report: bool
