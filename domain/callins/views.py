"""Call-ins as people read them; units only. Who does not see the matter itself reads no more of it
than what kind it is, its code, and what the lead wrote."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.callins.model import CallInState, Coming
from domain.callins.options import CallInOptions
from domain.cases.model import Label
from domain.followups.views import FollowupLine
from domain.org.views import UnitRef
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class CallInLine:
    """A call-in as one line of a list."""

    id: int
    case_id: int | None
    """The number of its matter, for a reader who sees that; None for all others."""
    category: Label
    code: str
    place: str
    meets_at: datetime
    request: str
    lead: str
    """The unit that leads: the one that has the matter."""
    state: CallInState
    comes: int
    cannot: int
    silent: int
    answer_at: datetime
    due_at: datetime
    owes_answer: bool
    """The reader has an answer to give, for a unit that is called."""
    owes_outcome: bool
    """The hour has come, and the reader has the outcome to record."""
    late: bool
    """What the reader owes is overdue."""
    leads: bool


@dataclass(frozen=True, kw_only=True)
class CalledLine:
    """A unit that is called, and what it says."""

    unit: UnitRef
    coming: Coming | None
    reason: str
    answered_at: datetime | None
    recorded: bool
    may_answer: bool


@dataclass(frozen=True, kw_only=True)
class CallInView:
    """A call-in with its units, what came of it, and just what this reader may do now."""

    line: CallInLine
    called: tuple[CalledLine, ...]
    outcome: str
    """What was settled on the spot, or why it was called off."""
    ended_at: datetime | None
    tasks: tuple[FollowupLine, ...]
    """The items handed out after it that are within sight, the oldest first."""
    may: CallInOptions


@dataclass(frozen=True, kw_only=True)
class CaseCallIn:
    """What the page of a matter says of a call-in: one that waits, or of which items are open."""

    id: int
    place: str
    meets_at: datetime
    state: CallInState
    units: int
    comes: int
    cannot: int
    tasks: int
    open_tasks: int


@dataclass(frozen=True, kw_only=True)
class CallInPage:
    """One page of those that wait, by their hour. Pages count from 0."""

    lines: tuple[CallInLine, ...]
    page: int
    pages: int
    total: int
    owed: int
    """Of how many the reader owes an answer or the outcome."""


@dataclass(frozen=True, kw_only=True)
class CallInFigures:
    """How often the units of a board were called in a stretch of time, and answered in time."""

    called: int
    due: int
    """Of those, how many answers were due."""
    in_time: int


class CallInReads(Protocol):
    """Call-ins as they are read, each within the actor's reach."""

    async def page(self, actor: Actor, page: int, now: datetime) -> CallInPage:
        """Those that wait to which the actor's units are called, or that they lead."""
        ...

    async def owed(self, actor: Actor, now: datetime) -> CallInPage:
        """The first page of those of which the actor owes an answer or the outcome."""
        ...

    async def view(self, actor: Actor, callin_id: int, now: datetime) -> CallInView:
        """One of them; raises NotFound, also out of sight."""
        ...

    async def of_task(self, actor: Actor, task_id: int, now: datetime) -> CallInView:
        """The one after which this was handed out; raises NotFound."""
        ...

    async def receivers(self, actor: Actor, case_id: int, now: datetime) -> tuple[UnitRef, ...]:
        """The units that may be called in to a matter, the nearest first. Raises NotFound where it
        is not the actor's to call."""
        ...

    async def figures(self, actor: Actor, unit_id: int, now: datetime) -> CallInFigures:
        """Of the units of a board, this month; raises Refused, NotFound."""
        ...
