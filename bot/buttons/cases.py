"""Callback data of cases: their pages, their steps, their lists.

What comes back is never trusted: actions check who, boards are scoped.
"""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id
from domain.cases.lifecycle import Arrow


class OpenCase(CallbackData, prefix="case"):
    """Shows a case's page."""

    id: Id


class TakeStep(CallbackData, prefix="do"):
    """Takes (or begins, if it needs a sentence) a step of a case."""

    id: Id
    arrow: Arrow


class AddDetail(CallbackData, prefix="add"):
    """Begins adding a sentence or photo to a case."""

    id: Id


class WayOf(CallbackData, prefix="way"):
    """Shows the whole way a case has come, from its newest steps on."""

    id: Id


class WayPage(CallbackData, prefix="wayp"):
    """A page of the whole way."""

    id: Id
    page: Count


class MoreOf(CallbackData, prefix="more"):
    """Shows what else may be done about a case."""

    id: Id


class MergeOf(CallbackData, prefix="mg"):
    """Begins merging a case with another."""

    id: Id


class SplitOf(CallbackData, prefix="sp"):
    """Begins splitting a case."""

    id: Id


class ConvertOf(CallbackData, prefix="cv"):
    """Begins making a case one of the other kind."""

    id: Id


class AttachOf(CallbackData, prefix="at"):
    """Begins putting photos and papers with a case."""

    id: Id


class Undo(CallbackData, prefix="un"):
    """Takes back a step of a case, if it is still the last one."""

    id: Id
    step: Id


class ShowFile(CallbackData, prefix="file"):
    """Sends an attachment."""

    id: Id


class ListPage(CallbackData, prefix="list"):
    """A page of ``mine`` or ``queue``."""

    name: str
    page: Count
