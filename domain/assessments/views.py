"""Assessments as people read them: units and posts, never names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.assessments.grading import Appraisal
from domain.assessments.model import (
    AssessmentArrow,
    AssessmentState,
    MatterKind,
    Opinions,
)
from domain.assessments.scale import AnnexKind, Decision, Grade, Procedure, RiskScale
from domain.cases.satisfaction import Satisfaction
from domain.followups.model import FollowupState
from domain.org.views import UnitRef
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class AssessmentTally:
    """How many matters stand where; each is counted once, by its latest decision.

    ``registered == undecided + carried_out + deferred + refused + withdrawn`` at any date.
    """

    undecided: int = 0
    carried_out: int = 0
    deferred: int = 0
    refused: int = 0
    withdrawn: int = 0
    moved: int = 0
    """Of those carried out or refused: deferred once, and decided anew since."""
    early: int = 0
    """应评未评: of all, those whose work begins before they are decided."""
    against: int = 0
    """Of those carried out: against the guidance, with a reason."""

    @property
    def assessed(self) -> int:
        """已评估."""
        return self.carried_out + self.deferred + self.refused

    @property
    def registered(self) -> int:
        """登记."""
        return self.undecided + self.assessed + self.withdrawn


@dataclass(frozen=True, kw_only=True)
class AssessmentLine:
    """A matter as one line of a list."""

    id: int
    name: str
    kind: MatterKind
    unit: UnitRef
    state: AssessmentState
    procedure: Procedure
    starts_on: date
    early: bool
    round: int
    grade: Grade | None
    """After the measures."""
    decision: Decision | None
    decided_on: date | None
    resume_on: date | None
    due_at: datetime | None
    overdue: bool
    yours: bool
    """Whether the reader may take the next step."""


@dataclass(frozen=True, kw_only=True)
class AssessmentPage:
    """One page of the matters within reach, what is open and due first on top. Pages count from
    0."""

    tally: AssessmentTally
    states: Mapping[AssessmentState, int]
    overdue: int
    lines: tuple[AssessmentLine, ...]
    page: int
    pages: int
    total: int
    units: tuple[UnitRef, ...]
    """The reader's own, for which they may register one."""


@dataclass(frozen=True, kw_only=True)
class MeasureLine:
    """A measure and what became of it."""

    id: int
    text: str
    unit_name: str
    due_on: date
    """The last day on which it is in time, local."""
    state: FollowupState
    feedback: str
    verdict: Satisfaction | None
    overdue: bool


@dataclass(frozen=True, kw_only=True)
class AssessedRound:
    """A round that is over, or the present one."""

    number: int
    grade: Grade | None
    expected: Grade | None
    decision: Decision | None
    decided_on: date | None
    against: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class AssessmentView:
    """A matter with just what this reader may do now."""

    line: AssessmentLine
    body: str
    registered_on: date
    plan: str
    heard_until: date | None
    opinions: Opinions | None
    reasons: str
    scale: RiskScale
    points: Mapping[str, int]
    """Given so far, by item."""
    appraisal: Appraisal | None
    """Once every item has points."""
    graded: Grade | None
    """Once it is graded: 初始等级."""
    expected: Grade | None
    measures: tuple[MeasureLine, ...]
    rounds: tuple[AssessedRound, ...]
    annexes: Mapping[AnnexKind, bool]
    """Those that are due, and whether they are there."""
    filed_here_on: date | None
    filed_above_on: date | None
    returned: str
    """What the first review found wanting; empty once it was handed in again."""
    tracked: str
    """What was last said of how it goes."""
    moved: str
    """From which day to which the start was moved last, and why."""
    decisions: tuple[Decision, ...]
    """What there is to decide."""
    may: frozenset[AssessmentArrow]

    @property
    def missing(self) -> tuple[AnnexKind, ...]:
        """The annexes that are not there yet."""
        return tuple(kind for kind, there in self.annexes.items() if not there)

    @property
    def given(self) -> int:
        """The sum of the points so far."""
        return sum(self.points.values())


@dataclass(frozen=True, kw_only=True)
class AssessmentRegister:
    """台账: all matters of a reader, the newest first, as many as are read at once."""

    tally: AssessmentTally
    rows: tuple[AssessmentView, ...]
    total: int


class AssessmentReads(Protocol):
    """Assessments as they are read, each within the actor's reach."""

    async def page(self, actor: Actor, page: int, now: datetime) -> AssessmentPage:
        """The figures and a page of the list."""
        ...

    async def view(self, actor: Actor, assessment_id: int, now: datetime) -> AssessmentView:
        """One of them; raises NotFound."""
        ...

    async def measure(self, actor: Actor, measure_id: int, now: datetime) -> AssessmentView:
        """The one a measure belongs to; raises NotFound."""
        ...

    async def register(self, actor: Actor, now: datetime) -> AssessmentRegister:
        """The register."""
        ...

    async def hands_to(
        self, actor: Actor, assessment_id: int, now: datetime
    ) -> tuple[UnitRef, ...]:
        """The units a measure may be handed to at once; raises NotFound."""
        ...
