"""重点项目: a project of the district's list. One unit leads it and others help; it has an aim,
milestones and a day on which it is finished. How it stands is worked out from the milestones, which
are items handed out (:mod:`domain.followups`): nobody types it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.cases.model import Label
from domain.days.calendar import Roll, WorkingCalendar

NAME_LIMIT = 80
AIM_LIMIT = 300
"""Characters of a project's name, and of its aim."""
MILESTONES_LIMIT = 12
NUMBER_LIMIT = 999
"""序号 within a system."""
CODE_LIMIT = 32
SYSTEM_LIMIT = 40
"""Characters of what a system is called."""
CONFIRM_AHEAD = timedelta(days=15)
"""So long before its day a quarter may be confirmed."""
_YEAR_END = 12


class ProjectState(StrEnum):
    """Where it stands, by :func:`domain.projects.standing.state_of`."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    COMPLETED = "completed"
    """Every milestone is met; it waits to be accepted."""
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"


class ProjectArrow(StrEnum):
    """What somebody does about it."""

    REGISTER = "register"
    START = "start"
    """A unit has taken up a milestone."""
    MEET = "meet"
    """The last milestone is met."""
    CONFIRM = "confirm"
    ASK = "ask"
    """申请延期: with a day and a reason."""
    GRANT = "grant"
    REFUSE = "refuse"
    JUDGE = "judge"
    """A milestone that was fed back is met, or not."""
    ADD = "add"
    """添节点."""
    DROP = "drop"
    """去掉节点, with a reason."""
    ADJUST = "adjust"
    """调整: written anew, by the sheet."""
    ACCEPT = "accept"
    """验收."""
    CANCEL = "cancel"


class ProjectColour(StrEnum):
    """What the due days say."""

    RED = "red"
    """A milestone, or the project itself, is overdue."""
    YELLOW = "yellow"
    """A milestone is near."""
    GREEN = "green"
    BLUE = "blue"
    """Completed."""
    GREY = "grey"
    """Cancelled."""


class Punctuality(StrEnum):
    """Whether it is finished, and was in time: each project that was not cancelled is one of
    these."""

    ON_TIME = "on_time"
    LATE_DONE = "late_done"
    LATE_OPEN = "late_open"
    NOT_DUE = "not_due"


@dataclass(frozen=True, kw_only=True)
class ProjectSystem:
    """体系: one of the parts into which the list falls."""

    code: str
    name: Label


@dataclass(frozen=True, kw_only=True)
class ProjectRules:
    """The systems with their version, and the clocks: data of the district."""

    version: str = ""
    systems: tuple[ProjectSystem, ...] = ()
    confirm_months: int = 3
    """The lead unit confirms once in so many months; a divisor of twelve."""
    ahead_days: tuple[int, ...] = (30, 7)
    """So many days before a milestone its unit is reminded, the longest first."""

    def place(self, code: str) -> int:
        """Where a system stands in the list; behind all for one it does not have."""
        codes = [one.code for one in self.systems]
        return codes.index(code) if code in codes else len(codes)

    def stretch_end(self, day: date) -> date:
        """The last day of the months in which the local day lies."""
        month = -(-day.month // self.confirm_months) * self.confirm_months
        following = date(day.year + (month == _YEAR_END), month % _YEAR_END + 1, 1)
        return following - timedelta(days=1)

    def confirm_day(self, day: date, calendar: WorkingCalendar) -> date:
        """The last working day of the months in which the local day lies: until then the lead unit
        confirms."""
        return calendar.roll(self.stretch_end(day), Roll.BEFORE)


@dataclass(frozen=True, kw_only=True)
class MilestoneDraft:
    """节点: what is reached by a local day; by the lead unit, unless another is named."""

    text: str
    due_on: date
    unit_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ProjectDraft:
    """What is entered, or written anew."""

    system: str
    """The code of one of the systems."""
    number: int
    """序号 within it; 0: the one it has, or the next that is free."""
    name: str
    lead_id: int
    helpers: tuple[int, ...] = ()
    aim: str = ""
    milestones: tuple[MilestoneDraft, ...]
    due_on: date


@dataclass(eq=False, kw_only=True)
class ProjectHelp:
    """配合单位: a unit that helps with a project."""

    id: int = field(init=False, repr=False)
    project_id: int = field(init=False, repr=False)
    unit_id: int


@dataclass(eq=False, kw_only=True)
class Project:
    """A project. All moments are aware, kept in UTC; days are local."""

    id: int = field(init=False, repr=False)
    token: str
    """Names the tap or row that entered it."""
    host_id: int
    """The unit that keeps the list."""
    lead_id: int
    """牵头单位."""
    system: str
    system_zh: str
    system_en: str
    """What the district called it when the project was entered."""
    version: str
    """Of the systems, then."""
    number: int
    name: str
    aim: str
    due_on: date
    """完成时限."""
    registered_at: datetime
    asked_due: date | None = None
    """延期: asked for, neither granted nor refused."""
    asked_reason: str = ""
    confirm_at: datetime | None = None
    """The moment from which the confirmation of the quarter is overdue; None: none is owed."""
    rung: int = 0
    """How far that was told of, by :mod:`domain.projects.sweep`."""
    confirmed_at: datetime | None = None
    accepted_at: datetime | None = None
    cancelled_at: datetime | None = None
    reason: str = ""
    """What was said when it was accepted or cancelled."""
    helping: list[ProjectHelp] = field(default_factory=list, repr=False)

    @property
    def system_name(self) -> Label:
        """The system's name, in both languages."""
        return Label(zh=self.system_zh, en=self.system_en)

    @property
    def helpers(self) -> tuple[int, ...]:
        """The units that help, each once, the leading one not among them."""
        return tuple(dict.fromkeys(h.unit_id for h in self.helping if h.unit_id != self.lead_id))

    @property
    def over(self) -> bool:
        """Whether it was accepted or cancelled."""
        return self.accepted_at is not None or self.cancelled_at is not None

    def help_by(self, units: Collection[int]) -> None:
        """Writes anew who helps."""
        wanted = [one for one in dict.fromkeys(units) if one != self.lead_id]
        if wanted != [one.unit_id for one in self.helping]:
            self.helping = [ProjectHelp(unit_id=one) for one in wanted]


@dataclass(eq=False, kw_only=True)
class Milestone:
    """A milestone; its unit, its day and what becomes of it are its followup's."""

    id: int = field(init=False, repr=False)
    project_id: int
    text: str
    told: int = 0
    """The last of the rules' ``ahead_days`` that was told of, counted from 1; more than that of its
    day: this was moved since."""
    dropped_at: datetime | None = None


@dataclass(eq=False, kw_only=True)
class ProjectStep:
    """One step of its way. Steps are only ever added."""

    id: int = field(init=False, repr=False)
    project_id: int
    token: str
    arrow: ProjectArrow
    at: datetime
    person_id: int | None
    post_id: int | None
    met: int
    """Milestones that were met then, of …"""
    many: int
    """… so many."""
    due_on: date
    """The finish day after it."""
    note: str = ""
    recorded: bool = False
    """代录: for a unit without a phone."""
