"""The notices of assessments: to the unit that proposes, and to who reviews and decides."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.assessments.model import AssessmentArrow, AssessmentState
from domain.assessments.scale import AnnexKind, Decision, Grade
from domain.notices import Notice, Notices
from domain.reminders.ladder import Rung


def all_of(assessment_id: int) -> str:
    """How the subjects of everything told of one matter begin."""
    return f"assessment:{assessment_id}:"


@dataclass(frozen=True, kw_only=True)
class _OfAssessment(Notice):
    assessment_id: int
    name: str
    unit_name: str
    """The unit that proposes it."""


@dataclass(frozen=True, kw_only=True)
class AssessmentMoved(_OfAssessment):
    """To the other side: what was done about it."""

    kind: ClassVar[str] = "assessment-moved"
    arrow: AssessmentArrow
    expected: Grade | None
    """After the measures."""
    decision: Decision | None
    note: str
    step: str

    @property
    def subject(self) -> str:
        return f"{all_of(self.assessment_id)}moved:{self.step}"


@dataclass(frozen=True, kw_only=True)
class AssessmentDue(_OfAssessment):
    """To whose turn it is: the next step is due today or overdue; then up from there."""

    kind: ClassVar[str] = "assessment-due"
    merges: ClassVar[bool] = True
    state: AssessmentState
    owes: str
    """The unit whose turn it is."""
    due_at: datetime
    missing: tuple[AnnexKind, ...]
    """The annexes that the filing still lacks."""
    rung: Rung
    again: str
    """Names the stretch of time it is about."""
    unreached: bool = False
    """Nobody of the unit can be reached."""

    @property
    def subject(self) -> str:
        return f"{all_of(self.assessment_id)}due:{self.again}:{self.rung}"


NOTICES: Notices = (AssessmentMoved, AssessmentDue)
