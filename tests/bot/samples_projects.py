"""Projects as a page gets them."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.cases.model import Label
from domain.followups.model import FollowupState
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.projects.model import ProjectArrow, ProjectColour, ProjectState, Punctuality
from domain.projects.views import (
    MilestoneLine,
    ProjectLine,
    ProjectPage,
    ProjectPick,
    ProjectView,
)

STREET = UnitRef(id=2, name="琅琊街道", kind=UnitKind.STREET)
COMMUNITY = UnitRef(id=3, name="古道社区", kind=UnitKind.COMMUNITY)
DISTRICT = UnitRef(id=1, name="琅琊区", kind=UnitKind.DISTRICT)
FINISH = date(2027, 4, 30)


def project_line(name: str = "便民服务中心改造", **changes: Any) -> ProjectLine:
    """A project in a list."""
    line = ProjectLine(
        id=5,
        system=Label(zh="社区公共服务体系", en="Community services"),
        number=3,
        name=name,
        lead=STREET,
        state=ProjectState.UNDER_WAY,
        colour=ProjectColour.GREEN,
        punctuality=Punctuality.NOT_DUE,
        met=1,
        many=3,
        late=0,
        due_on=FINISH,
        next_due=date(2027, 3, 31),
        asked=False,
        to_confirm=False,
        to_judge=False,
    )
    return replace(line, **changes)


def milestone_line(number: int = 1, **changes: Any) -> MilestoneLine:
    """A milestone of it."""
    line = MilestoneLine(
        id=number,
        followup_id=100 + number,
        text="主体完工",
        unit=STREET,
        due_on=date(2027, 3, 31),
        state=FollowupState.UNDER_WAY,
        met=False,
        in_time=False,
        late=False,
        feedback="",
        verdict=None,
        opens=True,
    )
    return replace(line, **changes)


def project_view(line: ProjectLine | None = None, **changes: Any) -> ProjectView:
    """A project with three milestones, of which one is met."""
    met = {"state": FollowupState.DONE, "met": True, "in_time": True}
    view = ProjectView(
        line=line or project_line(),
        system_code="services",
        host=DISTRICT,
        helpers=(COMMUNITY,),
        aim="建成并投入使用，群众少跑腿",
        milestones=(
            milestone_line(1, text="完成选址", due_on=date(2027, 1, 15), **met),
            milestone_line(2),
            milestone_line(3, text="开门办事", due_on=FINISH, unit=COMMUNITY),
        ),
        asked_due=None,
        asked_reason="",
        confirm_on=date(2026, 12, 31),
        confirmed_on=None,
        ended_on=None,
        reason="",
        may=frozenset(),
        records=False,
    )
    return replace(view, **changes)


def project_board(
    lines: tuple[ProjectLine, ...] = (project_line(),), **changes: Any
) -> ProjectPage:
    """The first page of the list."""
    counts = dict.fromkeys(ProjectPick, 0)
    counts |= {ProjectPick.ALL: len(lines), ProjectPick.NOT_DUE: len(lines)}
    board = ProjectPage(
        pick=ProjectPick.ALL,
        counts=counts,
        lines=lines,
        page=0,
        pages=1,
        total=len(lines),
        keeps=DISTRICT,
    )
    return replace(board, **changes)


EVERY_ARROW = frozenset(ProjectArrow)
