"""Callback data of boards and lists that are taken out as tables."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Id
from domain.ledgers.model import TakenOut
from domain.status.views import Matters


class BoardSheet(CallbackData, prefix="sb"):
    """The board of a unit."""

    unit: Id


class MattersSheet(CallbackData, prefix="ms"):
    """The matters behind a figure of a unit's board."""

    unit: Id
    which: Matters


class OwnSheet(CallbackData, prefix="os"):
    """A list of one's own."""

    what: TakenOut
