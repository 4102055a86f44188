"""Callback data of a ledger that is taken over."""

from aiogram.filters.callback_data import CallbackData


class TakeOver(CallbackData, prefix="imp"):
    """Takes over the ledger that was sent and checked, or leaves it (0).

    ``key`` names it among the records of this chat; it opens nothing anywhere else.
    """

    key: int
    yes: int


class AnswerLedger(CallbackData, prefix="imq"):
    """Answers the question that was asked of the ledger: which of its options."""

    key: int
    pick: int
