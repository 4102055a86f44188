"""Callback data of buttons outside dialogs: numeric ids and short words, far below 64 bytes.

What comes back is never trusted: actions check who, boards are scoped.
"""

from aiogram.filters.callback_data import CallbackData

from domain.cases.lifecycle import Arrow
from domain.cases.satisfaction import Satisfaction


class OpenCase(CallbackData, prefix="case"):
    """Shows a case's page."""

    id: int


class Step(CallbackData, prefix="do"):
    """Takes (or begins, if it needs a sentence) a step of a case."""

    id: int
    arrow: Arrow


class AddDetail(CallbackData, prefix="add"):
    """Begins adding a sentence or photo to a case."""

    id: int


class MoreOf(CallbackData, prefix="more"):
    """Shows what else may be done about a case."""

    id: int


class Thank(CallbackData, prefix="ty"):
    """The reporter says thank you."""

    id: int


class Rate(CallbackData, prefix="rate"):
    """The reporter says how content they are with the answer to an item."""

    id: int
    grade: Satisfaction


class ShowFile(CallbackData, prefix="file"):
    """Sends an attachment."""

    id: int


class ListPage(CallbackData, prefix="list"):
    """A page of ``mine`` or ``queue``."""

    name: str
    page: int


class StatusOf(CallbackData, prefix="st"):
    """The board of a unit; ``page`` pages the units below it."""

    unit: int
    page: int = 0


class WeeklyOf(CallbackData, prefix="wk"):
    """The weekly report of a unit and period; ``act`` is show, confirm, nil or remark."""

    unit: int
    period: str
    act: str = "show"


class Language(CallbackData, prefix="lang"):
    """Chooses a language: zh, en, or auto."""

    code: str


class NewReport(CallbackData, prefix="new"):
    """Begins a report, as /report does."""
