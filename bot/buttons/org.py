"""Callback data of the tree of units."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id


class Change(StrEnum):
    """What may be done with a unit."""

    RENAME = "rename"
    MOVE = "move"
    MERGE = "merge"
    CLOSE = "close"


class UnitAt(CallbackData, prefix="ou"):
    """Shows a unit; ``page`` pages the units below it."""

    unit: Id
    page: Count = 0


class ChangeUnit(CallbackData, prefix="oc"):
    """Begins a change of a unit."""

    unit: Id
    change: Change
