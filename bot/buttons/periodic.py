"""Callback data of periodic reports and their due rules."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id


class PeriodicOf(CallbackData, prefix="wk"):
    """The periodic report of a unit and period; ``act`` is show, details, open, confirm, nil,
    remark, revise, withdraw or late."""

    unit: Id
    period: str
    act: str = "show"


class PeriodicRows(CallbackData, prefix="wkr"):
    """A page of the rows of a report's form."""

    unit: Id
    period: str
    page: Count


class DueOf(CallbackData, prefix="due"):
    """Offers what can be set of the due rule of a kind of report; all: the rules."""

    kind: str = "all"


class SetDue(CallbackData, prefix="dues"):
    """Sets one part of a due rule: ``part`` is weekday, grace, hour or roll."""

    kind: str
    part: str
    value: Count
