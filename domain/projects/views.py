"""Projects as people read them: units, never names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from domain.cases.model import Label
from domain.cases.satisfaction import Satisfaction
from domain.errors import Invalid, NotFound
from domain.followups.model import FollowupState
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.projects.model import (
    ProjectArrow,
    ProjectColour,
    ProjectDraft,
    ProjectState,
    Punctuality,
)


class ProjectPick(StrEnum):
    """Which of them a list shows."""

    ALL = "all"
    ON_TIME = "on_time"
    LATE_DONE = "late_done"
    LATE_OPEN = "late_open"
    NOT_DUE = "not_due"
    ASKED = "asked"
    """More time is asked for."""
    TO_CONFIRM = "to_confirm"
    """The reader's unit leads them, and has the quarter to confirm."""
    TO_JUDGE = "to_judge"
    """A milestone was fed back, or all are met: who keeps the list goes on."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class ProjectLine:
    """A project as one line of a list."""

    id: int
    system: Label
    number: int
    name: str
    lead: UnitRef
    state: ProjectState
    colour: ProjectColour
    punctuality: Punctuality | None
    """None: it was cancelled."""
    met: int
    """Milestones that are met, of …"""
    many: int
    """… so many: that is its progress."""
    late: int
    """Milestones that are overdue."""
    due_on: date
    next_due: date | None
    """Of the next milestone still to be reached."""
    asked: bool
    """More time is asked for."""
    to_confirm: bool
    """The quarter is to be confirmed, by the reader's own unit."""
    to_judge: bool
    """A milestone was fed back, or all are met, and the reader keeps the list."""


@dataclass(frozen=True, kw_only=True)
class ProjectPage:
    """One page of the projects within sight that are picked, what is late on top. Pages count from
    0."""

    pick: ProjectPick
    counts: Mapping[ProjectPick, int]
    lines: tuple[ProjectLine, ...]
    page: int
    pages: int
    total: int
    """Of those picked."""
    keeps: UnitRef | None
    """The reader's unit, if they keep its list."""


@dataclass(frozen=True, kw_only=True)
class MilestoneLine:
    """A milestone and what became of it."""

    id: int
    followup_id: int
    text: str
    unit: UnitRef
    due_on: date
    """The last day on which it is in time, local."""
    state: FollowupState
    met: bool
    in_time: bool
    late: bool
    feedback: str
    verdict: Satisfaction | None
    opens: bool
    """The reader may open the item it was handed out as."""


@dataclass(frozen=True, kw_only=True)
class ProjectView:
    """A project with just what this reader may do now."""

    line: ProjectLine
    system_code: str
    host: UnitRef
    helpers: tuple[UnitRef, ...]
    aim: str
    milestones: tuple[MilestoneLine, ...]
    """Those that were not dropped, in the order of their days."""
    asked_due: date | None
    asked_reason: str
    confirm_on: date | None
    """Until when the quarter is to be confirmed."""
    confirmed_on: date | None
    ended_on: date | None
    """When it was accepted or cancelled."""
    reason: str
    may: frozenset[ProjectArrow]
    records: bool
    """代录: whatever the lead unit may do is recorded for it by the reader."""


class ProjectPart(StrEnum):
    """What of a project is written."""

    SYSTEM = "system"
    NUMBER = "number"
    NAME = "name"
    LEAD = "lead"
    HELPERS = "helpers"
    AIM = "aim"
    MILESTONES = "milestones"
    DUE = "due"


@dataclass(frozen=True, kw_only=True)
class PlannedRow:
    """A row of a sheet, as it would be taken over."""

    project_id: int | None = None
    """The project it changes; None: it is a new one, or is wrong."""
    changes: frozenset[ProjectPart] = frozenset()
    """What it changes of that; nothing: it says what is written already."""
    wrong: Invalid | NotFound | None = None
    """Why it cannot be taken over."""


@dataclass(frozen=True, kw_only=True)
class MilestoneYear:
    """Of a unit in a year: the milestones it was responsible for that have fallen due."""

    due: int = 0
    on_time: int = 0
    """Of those: met, and fed back by their day."""


class ProjectReads(Protocol):
    """Projects as they are read, each within the actor's sight."""

    async def page(self, actor: Actor, pick: ProjectPick, page: int, now: datetime) -> ProjectPage:
        """The figures and a page of a list: of what is open, and of what was to be finished or was
        ended this year."""
        ...

    async def view(self, actor: Actor, project_id: int, now: datetime) -> ProjectView:
        """One of them; raises NotFound."""
        ...

    async def milestone(self, actor: Actor, milestone_id: int, now: datetime) -> ProjectView:
        """The one a milestone belongs to; raises NotFound."""
        ...

    async def sheet(self, actor: Actor, now: datetime) -> tuple[ProjectView, ...]:
        """All of the same projects, by system and number, for a sheet; for who keeps a list just
        this, without what was cancelled."""
        ...

    async def called(self, actor: Actor) -> Mapping[str, tuple[int, ...]]:
        """The units to which the actor may hand milestones, by code and by name."""
        ...

    async def hands_to(self, actor: Actor, now: datetime) -> tuple[UnitRef, ...]:
        """Those that are offered at once for a new project or milestone; raises Refused."""
        ...

    async def tried(
        self, actor: Actor, drafts: tuple[ProjectDraft, ...], now: datetime
    ) -> tuple[PlannedRow, ...]:
        """What each row of a sheet would do to the actor's list; raises Refused."""
        ...
