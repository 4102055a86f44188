"""Callback data of the switch to practice and back. They are for the desk at any time."""

from aiogram.filters.callback_data import CallbackData


class PracticeBegin(CallbackData, prefix="prb"):
    """Begins to practise, or goes on."""


class PracticeLeave(CallbackData, prefix="prl"):
    """Goes back to the desk; the room stays."""


class PracticeEnd(CallbackData, prefix="pre"):
    """Removes the room with all that is in it."""
