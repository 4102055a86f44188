"""The lifecycle of a project as one literal table; docs/projects.md is drawn from it.

No state is written down: :func:`domain.projects.standing.state_of` works it out, so nothing can
move past this table but what the milestones do.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.errors import WrongStep
from domain.projects.model import ProjectArrow, ProjectState


class ProjectSide(StrEnum):
    """Whose step it is."""

    KEEPER = "keeper"
    """The unit that keeps the list."""
    LEAD = "lead"
    """The unit that leads the project; for one without a phone the nearest above records it."""
    MILESTONES = "milestones"
    """Nobody's: it follows from what became of the milestones."""


@dataclass(frozen=True, kw_only=True)
class ProjectWay:
    """One arrow."""

    arrow: ProjectArrow
    source: ProjectState | None
    target: ProjectState
    side: ProjectSide


def _w(
    arrow: ProjectArrow, source: ProjectState | None, target: ProjectState, side: ProjectSide
) -> ProjectWay:
    return ProjectWay(arrow=arrow, source=source, target=target, side=side)


_A, _S = ProjectArrow, ProjectState
_KEEPER, _LEAD, _MILESTONES = ProjectSide.KEEPER, ProjectSide.LEAD, ProjectSide.MILESTONES

PROJECT_WAYS: tuple[ProjectWay, ...] = (
    _w(_A.REGISTER, None, _S.NOT_STARTED, _KEEPER),
    _w(_A.START, _S.NOT_STARTED, _S.UNDER_WAY, _MILESTONES),
    _w(_A.MEET, _S.UNDER_WAY, _S.COMPLETED, _MILESTONES),
    _w(_A.CONFIRM, _S.NOT_STARTED, _S.NOT_STARTED, _LEAD),
    _w(_A.CONFIRM, _S.UNDER_WAY, _S.UNDER_WAY, _LEAD),
    _w(_A.ASK, _S.NOT_STARTED, _S.NOT_STARTED, _LEAD),
    _w(_A.ASK, _S.UNDER_WAY, _S.UNDER_WAY, _LEAD),
    _w(_A.GRANT, _S.NOT_STARTED, _S.NOT_STARTED, _KEEPER),
    _w(_A.GRANT, _S.UNDER_WAY, _S.UNDER_WAY, _KEEPER),
    _w(_A.REFUSE, _S.NOT_STARTED, _S.NOT_STARTED, _KEEPER),
    _w(_A.REFUSE, _S.UNDER_WAY, _S.UNDER_WAY, _KEEPER),
    _w(_A.JUDGE, _S.UNDER_WAY, _S.UNDER_WAY, _KEEPER),
    _w(_A.ADD, _S.NOT_STARTED, _S.NOT_STARTED, _KEEPER),
    _w(_A.ADD, _S.UNDER_WAY, _S.UNDER_WAY, _KEEPER),
    _w(_A.ADD, _S.COMPLETED, _S.UNDER_WAY, _KEEPER),
    _w(_A.DROP, _S.NOT_STARTED, _S.NOT_STARTED, _KEEPER),
    _w(_A.DROP, _S.UNDER_WAY, _S.UNDER_WAY, _KEEPER),
    _w(_A.ADJUST, _S.NOT_STARTED, _S.NOT_STARTED, _KEEPER),
    _w(_A.ADJUST, _S.UNDER_WAY, _S.UNDER_WAY, _KEEPER),
    _w(_A.ADJUST, _S.COMPLETED, _S.COMPLETED, _KEEPER),
    _w(_A.ACCEPT, _S.COMPLETED, _S.ACCEPTED, _KEEPER),
    _w(_A.CANCEL, _S.NOT_STARTED, _S.CANCELLED, _KEEPER),
    _w(_A.CANCEL, _S.UNDER_WAY, _S.CANCELLED, _KEEPER),
    _w(_A.CANCEL, _S.COMPLETED, _S.CANCELLED, _KEEPER),
)


def way_of(state: ProjectState | None, arrow: ProjectArrow) -> ProjectWay | None:
    """The one way of this name that leads on from there, or None."""
    return next((way for way in PROJECT_WAYS if way.arrow is arrow and way.source is state), None)


def check_way(state: ProjectState, arrow: ProjectArrow) -> ProjectWay:
    """The same. Raises :class:`WrongStep` where there is none."""
    way = way_of(state, arrow)
    if way is None:
        raise WrongStep("project", state=state.value)
    return way
