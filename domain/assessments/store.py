"""The store of assessments."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from domain.assessments.model import (
    Assessment,
    AssessmentArrow,
    AssessmentRound,
    AssessmentStep,
    FiledAnnex,
    ItemScore,
    Measure,
)
from domain.cases.store import DueSpan


class Assessments(Protocol):
    """Assessments with their rounds and steps, in a transaction. Whoever changes what hangs on one
    has locked it before."""

    def add(self, assessment: Assessment) -> Assessment:
        """Adds and fills ``id``."""
        ...

    def by_id(self, assessment_id: int) -> Assessment:
        """The assessment, locked for change; raises NotFound."""
        ...

    def by_token(self, token: str) -> Assessment | None:
        """The one this tap has registered."""
        ...

    def add_round(self, round_: AssessmentRound) -> AssessmentRound:
        """Adds and fills ``id``."""
        ...

    def round_of(self, assessment: Assessment) -> AssessmentRound:
        """Its present round."""
        ...

    def scores(self, round_id: int) -> list[ItemScore]:
        """The points given in a round so far."""
        ...

    def add_score(self, score: ItemScore) -> None:
        """Adds the points of an item."""
        ...

    def measures(self, assessment_id: int) -> list[Measure]:
        """Those of all its rounds, the oldest first."""
        ...

    def measure(self, measure_id: int) -> tuple[int, Measure]:
        """A measure, and the number of its assessment; raises NotFound."""
        ...

    def add_measure(self, measure: Measure) -> Measure:
        """Adds and fills ``id``."""
        ...

    def annexes(self, assessment_id: int) -> list[FiledAnnex]:
        """The annexes that are there."""
        ...

    def add_annex(self, annex: FiledAnnex) -> None:
        """Adds one."""
        ...

    def drop_annex(self, annex: FiledAnnex) -> None:
        """It is not there after all."""
        ...

    def add_step(self, step: AssessmentStep) -> None:
        """Adds a step."""
        ...

    def step(self, assessment_id: int, token: str) -> AssessmentStep | None:
        """The step this tap has taken already."""
        ...

    def took(self, round_: AssessmentRound, arrows: Collection[AssessmentArrow]) -> set[int]:
        """Who took one of these steps in the round."""
        ...

    def near(self, spans: Sequence[DueSpan]) -> list[int]:
        """The numbers of those due within a span that has not spoken of them yet."""
        ...

    def to_resume(self, day: date) -> list[int]:
        """The numbers of those deferred to this day or an earlier one."""
        ...
