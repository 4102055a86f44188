"""Assessments, in a transaction."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from domain.assessments.model import (
    Assessment,
    AssessmentArrow,
    AssessmentRound,
    AssessmentState,
    AssessmentStep,
    FiledAnnex,
    ItemScore,
    Measure,
)
from domain.cases.store import DueSpan
from domain.errors import NotFound
from domain.ids import possible
from storage.kit.handfuls import spanned, unsaid
from storage.schema import (
    assessment_annexes,
    assessment_measures,
    assessment_rounds,
    assessment_scores,
    assessment_steps,
    assessments,
)

_AT_ONCE = 200
"""As many are told of in one transaction; the next minute takes the next."""
# asked by each sweep, so built once
_TO_RESUME = (
    select(assessments.c.id)
    .where(
        assessments.c.resume_on <= bindparam("day"),
        assessments.c.state == AssessmentState.DEFERRED,
    )
    .order_by(assessments.c.id)
    .limit(_AT_ONCE)
)


@cache
def _near(spans: int) -> Select[Any]:
    return (
        select(assessments.c.id)
        .where(unsaid(assessments.c.due_at, assessments.c.rung, spans))
        .order_by(assessments.c.id)
        .limit(_AT_ONCE)
    )


class SqlAssessments:
    """:class:`domain.assessments.store.Assessments` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, assessment: Assessment) -> Assessment:
        """Adds and fills ``id``."""
        self._session.add(assessment)
        self._session.flush()
        return assessment

    def by_id(self, assessment_id: int) -> Assessment:
        """The assessment, locked for change; raises NotFound."""
        if not possible(assessment_id):
            raise NotFound("assessment")
        self._session.flush()  # what is changed already must survive the reading anew
        found = self._session.get(
            Assessment, assessment_id, with_for_update=True, populate_existing=True
        )
        if found is None:
            raise NotFound("assessment")
        return found

    def by_token(self, token: str) -> Assessment | None:
        """The one this tap has registered."""
        found: Assessment | None = self._session.scalar(
            select(Assessment).where(assessments.c.token == token)
        )
        return found

    def add_round(self, round_: AssessmentRound) -> AssessmentRound:
        """Adds and fills ``id``."""
        self._session.add(round_)
        self._session.flush()
        return round_

    def round_of(self, assessment: Assessment) -> AssessmentRound:
        """Its present round."""
        self._session.flush()
        return self._session.scalars(
            select(AssessmentRound)
            .where(
                assessment_rounds.c.assessment_id == assessment.id,
                assessment_rounds.c.number == assessment.round,
            )
            .execution_options(populate_existing=True)
        ).one()

    def scores(self, round_id: int) -> list[ItemScore]:
        """The points given in a round so far."""
        self._session.flush()
        found = self._session.scalars(
            select(ItemScore)
            .where(assessment_scores.c.round_id == round_id)
            .order_by(assessment_scores.c.id)
            .execution_options(populate_existing=True)
        )
        return list(found)

    def add_score(self, score: ItemScore) -> None:
        """Adds the points of an item."""
        self._session.add(score)
        self._session.flush()

    def measures(self, assessment_id: int) -> list[Measure]:
        """Those of all its rounds, the oldest first."""
        found = self._session.scalars(
            select(Measure)
            .join(assessment_rounds, assessment_rounds.c.id == assessment_measures.c.round_id)
            .where(assessment_rounds.c.assessment_id == assessment_id)
            .order_by(assessment_measures.c.id)
        )
        return list(found)

    def measure(self, measure_id: int) -> tuple[int, Measure]:
        """A measure, and the number of its assessment; raises NotFound."""
        if not possible(measure_id):
            raise NotFound("assessment")  # as for one out of sight
        found = self._session.execute(
            select(assessment_rounds.c.assessment_id, Measure)
            .join(Measure, assessment_rounds.c.id == assessment_measures.c.round_id)
            .where(assessment_measures.c.id == measure_id)
        ).one_or_none()
        if found is None:
            raise NotFound("assessment")  # as for one out of sight
        return found[0], found[1]

    def add_measure(self, measure: Measure) -> Measure:
        """Adds and fills ``id``."""
        self._session.add(measure)
        self._session.flush()
        return measure

    def annexes(self, assessment_id: int) -> list[FiledAnnex]:
        """The annexes that are there."""
        self._session.flush()
        found = self._session.scalars(
            select(FiledAnnex)
            .where(assessment_annexes.c.assessment_id == assessment_id)
            .order_by(assessment_annexes.c.id)
        )
        return list(found)

    def add_annex(self, annex: FiledAnnex) -> None:
        """Adds one."""
        self._session.add(annex)
        self._session.flush()

    def drop_annex(self, annex: FiledAnnex) -> None:
        """It is not there after all."""
        self._session.delete(annex)
        self._session.flush()

    def add_step(self, step: AssessmentStep) -> None:
        """Adds a step."""
        self._session.add(step)
        self._session.flush()

    def step(self, assessment_id: int, token: str) -> AssessmentStep | None:
        """The step this tap has taken already."""
        found: AssessmentStep | None = self._session.scalar(
            select(AssessmentStep).where(
                assessment_steps.c.assessment_id == assessment_id,
                assessment_steps.c.token == token,
            )
        )
        return found

    def took(self, round_: AssessmentRound, arrows: Collection[AssessmentArrow]) -> set[int]:
        """Who took one of these steps in the round."""
        self._session.flush()
        found = self._session.scalars(
            select(assessment_steps.c.person_id).where(
                assessment_steps.c.assessment_id == round_.assessment_id,
                assessment_steps.c.round == round_.number,
                assessment_steps.c.arrow.in_(arrows),
            )
        )
        return {number for number in found if number is not None}

    def near(self, spans: Sequence[DueSpan]) -> list[int]:
        """The numbers of those due within a span that has not spoken of them yet."""
        self._session.flush()
        return list(self._session.scalars(_near(len(spans)), spanned(spans)))

    def to_resume(self, day: date) -> list[int]:
        """The numbers of those deferred to this day or an earlier one."""
        self._session.flush()
        return list(self._session.scalars(_TO_RESUME, {"day": day}))
