"""Callback data of courses."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.buttons.bounds import Count, Id

_Year = Annotated[int, Field(ge=2000, le=2200)]


class TrainingList(CallbackData, prefix="trl"):
    """A page of the courses; ``unit`` 0: of all within reach."""

    unit: Id
    page: Count


class TrainingUnits(CallbackData, prefix="tru"):
    """How many each unit has held in a year."""

    page: Count
    year: _Year


class TrainingOf(CallbackData, prefix="tro"):
    """One course."""

    id: Id


class TrainingFile(CallbackData, prefix="trf"):
    """Its material, as a file."""

    id: Id


class TrainingBack(CallbackData, prefix="trb"):
    """Takes back one entered by mistake; without ``yes`` it is asked first."""

    id: Id
    yes: bool


class EnterTraining(CallbackData, prefix="tre"):
    """Begins to enter one."""


class TrainingSheet(CallbackData, prefix="trs"):
    """Those of a year as a sheet."""

    year: _Year
