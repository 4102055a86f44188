"""The notices of projects: to the units that lead, help and have a milestone, and to who keeps the
list."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.notices import Notice, Notices
from domain.projects.model import ProjectArrow
from domain.reminders.ladder import Rung


def all_of(project_id: int) -> str:
    """How the subjects of everything told of one project begin."""
    return f"project:{project_id}:"


@dataclass(frozen=True, kw_only=True)
class _OfProject(Notice):
    project_id: int
    name: str
    lead: str
    """The unit that leads it."""


@dataclass(frozen=True, kw_only=True)
class ProjectAssigned(_OfProject):
    """To the units that are to see to it: it is on the list."""

    kind: ClassVar[str] = "project-assigned"
    merges: ClassVar[bool] = True
    yours: bool
    """Whether the reader's unit leads it; else it helps, or has a milestone."""
    milestones: int
    first_due_at: datetime
    """The first of their days."""
    step: str

    @property
    def subject(self) -> str:
        return f"{all_of(self.project_id)}assigned:{self.step}"


@dataclass(frozen=True, kw_only=True)
class ProjectMoved(_OfProject):
    """To the other side: what was done about it."""

    kind: ClassVar[str] = "project-moved"
    arrow: ProjectArrow
    due_on: date
    """The finish day, or the one that is asked for."""
    note: str
    step: str

    @property
    def subject(self) -> str:
        return f"{all_of(self.project_id)}moved:{self.step}"


@dataclass(frozen=True, kw_only=True)
class MilestoneAhead(_OfProject):
    """To who is to reach it, and who leads the project: its day comes near."""

    kind: ClassVar[str] = "milestone-ahead"
    merges: ClassVar[bool] = True
    milestone_id: int
    text: str
    unit_name: str
    due_at: datetime
    days: int
    """So many days before it this is told."""

    @property
    def subject(self) -> str:
        due = f"{self.due_at:%Y%m%d}"
        return f"{all_of(self.project_id)}ahead:{self.milestone_id}:{due}:{self.days}"


@dataclass(frozen=True, kw_only=True)
class ProjectUnconfirmed(_OfProject):
    """To who leads it: the quarter is to be confirmed today, or was; then up from there."""

    kind: ClassVar[str] = "project-unconfirmed"
    merges: ClassVar[bool] = True
    met: int
    many: int
    late: int
    due_on: date
    rung: Rung
    unreached: bool = False
    """Nobody of the unit can be reached."""

    @property
    def subject(self) -> str:
        return f"{all_of(self.project_id)}unconfirmed:{self.due_on.isoformat()}:{self.rung}"


NOTICES: Notices = (ProjectAssigned, ProjectMoved, MilestoneAhead, ProjectUnconfirmed)
