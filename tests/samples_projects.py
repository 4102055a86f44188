"""What is told of key projects, for tests of notices."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from domain.notices import Notice
from domain.overdue.rungs import RUNGS
from domain.projects.model import ProjectArrow
from domain.projects.notices import (
    MilestoneAhead,
    ProjectAssigned,
    ProjectMoved,
    ProjectUnconfirmed,
)
from domain.reminders.ladder import Rung

DUE = datetime(2027, 1, 15, 16, 0, tzinfo=UTC)
FINISH = date(2027, 4, 30)
TOLD = (
    ProjectArrow.ASK,
    ProjectArrow.GRANT,
    ProjectArrow.REFUSE,
    ProjectArrow.ADD,
    ProjectArrow.DROP,
    ProjectArrow.ADJUST,
    ProjectArrow.ACCEPT,
    ProjectArrow.CANCEL,
)
"""The steps somebody is told of."""
PROJECT_RUNGS = (Rung.DUE_DAY, *RUNGS)
_OF: dict[str, Any] = {"project_id": 5, "name": "便民服务中心改造", "lead": "琅琊街道"}


def project_assigned(*, yours: bool = True, **changes: Any) -> ProjectAssigned:
    """It is on the list."""
    notice = ProjectAssigned(yours=yours, milestones=3, first_due_at=DUE, step="tap", **_OF)
    return replace(notice, **changes)


def project_moved(arrow: ProjectArrow, **changes: Any) -> ProjectMoved:
    """What was done about a project."""
    notice = ProjectMoved(arrow=arrow, due_on=FINISH, note="雨季影响", step="tap", **_OF)
    return replace(notice, **changes)


def milestone_ahead(**changes: Any) -> MilestoneAhead:
    """A milestone comes near."""
    notice = MilestoneAhead(
        milestone_id=9, text="主体完工", unit_name="琅琊街道", due_at=DUE, days=30, **_OF
    )
    return replace(notice, **changes)


def project_unconfirmed(rung: Rung, **changes: Any) -> ProjectUnconfirmed:
    """The quarter is to be confirmed."""
    day = date(2026, 12, 31)
    notice = ProjectUnconfirmed(met=1, many=3, late=1, due_on=day, rung=rung, **_OF)
    return replace(notice, **changes)


OF_PROJECTS: list[Notice] = [
    project_assigned(),
    project_assigned(yours=False),
    *(project_moved(arrow) for arrow in TOLD),
    milestone_ahead(),
    milestone_ahead(days=7),
    *(project_unconfirmed(rung) for rung in PROJECT_RUNGS),
    project_unconfirmed(Rung.NEXT_TIER, unreached=True),
]


def the_longest_projects(name: str, largest: int, note: str) -> list[list[Notice]]:
    """Those that take the most room."""
    most: dict[str, Any] = {"name": "<" * 80, "lead": name}

    def many(one: Notice) -> list[Notice]:
        return [replace(one, project_id=largest - n) for n in range(300)]  # type: ignore[call-arg]  # all have one

    return [
        *([project_moved(arrow, note=note, **most)] for arrow in TOLD),
        *(many(project_assigned(yours=yours, milestones=12, **most)) for yours in (True, False)),
        [
            milestone_ahead(
                project_id=largest - n,
                milestone_id=largest - n,
                text="<" * 200,
                unit_name=name,
                **most,
            )
            for n in range(300)
        ],
        *(many(project_unconfirmed(rung, met=12, many=12, **most)) for rung in PROJECT_RUNGS),
    ]
