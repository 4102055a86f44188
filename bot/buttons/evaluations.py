"""Callback data of residents' evaluations."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id, Month
from domain.evaluations.model import EvaluationPaper


class EvaluationStep(StrEnum):
    """What is done with one tap, or begins a dialog."""

    PLAN = "plan"
    ENTER = "enter"
    CORRECT = "correct"
    DROP = "drop"
    PUBLISH = "publish"
    PUBLISHED = "published"
    """The same, and the question before it is answered."""
    RECTIFY = "rectify"


class OpenEvaluation(CallbackData, prefix="ev"):
    """Shows an evaluation."""

    id: Id


class OpenRectification(CallbackData, prefix="evr"):
    """Shows the evaluation that found this wrong."""

    id: Id


class ObjectsOfEvaluation(CallbackData, prefix="evo"):
    """Shows what the sheets say of each object, a page of them."""

    id: Id
    page: Count


class EvaluationList(CallbackData, prefix="evl"):
    """The communities within reach, for the half-year that begins with a month."""

    half: Month
    page: Count
    unit: Id = 0
    """Of its board; 0: all within reach."""


class EvaluationAt(CallbackData, prefix="eva"):
    """That of a community for a half-year, or how one is prepared."""

    unit: Id
    half: Month


class PrepareEvaluation(CallbackData, prefix="evp"):
    """Begins preparing one."""

    unit: Id
    half: Month


class StepOfEvaluation(CallbackData, prefix="evs"):
    """Does something about one, or begins it."""

    id: Id
    step: EvaluationStep


class ConfirmTally(CallbackData, prefix="evc"):
    """Confirms the figures of a revision."""

    id: Id
    revision: Count


class SendTallyBack(CallbackData, prefix="evb"):
    """Begins sending the figures of a revision back."""

    id: Id
    revision: Count


class PaperOfEvaluation(CallbackData, prefix="evf"):
    """Sends a paper."""

    id: Id
    what: EvaluationPaper
