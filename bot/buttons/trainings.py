"""Callback data of courses."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id


class TrainingList(CallbackData, prefix="trl"):
    """A page of the courses; ``unit`` 0: of all within reach."""

    unit: Id
    page: Count


class TrainingUnits(CallbackData, prefix="tru"):
    """How many each unit has held this year."""

    page: Count


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
    """Those of this year as a sheet."""
