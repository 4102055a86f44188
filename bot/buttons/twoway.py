"""Callback data of two-way evaluations."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id


class TwowayRounds(CallbackData, prefix="tw"):
    """The rounds."""


class PlanTwoway(CallbackData, prefix="twp"):
    """What a round of this unit would be."""

    unit: Id


class OpenTwoway(CallbackData, prefix="two"):
    """Opens it."""

    unit: Id


class CancelTwoway(CallbackData, prefix="twk"):
    """Calls a round off: asked once (0), and done (1)."""

    id: Id
    sure: Count


class TwowayOf(CallbackData, prefix="twr"):
    """A round, a page of one's sheets."""

    id: Id
    page: Count


class OpenSheet(CallbackData, prefix="tws"):
    """A sheet, with the points of an item to choose from: counted from 1; 0: of the first that has
    none."""

    id: Id
    item: Count


class MarkItem(CallbackData, prefix="twm"):
    """Gives an item, counted from 1, its points."""

    id: Id
    item: Count
    points: Count


class HandInSheet(CallbackData, prefix="twc"):
    """Hands a sheet in."""

    id: Id


class StrikeSheet(CallbackData, prefix="twn"):
    """No dealings: asked once (0), and done (1)."""

    id: Id
    sure: Count


class TakeSheetBack(CallbackData, prefix="twb"):
    """Opens a sheet again that nobody has seen."""

    id: Id


class TwowayResultsOf(CallbackData, prefix="twv"):
    """What came out, a page of units."""

    id: Id
    page: Count


class TwowayFile(CallbackData, prefix="twx"):
    """The same as a table."""

    id: Id
