"""Callback data of items handed out."""

from collections.abc import Callable, Mapping

from aiogram.filters.callback_data import CallbackData

from bot.buttons.assessments import OpenMeasure
from bot.buttons.bounds import Count, Id
from bot.buttons.callins import FindCallIn
from bot.buttons.evaluations import OpenRectification
from bot.buttons.meetings import FindItem
from bot.buttons.projects import OpenMilestone
from domain.followups.model import FollowupArrow, Source


class TodoList(CallbackData, prefix="fl"):
    """A page of the open items: those to see to, or those handed out."""

    given: bool
    page: Count


class FollowupsOf(CallbackData, prefix="fu"):
    """A page of the open items with a unit, or with those below it."""

    unit: Id
    page: Count


class OpenFollowup(CallbackData, prefix="fo"):
    """Shows an item."""

    id: Id


class FollowupWayOf(CallbackData, prefix="fw"):
    """A page of the whole way of an item."""

    id: Id
    page: Count


class TakeFollowup(CallbackData, prefix="fd"):
    """Takes (or begins, if it needs words, a day or a unit) a step of an item."""

    id: Id
    arrow: FollowupArrow


SOURCES: Mapping[Source, Callable[[int], CallbackData]] = {
    Source.ASSESSMENT: lambda number: OpenMeasure(id=number),
    Source.CALLIN: lambda number: FindCallIn(id=number),
    Source.EVALUATION: lambda number: OpenRectification(id=number),
    Source.MEETING: lambda number: FindItem(id=number),
    Source.PROJECT: lambda number: OpenMilestone(id=number),
}
"""What opens the source of an item, by the number it has there: a line for each that has a page."""
