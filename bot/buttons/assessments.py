"""Callback data of assessments."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.buttons.bounds import Count, Id
from domain.assessments.model import AssessmentArrow
from domain.assessments.scale import AnnexKind, Grade
from domain.cases.satisfaction import Satisfaction

_Points = Annotated[int, Field(ge=0, le=10)]


class AssessmentFace(StrEnum):
    """What of a matter is shown."""

    WHOLE = "w"
    EXPECT = "e"
    ANNEXES = "a"
    MEASURES = "m"


class AssessmentFile(StrEnum):
    """What is made of it to be taken out."""

    REPORT = "r"
    FILING = "f"


class AssessmentList(CallbackData, prefix="asl"):
    """A page of the matters within reach."""

    page: Count


class OpenAssessment(CallbackData, prefix="aso"):
    """Shows a matter, or a part of it."""

    id: Id
    face: AssessmentFace = AssessmentFace.WHOLE


class OpenMeasure(CallbackData, prefix="asm"):
    """Shows the matter a measure belongs to."""

    id: Id


class ScoreItem(CallbackData, prefix="asi"):
    """Shows an item of the scale, by its place in it."""

    id: Id
    at: Count


class GivePoints(CallbackData, prefix="asp"):
    """Gives the item points, and goes on to the next."""

    id: Id
    at: Count
    points: _Points


class TakeAssessmentStep(CallbackData, prefix="ast"):
    """A step that needs no words."""

    id: Id
    arrow: AssessmentArrow


class AskAssessmentStep(CallbackData, prefix="asb"):
    """Begins a step that needs some; 0: registers a matter."""

    id: Id
    arrow: AssessmentArrow


class ExpectGrade(CallbackData, prefix="ase"):
    """Says the grade after the measures."""

    id: Id
    grade: Grade


class TickAnnex(CallbackData, prefix="asx"):
    """An annex is there, or not."""

    id: Id
    kind: AnnexKind
    there: bool


class FilePapers(CallbackData, prefix="asf"):
    """Filed here, or above."""

    id: Id
    above: bool


class JudgeMeasure(CallbackData, prefix="asj"):
    """What is said of a measure that was fed back."""

    id: Id
    verdict: Satisfaction


class AssessmentPaper(CallbackData, prefix="asd"):
    """A paper of a matter as a file."""

    id: Id
    what: AssessmentFile


class AssessmentSheet(CallbackData, prefix="asr"):
    """The register as a sheet."""
