"""Callback data of questions from above."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id


class Inquire(CallbackData, prefix="iq"):
    """Begins asking about a case."""

    id: Id


class OpenInquiry(CallbackData, prefix="iqo"):
    """Shows a question."""

    id: Id


class AnswerInquiry(CallbackData, prefix="iqa"):
    """Begins answering a question."""

    id: Id


class TakeInquiryBack(CallbackData, prefix="iqb"):
    """Takes a question back."""

    id: Id


class InquiryList(CallbackData, prefix="iql"):
    """A page of the open questions within reach."""

    page: Count
