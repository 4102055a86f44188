"""Callback data of selections."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.buttons.bounds import Count, Id
from domain.selections.model import SelectionArrow

_Points = Annotated[int, Field(ge=0, le=40)]
_Year = Annotated[int, Field(ge=2000, le=2200)]


class SelectionPaper(StrEnum):
    """What is made of a round to be taken out."""

    NOTICE = "n"
    """公示稿, for the board."""
    TEXT = "t"
    """The same as a message to forward."""
    SHEET = "s"


class SelectionList(CallbackData, prefix="mol"):
    """A page of the rounds within reach."""

    page: Count


class OpenSelection(CallbackData, prefix="moo"):
    """Shows a round, a page of its communities."""

    id: Id
    page: Count = 0


class BeginSelection(CallbackData, prefix="mon"):
    """Opens the round of a year: asks until when one may apply."""

    year: _Year


class ApplyFor(CallbackData, prefix="moa"):
    """Applies for a community: asks for one sentence."""

    id: Id
    unit: Id


class OpenApplication(CallbackData, prefix="mop"):
    """Shows an application."""

    id: Id


class TakeSelectionStep(CallbackData, prefix="mot"):
    """A step of a round that needs no words."""

    id: Id
    arrow: SelectionArrow


class AskSelectionStep(CallbackData, prefix="mos"):
    """Begins a step of a round that is asked once more, or needs words."""

    id: Id
    arrow: SelectionArrow


class AskApplicationStep(CallbackData, prefix="moq"):
    """Begins a step about an application that needs words."""

    id: Id
    arrow: SelectionArrow


class ScoreLine(CallbackData, prefix="moi"):
    """Shows a line of the review, by its place in it."""

    id: Id
    at: Count


class GiveLinePoints(CallbackData, prefix="mog"):
    """Gives the line points, and goes on to the next."""

    id: Id
    at: Count
    points: _Points


class PickApplication(CallbackData, prefix="mok"):
    """Onto the list, or off it."""

    id: Id
    there: bool


class AnswerObjection(CallbackData, prefix="moz"):
    """Answers an objection: that it is right, or not."""

    id: Id
    upheld: bool


class SelectionDocument(CallbackData, prefix="mod"):
    """A paper of a round."""

    id: Id
    what: SelectionPaper
