"""The notices of talk meetings: to who reported what was talked about, and to who holds them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from domain.cases.model import Label
from domain.cases.satisfaction import Satisfaction
from domain.meetings.model import MeetingState, Ruling
from domain.notices import Notice, Notices
from domain.people.model import Role
from domain.reminders.ladder import Rung


@dataclass(frozen=True, kw_only=True)
class _OfItem(Notice):
    """To who reported a matter that was on an agenda, under the number they know."""

    merges: ClassVar[bool] = True
    case_id: int
    category: Label
    item_id: int
    unit_name: str
    """The community that met."""
    on: date


@dataclass(frozen=True, kw_only=True)
class ItemRuled(_OfItem):
    """What the meeting said of it."""

    kind: ClassVar[str] = "meeting-item-ruled"
    ruling: Ruling
    """Of a merged one that of its head."""
    note: str
    to_unit: str
    due_on: date | None
    step: str

    @property
    def subject(self) -> str:
        return f"agenda:{self.item_id}:{self.case_id}:ruled:{self.step}"


@dataclass(frozen=True, kw_only=True)
class ItemJudged(_OfItem):
    """What the unit did, and what the next meeting said of that."""

    kind: ClassVar[str] = "meeting-item-judged"
    feedback: str
    satisfied: int
    fairly: int
    discontented: int
    verdict: Satisfaction
    again_unit: str
    """The tier above that does it again; empty where it is done."""
    judgement_id: int

    @property
    def subject(self) -> str:
        return f"agenda:{self.item_id}:{self.case_id}:judged:{self.judgement_id}"


@dataclass(frozen=True, kw_only=True)
class MeetingMoved(Notice):
    """To who holds it, too: it was put on another day, or is not held."""

    kind: ClassVar[str] = "meeting-moved"
    meeting_id: int
    unit_id: int
    unit_name: str
    state: MeetingState
    on: date
    """Its new day; of one that is not held the day it had."""
    reason: str
    by_role: Role
    step: str

    @property
    def subject(self) -> str:
        return f"meeting:{self.meeting_id}:moved:{self.step}"


@dataclass(frozen=True, kw_only=True)
class MeetingDue(Notice):
    """Before a meeting, on its day, and while it or its minutes are overdue; then up the rungs."""

    kind: ClassVar[str] = "meeting-due"
    merges: ClassVar[bool] = True
    meeting_id: int
    unit_id: int
    unit_name: str
    month: date
    on: date
    state: MeetingState
    rung: Rung
    unreached: bool = False
    """Nobody who holds it can be reached."""

    @property
    def subject(self) -> str:
        held = "minutes" if self.state is MeetingState.HELD else "meeting"
        return f"meeting:{self.meeting_id}:{held}:{self.on.isoformat()}:{self.rung}"


NOTICES: Notices = (ItemRuled, ItemJudged, MeetingMoved, MeetingDue)
