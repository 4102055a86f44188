"""The shapes people read: frozen answers of queries, already within the reader's reach."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from domain.boards_deadlines import CaseClock
from domain.boards_ways import Related
from domain.cases.lifecycle import Arrow
from domain.cases.model import (
    AttachmentKind,
    CaseKind,
    Label,
    Outcome,
    PeopleBand,
    State,
    Urgency,
)
from domain.cases.satisfaction import Satisfaction
from domain.org import UnitKind
from domain.people import Role
from domain.periods import Period
from domain.referrals.model import Body
from domain.reports.model import ReportTally as ReportTally


@dataclass(frozen=True, kw_only=True)
class UnitRef:
    """A unit as it is named to a reader."""

    id: int
    name: str
    kind: UnitKind


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """A case as one line of a list."""

    id: int
    kind: CaseKind
    category: Label
    unit_name: str
    place: str
    summary: str
    urgency: Urgency
    state: State
    outcome: Outcome | None
    reported_at: datetime
    due_at: datetime | None
    overdue: bool
    found_on: date | None = None
    """补报: the day it was found, where it was entered on a later one."""
    to_take: bool = False
    """It was handed to a unit of the reader's, who may take it."""


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """One page of a list, newest or most pressing first. Pages count from 0."""

    lines: tuple[CaseLine, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """One step in plain facts: who (post and unit), when, what."""

    at: datetime
    arrow: str
    after: State
    role: Role
    unit_name: str
    note: str
    to_unit: str = ""
    """The unit it was handed to; empty for all other steps."""
    outcome: Outcome | None = None
    """How it ended by this step."""
    body: Body | None = None
    """The body it was referred to, for a step of a referral."""
    undoable: bool = False
    """The one the reader may still take back in one tap."""


@dataclass(frozen=True, kw_only=True)
class AttachmentRef:
    """An attachment that may be asked for by its id."""

    id: int
    kind: AttachmentKind
    at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """A case as its page shows it, with just the steps this reader may take now."""

    line: CaseLine
    people: PeopleBand
    responsible: UnitRef
    offered: UnitRef | None = None
    """The unit it was handed to, which has not taken it yet."""
    handler_role: Role | None
    timeline: tuple[TimelineEntry, ...]
    attachments: tuple[AttachmentRef, ...]
    arrows: tuple[Arrow, ...]
    may_add_detail: bool
    may_thank: bool = False
    """The reader reported it, it is done, and they have not said thanks yet."""
    may_rate: bool = False
    """The reader reported an item that has been answered."""
    satisfaction: Satisfaction | None = None
    """What the reporter said of the present answer to an item."""
    keeps_contacts: bool = False
    """Whether the reader handles the matter, and so keeps the contacts of its parties."""
    may_split: bool = False
    related: tuple[Related, ...] = ()
    undo_step: int | None = None
    """The last step, if this reader may still take it back in one tap."""
    undo_within: timedelta = timedelta()
    """How long after it was taken that may be done."""
    clock: CaseClock = field(default_factory=CaseClock)


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The counts a supervisor reads, cumulative; both rates come from them and are never mixed."""

    found: int = 0
    resolved: int = 0
    open: int = 0
    overdue: int = 0
    moved: int = 0
    dropped: int = 0
    success: int = 0
    concluded: int = 0
    """Mediations that came to an end by success or failure: 调解成功率 = success / concluded."""
    opinions_found: int = 0
    opinions_open: int = 0


@dataclass(frozen=True, kw_only=True)
class StatusLine:
    """A unit below, in one line of the board."""

    unit: UnitRef
    tally: Tally
    reports: ReportTally
    unreached: int = 0
    """Reports that are not in where nobody can be reached: neither missing nor waiting."""


@dataclass(frozen=True, kw_only=True)
class StatusBoard:
    """What /status shows: the unit, this week's found and resolved, and the units below."""

    unit: UnitRef
    above: UnitRef | None
    """The unit above, if it is within the reader's reach."""
    as_of: datetime
    tally: Tally
    week: Period
    week_found: int
    week_resolved: int
    reports: ReportTally
    below: tuple[StatusLine, ...]
    unreached: int = 0


@dataclass(frozen=True, kw_only=True)
class PostRow:
    """A post somebody holds, for /help and menus."""

    role: Role
    unit: UnitRef
    stand_in: bool
    since: date
