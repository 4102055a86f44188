"""Each window of ``projects`` with something in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.projects.draft import ProjectAsked, ProjectStates
from bot.dialogs.projects.windows import ProjectChoices, shown
from bot.texts import Say
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.projects.model import ProjectArrow
from tests.bot.samples_projects import project_line, project_view
from tests.makers import PROJECTS

_A, _S = ProjectArrow, ProjectStates
_TODAY = date(2026, 11, 24)
_DAYS = [date(2026, 12, 24), date(2027, 1, 25)]
_NEW = ProjectAsked(
    arrow=_A.REGISTER,
    system="services",
    words="-",
    unit_id=3,
    aim="-",
    day=_DAYS[1],
    lines="1-15 -",
)
PREVIEWS: Mapping[State, ProjectAsked] = {
    _S.system: _NEW,
    _S.words: _NEW,
    _S.unit: _NEW,
    _S.aim: _NEW,
    _S.day: ProjectAsked(arrow=_A.ASK, project=5),
    _S.milestones: _NEW,
    _S.check: _NEW,
}
"""Each window, and a draft that leads to it."""
UNITS = tuple(
    UnitRef(id=number, name=f"{number}", kind=UnitKind.COMMUNITY) for number in range(3, 15)
)


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    return preview_of(say, PREVIEWS[state])


def preview_of(say: Say, draft: ProjectAsked) -> dict[str, Any]:
    """The data of a window for a draft."""
    line = project_line(say.plain("preview-project"))
    view = project_view(line) if draft.project else None
    unit = next((one.name for one in UNITS if one.id == draft.unit_id), "")
    offered = ProjectChoices(
        today=_TODAY, days=_DAYS, systems=PROJECTS.systems, units=UNITS, unit=unit
    )
    return shown(say, draft, view, offered)
