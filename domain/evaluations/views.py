"""Evaluations as people read them: of communities, by posts and units, never names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.cases.model import Label
from domain.cases.satisfaction import Satisfaction
from domain.days.halves import HalfYear
from domain.evaluations.forms import EvaluatedBody
from domain.evaluations.model import EvaluationPaper, EvaluationStage, ObjectKind
from domain.evaluations.options import EvaluationOptions
from domain.evaluations.tally import Counts, SheetVotes
from domain.followups.model import FollowupState
from domain.org.views import UnitRef
from domain.people.model import Actor, Role


@dataclass(frozen=True, kw_only=True)
class ObjectLine:
    """One thing that is evaluated."""

    id: int
    """0: not prepared yet."""
    kind: ObjectKind
    body: EvaluatedBody | None
    title: str
    source_id: int | None
    votes: SheetVotes | None
    """None: not entered, not for this reader, or of too few sheets."""
    dispute: Label | None = None
    """Of an item behind which a dispute stands its category: all that hangs out of it."""


@dataclass(frozen=True, kw_only=True)
class TallyLine:
    """Who entered figures and who confirmed them, by post; when and why."""

    revision: int
    entered_role: Role
    recorded_for: bool
    entered_at: datetime
    confirmed_role: Role | None
    confirmed_at: datetime | None
    why: str


@dataclass(frozen=True, kw_only=True)
class RectificationLine:
    """Something that was found wrong, and what became of it."""

    id: int
    object_id: int
    what: str
    followup_id: int
    unit_name: str
    due_at: datetime
    due_on: date
    """The last day in time, local."""
    state: FollowupState
    overdue: bool
    feedback: str
    verdict: Satisfaction | None


@dataclass(frozen=True, kw_only=True)
class EvaluationView:
    """An evaluation with just what this reader may see and do now."""

    id: int
    unit: UnitRef
    half: HalfYear
    stage: EvaluationStage
    round: int
    planned_on: date
    held_on: date | None
    counts: Counts | None
    few: bool
    """So few sheets are valid that only the totals are known."""
    fewest: int
    quorate: bool
    pending: bool
    """The figures shown are not confirmed yet."""
    correction: bool
    """A correction of what is confirmed is under way."""
    revision: int
    """Of the figures shown; 0: there are none."""
    sent_back: str
    objects: tuple[ObjectLine, ...]
    missing: tuple[int, ...]
    """The objects whose votes are still to be entered."""
    history: tuple[TallyLine, ...]
    """All that was confirmed, the newest last; before that, what waits."""
    tell_due_at: datetime | None
    published_on: date | None
    published_until: date | None
    published_for: int
    """So many days it hangs out at least."""
    rectifications: tuple[RectificationLine, ...]
    papers: tuple[EvaluationPaper, ...]
    may: EvaluationOptions


@dataclass(frozen=True, kw_only=True)
class EvaluationProposal:
    """What the evaluation of a community for a half-year would be of, or is."""

    unit: UnitRef
    half: HalfYear
    due_on: date
    """The last working day of the half-year."""
    evaluation_id: int | None
    """The one that is there already."""
    may_prepare: bool
    objects: tuple[ObjectLine, ...]


@dataclass(frozen=True, kw_only=True)
class EvaluationLine:
    """A community as one line of a list; without an evaluation for the half-year both are None."""

    unit: UnitRef
    evaluation_id: int | None
    stage: EvaluationStage | None
    planned_on: date | None


@dataclass(frozen=True, kw_only=True)
class EvaluationPage:
    """One page of the communities within reach, what is to do first. Pages count from 0."""

    half: HalfYear
    due_on: date
    lines: tuple[EvaluationLine, ...]
    page: int
    pages: int
    total: int
    by_stage: Mapping[EvaluationStage | None, int]
    """How many communities are how far; None: nothing yet."""
    unit: UnitRef | None = None
    """The unit on whose board they are; None: all within reach."""

    @property
    def held(self) -> int:
        """How many have a confirmed result."""
        done = (EvaluationStage.CONFIRMED, EvaluationStage.PUBLISHED)
        return sum(self.by_stage.get(stage, 0) for stage in done)


@dataclass(frozen=True, kw_only=True)
class EvaluationYear:
    """A community's evaluations of a year: for the yearly evidence."""

    unit: UnitRef
    due: int
    """Half-years that were due, or are held already: at most two."""
    held: int
    """Those with a confirmed result."""


class EvaluationReads(Protocol):
    """Evaluations as they are read, each within the actor's reach."""

    async def page(
        self, actor: Actor, half: HalfYear, page: int, now: datetime, unit_id: int | None = None
    ) -> EvaluationPage:
        """The communities within reach, or on the board of a unit, with their evaluation for a
        half-year; raises Refused for who reads of none, NotFound."""
        ...

    async def view(self, actor: Actor, evaluation_id: int, now: datetime) -> EvaluationView:
        """One evaluation within reach; raises NotFound."""
        ...

    async def finding(self, actor: Actor, rectification_id: int, now: datetime) -> EvaluationView:
        """The evaluation within reach that found this wrong; raises NotFound."""
        ...

    async def proposal(
        self, actor: Actor, unit_id: int, half: HalfYear, now: datetime
    ) -> EvaluationProposal:
        """What would be evaluated at a community within reach; raises NotFound."""
        ...

    async def units(self, actor: Actor, evaluation_id: int, now: datetime) -> tuple[UnitRef, ...]:
        """The units to which an evaluation within reach may hand out what it found wrong; raises
        NotFound."""
        ...
