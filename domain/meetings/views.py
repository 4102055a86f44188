"""Talk meetings as people read them: matters, units and counts, never names."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.cases.model import CaseKind, Label, Outcome, State
from domain.cases.satisfaction import Satisfaction
from domain.followups.model import FollowupState
from domain.meetings.model import DayRule, MeetingState, Present, Ruling, Votes
from domain.meetings.options import ItemOptions, MeetingOptions
from domain.org.views import UnitRef
from domain.people.model import Actor, Role


@dataclass(frozen=True, kw_only=True)
class CaseOnAgenda:
    """A matter on file behind an item, as it stands now."""

    id: int
    kind: CaseKind
    category: Label
    place: str
    summary: str
    state: State
    outcome: Outcome | None


@dataclass(frozen=True, kw_only=True)
class GivenOut:
    """What became of what was handed out for an item."""

    id: int
    """The number of the followup."""
    state: FollowupState
    unit_name: str
    handed_out_at: datetime
    due_at: datetime
    overdue: bool
    fed_back_at: datetime | None
    feedback: str
    round: int
    verdict: Satisfaction | None


@dataclass(frozen=True, kw_only=True)
class AgendaLine:
    """An item of an agenda."""

    id: int
    meeting_id: int
    number: int
    """0 while the agenda is not fixed."""
    topic: str
    """Its own sentence, or that of the newest matter behind it."""
    cases: tuple[CaseOnAgenda, ...]
    ruling: Ruling | None
    note: str
    to_unit: str
    helper: str
    due_on: date | None
    into_id: int | None
    into_number: int
    done: bool
    given: GivenOut | None
    votes: Votes | None
    """Of the newest judgement."""
    corrected: str
    """Why the minutes were corrected in this point, the last time."""
    may: ItemOptions


@dataclass(frozen=True, kw_only=True)
class MeetingLine:
    """A meeting as one line of a list."""

    id: int
    unit: UnitRef
    month: date
    on: date
    planned_on: date
    place: str
    state: MeetingState
    overdue: bool
    items: int
    """Merged ones count with their head."""
    reason: str


@dataclass(frozen=True, kw_only=True)
class MeetingView:
    """A meeting with just what this reader may do now."""

    line: MeetingLine
    items: tuple[AgendaLine, ...]
    to_judge: tuple[AgendaLine, ...]
    """Earlier items whose units have fed back: they are judged first."""
    judged_here: tuple[AgendaLine, ...]
    """Earlier items that this meeting judged, with its votes."""
    not_yet: int
    """Earlier items that are handed out, and not fed back."""
    present: Present | None
    photos: int
    confirmed_by: Role | None
    confirmed_at: datetime | None
    next_id: int | None
    """The next meeting that is planned."""
    answer_by: date
    """The last day for an answer to what is handed out here."""
    rule: DayRule | None
    repeats: tuple["Repeat", ...]
    may: MeetingOptions


@dataclass(frozen=True, kw_only=True)
class Repeat:
    """Matters of one place and topic of these days that are on no agenda (未诉先办): offered as one
    item."""

    case_id: int
    """The newest, by which the others are found again."""
    category: Label
    place: str
    numbers: tuple[int, ...]
    """The newest first."""


@dataclass(frozen=True, kw_only=True)
class MeetingHome:
    """What /meeting begins with: the community's own meeting, or the communities below."""

    unit: UnitRef | None
    """The community whose meetings the reader holds."""
    meeting_id: int | None
    """The one under way, else the next; None: there is no series yet."""
    lists: bool
    """Whether the reader reads those of several communities."""


@dataclass(frozen=True, kw_only=True)
class MeetingPage:
    """The communities' meetings of a month, those that need somebody first. Pages count from 0."""

    month: date
    lines: tuple[MeetingLine, ...]
    page: int
    pages: int
    total: int
    held: int
    missed: int
    """Not held, or its day went by without a word."""
    unit: UnitRef | None = None
    """The unit on whose board they are; None: all within reach."""


@dataclass(frozen=True, kw_only=True)
class UnitMeetings:
    """The meetings of one community, the newest first."""

    unit: UnitRef
    lines: tuple[MeetingLine, ...]
    page: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class CaseMeeting:
    """That a matter is, or was, on an agenda: shown with the matter."""

    meeting_id: int
    item_id: int
    on: date
    state: MeetingState
    ruling: Ruling | None
    in_sight: bool
    """Whether the reader may open the meeting."""


@dataclass(frozen=True, kw_only=True)
class MeetingCounts:
    """恳谈会 议题/办结/满意 of a month."""

    items: int = 0
    done: int = 0
    content: int = 0


@dataclass(frozen=True, kw_only=True)
class MeetingYear:
    """A community's meetings of a year: for the yearly evidence."""

    unit: UnitRef
    planned: int
    """Months of the year so far in which it was to meet."""
    held: int
    items: int
    done: int
    due: int


@dataclass(frozen=True, kw_only=True)
class GivenYear:
    """What meetings handed to a unit that fell due in a year."""

    unit: UnitRef
    due: int
    on_time: int


class MeetingReads(Protocol):
    """Talk meetings as they are read, each within the actor's reach."""

    async def home(self, actor: Actor, now: datetime) -> MeetingHome:
        """Where /meeting begins; raises Refused for who reads none."""
        ...

    async def view(self, actor: Actor, meeting_id: int, now: datetime) -> MeetingView:
        """One meeting within reach; raises NotFound."""
        ...

    async def of_item(self, actor: Actor, item_id: int) -> int:
        """The meeting within reach on whose agenda an item is; raises NotFound."""
        ...

    async def repeat(self, actor: Actor, unit_id: int, case_id: int, now: datetime) -> Repeat:
        """The repeated matters of a unit with this one among them; raises NotFound."""
        ...

    async def month(
        self, actor: Actor, month: date, page: int, now: datetime, unit_id: int | None = None
    ) -> MeetingPage:
        """The communities' meetings of a month within reach, or on the board of a unit; raises
        Refused, NotFound."""
        ...

    async def of_unit(self, actor: Actor, unit_id: int, page: int, now: datetime) -> UnitMeetings:
        """Those of a community within reach; raises NotFound."""
        ...

    async def receivers(self, actor: Actor, meeting_id: int, now: datetime) -> tuple[UnitRef, ...]:
        """The units to which an item of the meeting may be handed out; raises NotFound."""
        ...

    async def photo(self, actor: Actor, meeting_id: int, number: int) -> str:
        """The file of the picture of this number, from 0; raises NotFound."""
        ...
