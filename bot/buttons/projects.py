"""Callback data of key projects."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id
from domain.cases.satisfaction import Satisfaction
from domain.projects.model import ProjectArrow
from domain.projects.views import ProjectPick


class ProjectFace(StrEnum):
    """What of a project is shown."""

    WHOLE = "w"
    MILESTONES = "m"
    JUDGE = "j"
    DROP = "d"


class ProjectList(CallbackData, prefix="pjl"):
    """A page of the projects that are picked."""

    pick: ProjectPick
    page: Count


class OpenProject(CallbackData, prefix="pjo"):
    """Shows a project, or a part of it."""

    id: Id
    face: ProjectFace = ProjectFace.WHOLE


class OpenMilestone(CallbackData, prefix="pjm"):
    """Shows the project a milestone belongs to."""

    id: Id


class TakeProjectStep(CallbackData, prefix="pjt"):
    """A step of one tap."""

    id: Id
    arrow: ProjectArrow


class AskProjectStep(CallbackData, prefix="pjb"):
    """Begins a step that needs words; ``id`` 0: enters a project."""

    id: Id
    arrow: ProjectArrow
    milestone: Id = 0


class JudgeMilestone(CallbackData, prefix="pjj"):
    """What is said of a milestone that was fed back."""

    id: Id
    verdict: Satisfaction


class ProjectSheet(CallbackData, prefix="pjs"):
    """How to change all in a sheet, or (1) the sheet."""

    yes: Count


class TakeProjects(CallbackData, prefix="pji"):
    """Takes over the sheet that was sent and checked, or (0) leaves it."""

    key: Id
    yes: Count
