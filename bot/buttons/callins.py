"""Callback data of units called in to a matter."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id
from domain.callins.model import CallInArrow, Coming
from domain.cases.satisfaction import Satisfaction


class CallInOf(CallbackData, prefix="ci"):
    """Begins calling units in to a case."""

    id: Id


class OpenCallIn(CallbackData, prefix="cio"):
    """Shows a call-in."""

    id: Id


class CallInList(CallbackData, prefix="cil"):
    """A page of those that wait."""

    page: Count


class AnswerCallIn(CallbackData, prefix="cia"):
    """Says for a unit that it comes, or begins saying why it cannot."""

    id: Id
    unit: Id
    coming: Coming


class DoCallIn(CallbackData, prefix="cid"):
    """Begins a step of whoever leads."""

    id: Id
    arrow: CallInArrow


class FindCallIn(CallbackData, prefix="cit"):
    """Shows the call-in after which something was handed out, by the number of that."""

    id: Id


class JudgeTask(CallbackData, prefix="cij"):
    """Says how content the lead is with what was done of it."""

    id: Id
    grade: Satisfaction


class AskClosing(CallbackData, prefix="cik"):
    """Asks whether a case of which items are open is to be closed."""

    id: Id


class CloseAnyway(CallbackData, prefix="cic"):
    """Closes a case of which items are open, once it was asked."""

    id: Id
