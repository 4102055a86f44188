"""The notices of items handed out: to the unit responsible, to those that help, to who handed it
out."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.cases.satisfaction import Satisfaction
from domain.followups.model import FollowupArrow, Source
from domain.notices import Notice, Notices
from domain.reminders.ladder import Rung


def all_of(followup_id: int) -> str:
    """How the subjects of everything told of one item begin."""
    return f"followup:{followup_id}:"


@dataclass(frozen=True, kw_only=True)
class _OfFollowup(Notice):
    followup_id: int
    source: Source
    title: str


@dataclass(frozen=True, kw_only=True)
class FollowupHandedOut(_OfFollowup):
    """To the unit that is to see to it, and to those that are to help: something was handed out, or
    is to be done again."""

    kind: ClassVar[str] = "followup-handed-out"
    host: str
    """The unit that handed it out."""
    unit_name: str
    """The unit responsible."""
    yours: bool
    """Whether the reader's unit is the responsible one; else it helps."""
    due_at: datetime
    round: int
    step: str

    @property
    def subject(self) -> str:
        return f"{all_of(self.followup_id)}handed-out:{self.step}"


@dataclass(frozen=True, kw_only=True)
class FollowupMoved(_OfFollowup):
    """To the other side: what was done about it."""

    kind: ClassVar[str] = "followup-moved"
    arrow: FollowupArrow
    unit_name: str
    note: str
    due_at: datetime
    verdict: Satisfaction | None
    recorded: bool
    step: str

    @property
    def subject(self) -> str:
        return f"{all_of(self.followup_id)}moved:{self.step}"


@dataclass(frozen=True, kw_only=True)
class FollowupDue(_OfFollowup):
    """To whose turn it is: the feedback is due today or overdue, or nobody has accepted it or
    handed on what came back; then up from there, and to who handed it out."""

    kind: ClassVar[str] = "followup-due"
    merges: ClassVar[bool] = True
    owes: str
    """The unit whose turn it is."""
    arrow: FollowupArrow
    """What is waited for: to accept it, to hand it out again, or the feedback."""
    then: FollowupArrow
    """The next step there is to take: what is not accepted cannot be fed back."""
    due_at: datetime
    rung: Rung
    again: str
    """Names the stretch of time it is about, so that an extension is told of anew."""
    unreached: bool = False
    """Nobody of the unit can be reached: no phone is bound, or it is blocked."""

    @property
    def subject(self) -> str:
        return f"{all_of(self.followup_id)}due:{self.arrow}:{self.again}:{self.rung}"


NOTICES: Notices = (FollowupHandedOut, FollowupMoved, FollowupDue)
