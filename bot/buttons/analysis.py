"""Callback data of analysis."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id
from domain.analysis.model import Analysis, Behind, Lookback

BEGINS_WITH = {
    Analysis.HOT: Lookback.DAYS,
    Analysis.LOAD: Lookback.WEEK,
    Analysis.STUCK: Lookback.WEEK,
    Analysis.SATISFACTION: Lookback.MONTH,
}
"""The stretch a page begins with."""


class AnalysisOf(CallbackData, prefix="an"):
    """A page of a unit; ``page`` pages what it lists."""

    of: Analysis
    unit: Id
    lookback: Lookback
    page: Count = 0


class BehindOf(CallbackData, prefix="ab"):
    """The matters behind a figure of one of them."""

    unit: Id
    which: Behind
    lookback: Lookback
    page: Count = 0


class HotBelow(CallbackData, prefix="ah"):
    """The units below one, with what was found in each."""

    unit: Id
    lookback: Lookback
    page: Count = 0


class SpotOf(CallbackData, prefix="as"):
    """The matters of a case's place and category; ``everywhere``: of its category."""

    unit: Id
    case: Id
    lookback: Lookback
    everywhere: bool = False
    page: Count = 0


class ItemOf(CallbackData, prefix="ai"):
    """Begins one item for the matters of a case's place and category."""

    unit: Id
    case: Id
