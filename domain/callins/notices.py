"""The notices of call-ins: to the units that are called, to who leads, and what is due.

What a called unit is told has no number of the case: only its code, and what the lead wrote.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.callins.model import CallInArrow, Coming
from domain.cases.model import Label
from domain.notices import Notice, Notices
from domain.reminders.ladder import Rung


def all_of(callin_id: int) -> str:
    """How the subjects of everything told of one call-in begin."""
    return f"callin:{callin_id}:"


def called_of(callin_id: int) -> str:
    """How the subject begins of what tells a unit that it is called."""
    return f"{all_of(callin_id)}called:"


def moved_of(callin_id: int) -> str:
    """How the subjects begin of what tells how it ended."""
    return f"{all_of(callin_id)}moved:"


def day_of(callin_id: int) -> str:
    """How the subjects begin of what reminds of it on its day."""
    return f"{all_of(callin_id)}day:"


@dataclass(frozen=True, kw_only=True)
class _OfCallIn(Notice):
    callin_id: int
    category: Label
    place: str
    meets_at: datetime
    lead: str
    """The unit that leads."""


@dataclass(frozen=True, kw_only=True)
class CallInCalled(_OfCallIn):
    """To a unit that is called: where, when and for what; to be answered with one tap."""

    kind: ClassVar[str] = "callin-called"
    called_id: int
    called: str
    """The unit that is called: the reader's own, or one for which they answer."""
    request: str
    code: str
    answer_at: datetime

    @property
    def subject(self) -> str:
        return f"{called_of(self.callin_id)}{self.called_id}"


@dataclass(frozen=True, kw_only=True)
class CallInAnswered(_OfCallIn):
    """To who leads: what a unit said, and how all of them stand."""

    kind: ClassVar[str] = "callin-answered"
    case_id: int
    unit_name: str
    coming: Coming
    reason: str
    recorded: bool
    comes: int
    cannot: int
    silent: int
    step: str

    @property
    def subject(self) -> str:
        return f"{all_of(self.callin_id)}answered:{self.step}"

    @property
    def thread(self) -> str:
        return f"{all_of(self.callin_id)}answers"

    @property
    def rings(self) -> bool:
        return self.coming is Coming.CANNOT


@dataclass(frozen=True, kw_only=True)
class CallInMoved(_OfCallIn):
    """To the units it has reached: it was called off, has ended with its matter or goes on after
    all, or was settled on the spot."""

    kind: ClassVar[str] = "callin-moved"
    arrow: CallInArrow
    note: str
    step: str

    @property
    def subject(self) -> str:
        return f"{moved_of(self.callin_id)}{self.step}"


@dataclass(frozen=True, kw_only=True)
class CallInLed(_OfCallIn):
    """To the units it has reached, and to who leads from now on: the matter went to another unit,
    and it went along."""

    kind: ClassVar[str] = "callin-led"
    case_id: int | None
    """None: to a unit that is called."""
    step: str

    @property
    def subject(self) -> str:
        return f"{all_of(self.callin_id)}led:{self.step}"


@dataclass(frozen=True, kw_only=True)
class CallInDay(_OfCallIn):
    """On the morning of its day: to a unit that said it comes, and to who leads."""

    kind: ClassVar[str] = "callin-day"
    merges: ClassVar[bool] = True
    unit_id: int
    unit: str
    """Who comes: the reader's own unit, or one for which they answer; or the unit that leads."""
    leads: bool
    comes: int
    cannot: int
    silent: int

    @property
    def subject(self) -> str:
        return f"{day_of(self.callin_id)}{self.unit_id}"


@dataclass(frozen=True, kw_only=True)
class CallInDue(_OfCallIn):
    """To whose turn it is: to say whether one comes, or to record what came of it; then up from
    there, and to who leads."""

    kind: ClassVar[str] = "callin-due"
    merges: ClassVar[bool] = True
    arrow: CallInArrow
    """What is waited for: an answer, or (``SETTLE``) the outcome."""
    owes_id: int
    owes: str
    """The unit that owes it."""
    due_at: datetime
    rung: Rung
    unreached: bool = False
    """Nobody of the unit can be reached: no phone is bound, or it is blocked."""

    @property
    def subject(self) -> str:
        return f"{all_of(self.callin_id)}due:{self.arrow}:{self.owes_id}:{self.rung}"


NOTICES: Notices = (
    CallInCalled,
    CallInAnswered,
    CallInMoved,
    CallInLed,
    CallInDay,
    CallInDue,
)
