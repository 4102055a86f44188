"""Callback data of postings."""

from aiogram.filters.callback_data import CallbackData


class SeePostings(CallbackData, prefix="pst"):
    """The newest ones."""


class WritePosting(CallbackData, prefix="pstw"):
    """Begins one for the unit where the reader may put it up."""
