"""Callback data of filing a matter."""

from aiogram.filters.callback_data import CallbackData


class MissedMatter(CallbackData, prefix="miss"):
    """Begins entering a matter that was missed, with the day it was found."""


class NewReport(CallbackData, prefix="new"):
    """Begins a report, as /report does."""
