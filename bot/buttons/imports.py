"""Callback data of a ledger that is taken over."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id


class TakeOver(CallbackData, prefix="imp"):
    """Takes over the ledger that was sent and checked, or leaves it (0).

    ``key`` names it among the records of this chat; it opens nothing anywhere else.
    """

    key: Id
    yes: Count


class AnswerLedger(CallbackData, prefix="imq"):
    """Answers the question that was asked of the ledger: which of its options."""

    key: Id
    pick: Count
