"""Cases as people read them: lists, the page of one, a unit's clocks; and the port of the reads."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from domain.callins.views import CaseCallIn
from domain.cases.clocks import ClockBoard
from domain.cases.duplicates import AlikeCase, Reported
from domain.cases.letters import Letter
from domain.cases.model import (
    AttachmentKind,
    CaseKind,
    Label,
    Outcome,
    PeopleBand,
    State,
    Urgency,
)
from domain.cases.options import CaseOptions
from domain.cases.satisfaction import Satisfaction
from domain.inquiries.views import InquiryLine
from domain.meetings.views import CaseMeeting
from domain.org.views import UnitRef
from domain.people.model import Actor, Role
from domain.referrals.model import Body
from domain.search.model import NOTHING, Filter


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
    inquired: bool = False
    """Somebody above asks about it, and waits for the answer."""


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
    letter: Letter
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
    days: int | None = None
    """The working days asked for, for a step of an extension."""
    undoable: bool = False
    """The one the reader may still take back in one tap."""


@dataclass(frozen=True, kw_only=True)
class AttachmentRef:
    """An attachment that may be asked for by its id."""

    id: int
    kind: AttachmentKind
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ExtensionRow:
    """A request for more time that waits for its answer."""

    id: int
    days: int
    until: datetime
    reason: str
    parties_agree: bool


@dataclass(frozen=True, kw_only=True)
class CaseClock:
    """The deadlines of a case beside its due date, and the request to move them."""

    limit_at: datetime | None = None
    """The end of the month of mediation."""
    due_provisional: bool = False
    limit_provisional: bool = False
    asked: ExtensionRow | None = None
    taken_over: bool = False
    """That month began when the unit took it over, not when it was accepted."""


class Relation(StrEnum):
    """What the other case is to the one that is read."""

    MERGED_INTO = "merged_into"
    """The one this goes on as."""
    MERGED_IN = "merged_in"
    """One that goes on as this."""
    SPLIT_FROM = "split_from"
    SPLIT_OFF = "split_off"


@dataclass(frozen=True, kw_only=True)
class Related:
    """Another case by its number; how it stands only where it is that of this, or open to all."""

    id: int
    relation: Relation
    kind: CaseKind
    state: State | None
    outcome: Outcome | None
    in_sight: bool


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """A case as its page shows it, with just the steps this reader may take now."""

    line: CaseLine
    people: PeopleBand | None
    """How many are involved, if anybody was asked."""
    responsible: UnitRef
    offered: UnitRef | None = None
    """The unit it was handed to, which has not taken it yet."""
    handler_role: Role | None
    timeline: tuple[TimelineEntry, ...]
    attachments: tuple[AttachmentRef, ...]
    may: CaseOptions
    satisfaction: Satisfaction | None = None
    """What the reporter said of the present answer to an item."""
    related: tuple[Related, ...] = ()
    undo_within: timedelta = timedelta()
    """How long after it was taken a step may be taken back in one tap."""
    clock: CaseClock = field(default_factory=CaseClock)
    inquiries: tuple[InquiryLine, ...] = ()
    """What is asked about it from above, and waits for its answer."""
    callins: tuple[CaseCallIn, ...] = ()
    meetings: tuple[CaseMeeting, ...] = ()
    """The meetings on whose agenda it is or was, the newest last."""


@dataclass(frozen=True, kw_only=True)
class Destination:
    """A unit a case may be assigned to."""

    unit: UnitRef
    suggested: bool
    """The specialised centre of the case's category."""
    staffed: bool
    """Whether anybody there could take it."""


@dataclass(frozen=True, kw_only=True)
class Handover:
    """Where this reader may hand the case to now."""

    up: UnitRef | None
    """The tier above; None when the reader may not hand it up, or there is none."""
    destinations: tuple[Destination, ...]
    """The units to assign it to, the suggested ones first; none when the reader may not."""


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What whoever filed a matter is told right then."""

    unit_name: str
    """The unit responsible."""
    code: str | None
    """What the resident may ask by."""
    undo_step: int | None
    """The step that can be taken back in one tap."""


@dataclass(frozen=True, kw_only=True)
class CategoryRef:
    """A category to choose from."""

    id: int
    code: str
    label: Label


@dataclass(frozen=True, kw_only=True)
class FileRef:
    """An attachment its reader may fetch."""

    file: str
    kind: AttachmentKind


PAGE = 5
"""Lines of a page in the chat."""
WHOLE = 2000
"""Lines of a list that is taken out as a table: read and written well below a second."""


class CaseReads(Protocol):
    """Cases as they are read, each within the actor's reach."""

    async def mine(
        self,
        actor: Actor,
        page: int,
        now: datetime,
        chosen: Filter = NOTHING,
        size: int = PAGE,
    ) -> CasePage:
        """What the actor reported, narrowed to what is chosen; newest first."""
        ...

    async def asked(self, actor: Actor) -> tuple[int, ...]:
        """The actor's own matters that wait for their answer to a question, the newest first."""
        ...

    async def queue(
        self,
        actor: Actor,
        page: int,
        now: datetime,
        chosen: Filter = NOTHING,
        size: int = PAGE,
    ) -> CasePage:
        """Open matters (and resolved ones not yet closed) of the units whose handler the actor is,
        narrowed to what is chosen; red first, then overdue, then by due date."""
        ...

    async def view(self, actor: Actor, case_id: int, now: datetime) -> CaseView:
        """One case; raises NotFound when there is none within reach."""
        ...

    async def receipt(self, actor: Actor, case_id: int, now: datetime) -> Receipt:
        """What is told right after filing an own matter; raises NotFound for any other."""
        ...

    async def duplicates(self, actor: Actor, case_id: int) -> tuple[CaseLine, ...]:
        """Open cases that may be the same matter as this one, the likest first; raises NotFound
        when it is not within reach."""
        ...

    async def alike(
        self, actor: Actor, kind: CaseKind, category_id: int, found: Reported, now: datetime
    ) -> AlikeCase | None:
        """The open case within the actor's sight that is most likely the same matter as one that
        is about to be reported; None when there is none."""
        ...

    async def handover(self, actor: Actor, case_id: int, now: datetime) -> Handover:
        """Where the actor may hand the case to; raises NotFound outside their reach."""
        ...

    async def attachment(self, actor: Actor, attachment_id: int) -> FileRef:
        """An attachment of a case within reach; raises NotFound."""
        ...

    async def categories(self, kind: CaseKind, day: date) -> tuple[CategoryRef, ...]:
        """The list in force on the day, in its order."""
        ...

    async def clocks(self, actor: Actor, unit_id: int | None, now: datetime) -> ClockBoard:
        """A unit's clocks (None: the actor's own first unit), for who sits there or may set them;
        raises NotFound."""
        ...
