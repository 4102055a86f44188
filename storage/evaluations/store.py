"""Residents' evaluations, in a transaction."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from domain.cases.store import DueSpan
from domain.days.halves import HalfYear
from domain.errors import NotFound
from domain.evaluations.model import (
    Evaluation,
    EvaluationObject,
    EvaluationStage,
    HalfYearMark,
    Rectification,
    TallySheet,
)
from domain.followups.model import OPEN, Followup, FollowupState, Source
from domain.ids import possible
from domain.org.model import Unit, UnitKind
from storage.evaluations.schema import CONFIRMED_ALONE
from storage.followups.store import handed_out_between
from storage.kit.columns import begins, valid_on
from storage.kit.handfuls import spanned, unsaid
from storage.kit.turns import take_turns
from storage.schema import (
    evaluation_objects,
    evaluations,
    followup_steps,
    followups,
    half_year_marks,
    rectifications,
    tally_sheets,
    units,
)

_AT_ONCE = 500
"""As many are told of in one transaction; the next minute takes the next."""
DONE = (EvaluationStage.CONFIRMED, EvaluationStage.PUBLISHED)


@cache
def _to_publish(spans: int) -> Select[Any]:
    """Built once, as each sweep asks it."""
    return (
        select(evaluations.c.id)
        .where(CONFIRMED_ALONE, unsaid(evaluations.c.tell_due_at, evaluations.c.rung, spans))
        .order_by(evaluations.c.id)
        .limit(_AT_ONCE)
    )


class SqlEvaluations:
    """:class:`domain.evaluations.store.Evaluations` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def by_id(self, evaluation_id: int) -> Evaluation:
        """The evaluation, locked for change; raises NotFound."""
        if not possible(evaluation_id):
            raise NotFound("evaluation")
        self._session.flush()  # what is changed already must survive the reading anew
        found = self._session.get(
            Evaluation, evaluation_id, with_for_update=True, populate_existing=True
        )
        if found is None:
            raise NotFound("evaluation")
        return found

    def find(self, unit_id: int, half: HalfYear) -> Evaluation | None:
        """That of a community for a half-year, locked; if there is none, nobody else can make one
        meanwhile."""
        take_turns(self._session.connection(), f"evaluation:{unit_id}:{half.first}")
        found: Evaluation | None = self._session.scalar(
            select(Evaluation)
            .where(evaluations.c.unit_id == unit_id, evaluations.c.half_from == half.first)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        return found

    def add(self, evaluation: Evaluation, objects: Sequence[EvaluationObject]) -> Evaluation:
        """Adds it with what is evaluated; fills ``id`` of all."""
        self._session.add(evaluation)
        self._session.flush()
        for one in objects:
            one.evaluation_id = evaluation.id
        self._session.add_all(objects)
        self._session.flush()
        return evaluation

    def objects(self, evaluation_id: int) -> list[EvaluationObject]:
        """What is evaluated, in its order."""
        found = self._session.scalars(
            select(EvaluationObject)
            .where(evaluation_objects.c.evaluation_id == evaluation_id)
            .order_by(evaluation_objects.c.position)
        )
        return list(found)

    def sheets(self, evaluation_id: int) -> list[TallySheet]:
        """All records of figures, in the order of their revisions."""
        self._session.flush()
        found = self._session.scalars(
            select(TallySheet)
            .where(tally_sheets.c.evaluation_id == evaluation_id)
            .order_by(tally_sheets.c.revision)
            .execution_options(populate_existing=True)
        )
        return list(found)

    def add_sheet(self, sheet: TallySheet) -> TallySheet:
        """Adds and fills ``id``."""
        self._session.add(sheet)
        self._session.flush()
        return sheet

    def add_rectification(self, rectification: Rectification) -> Rectification:
        """Adds and fills ``id``."""
        self._session.add(rectification)
        self._session.flush()
        return rectification

    def rectification_of(self, evaluation_id: int, token: str) -> Rectification | None:
        """The one this tap has made already."""
        found: Rectification | None = self._session.scalar(
            select(Rectification).where(
                rectifications.c.evaluation_id == evaluation_id, rectifications.c.token == token
            )
        )
        return found

    def rectified_before(self, unit_id: int, half: HalfYear) -> list[Followup]:
        """What earlier evaluations of the community, and of those that merged into it, have found
        wrong and is not over, the oldest first."""
        self._session.flush()
        path = self._session.get_one(Unit, unit_id).path
        found = self._session.scalars(
            select(Followup)
            .join(rectifications, rectifications.c.id == followups.c.source_id)
            .join(evaluations, evaluations.c.id == rectifications.c.evaluation_id)
            .join(units, units.c.id == evaluations.c.unit_id)
            .where(
                followups.c.source == Source.EVALUATION,
                followups.c.state.in_(OPEN),
                begins(units.c.path, path),
                evaluations.c.half_from < half.first,
            )
            .order_by(followups.c.id)
        )
        return list(found)

    def meeting_items(
        self, unit_id: int, after: datetime, until: datetime, most: int
    ) -> list[Followup]:
        """Items of the community's talk meetings handed out for the first time in this stretch and
        not dropped, the newest of them, in their order."""
        self._session.flush()
        found = self._session.scalars(
            select(Followup)
            .join(followup_steps, handed_out_between(after, until))
            .where(
                followups.c.host_id == unit_id,
                followups.c.source == Source.MEETING,
                followups.c.handed_out_at >= after,  # an index; never before the first time
                followups.c.state != FollowupState.DROPPED,
            )
            .order_by(followup_steps.c.at.desc(), followups.c.id.desc())
            .limit(most)
        )
        return list(found)[::-1]

    def without(self, half: HalfYear, day: date) -> list[Unit]:
        """Communities there on the day that were there when the half-year began, and have no
        confirmed evaluation for it."""
        held = exists().where(
            evaluations.c.unit_id == units.c.id,
            evaluations.c.half_from == half.first,
            evaluations.c.stage.in_(DONE),
        )
        self._session.flush()
        found = self._session.scalars(
            select(Unit)
            .where(
                units.c.kind == UnitKind.COMMUNITY,
                units.c.valid_from <= half.first,
                valid_on(units, day),
                ~held,
            )
            .order_by(units.c.id)
        )
        return list(found)

    def marks(self, half: HalfYear) -> list[HalfYearMark]:
        """Of which notches of the half-year has been told."""
        found = self._session.scalars(
            select(HalfYearMark).where(half_year_marks.c.half_from == half.first)
        )
        return list(found)

    def add_mark(self, mark: HalfYearMark) -> None:
        """Adds a mark."""
        self._session.add(mark)
        self._session.flush()

    def to_publish(self, spans: Sequence[DueSpan]) -> list[int]:
        """Those confirmed and not published whose due day lies in a span that has not spoken of
        them yet."""
        self._session.flush()
        return list(self._session.scalars(_to_publish(len(spans)), spanned(spans)))
