"""Evaluations as they are read: a community's, and the list of those within reach."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from domain.access import Act, scope
from domain.days.deadlines import last_day
from domain.errors import NotFound, Refused
from domain.evaluations.forms import NEWEST
from domain.evaluations.halves import HalfYear
from domain.evaluations.items import objects_of
from domain.evaluations.model import (
    Evaluation,
    EvaluationObject,
    EvaluationStage,
    SheetStage,
    TallySheet,
)
from domain.evaluations.options import (
    Evaluated,
    correcting,
    evaluates,
    missing,
    options,
    papers,
)
from domain.evaluations.tally import quorate
from domain.evaluations.views import (
    EvaluationLine,
    EvaluationPage,
    EvaluationProposal,
    EvaluationView,
    EvaluationYear,
    EvaluationYearRow,
    ObjectLine,
    RectificationLine,
    TallyLine,
)
from domain.followups.model import RUNNING, FollowupState, Source
from domain.followups.units import reaches
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.ports import Work
from storage.evaluations.store import DONE
from storage.kit.columns import begins
from storage.kit.ids import possible
from storage.kit.reading import Reading, Reads, awaited
from storage.org.units import ref, unit_within
from storage.schema import (
    evaluation_objects,
    evaluations,
    followups,
    rectifications,
    tally_sheets,
    units,
)
from storage.work import answer_of

PAGE = 8
_FIRST: Sequence[EvaluationStage] = (
    EvaluationStage.VOID,
    EvaluationStage.PREPARED,
    EvaluationStage.COUNTED,
    EvaluationStage.CONFIRMED,
    EvaluationStage.PUBLISHED,
)
"""Behind those without any: what is to do first."""


def page_of(
    reading: Reading, actor: Actor, half: HalfYear, page: int, now: datetime
) -> EvaluationPage:
    """The communities within reach with their evaluation for a half-year; what is to do first
    stands first."""
    connection, found = reading.connection, _communities(actor, half)
    counted = connection.execute(
        found.with_only_columns(evaluations.c.stage, func.count().label("many")).group_by(
            evaluations.c.stage
        )
    )
    by_stage = {row.stage: row.many for row in counted}
    total = sum(by_stage.values())
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    order = case(
        {stage.value: place for place, stage in enumerate(_FIRST, 1)},
        value=evaluations.c.stage,
        else_=0,
    )
    rows = connection.execute(found.order_by(order, units.c.code).limit(PAGE).offset(page * PAGE))
    return EvaluationPage(
        half=half,
        due_on=half.due_day(reading.rules.calendar),
        lines=tuple(
            EvaluationLine(
                unit=ref(row),
                evaluation_id=row.evaluation_id,
                stage=row.stage,
                planned_on=row.planned_on,
            )
            for row in rows
        ),
        page=page,
        pages=pages,
        total=total,
        by_stage=by_stage,
    )


def _communities(actor: Actor, half: HalfYear) -> Select[*tuple[Any, ...]]:
    """Those within reach that were there in the half-year, with their evaluation. Raises Refused
    for who reads of none."""
    prefixes = scope(actor, Act.SEE).prefixes
    if not prefixes:
        raise Refused(Act.EVALUATE.value)
    return _with_evaluation(half).where(or_(*(begins(units.c.path, one) for one in prefixes)))


def _with_evaluation(half: HalfYear) -> Select[*tuple[Any, ...]]:
    of_half = and_(evaluations.c.unit_id == units.c.id, evaluations.c.half_from == half.first)
    return (
        select(
            units.c.id,
            units.c.name,
            units.c.kind,
            evaluations.c.id.label("evaluation_id"),
            evaluations.c.stage,
            evaluations.c.planned_on,
        )
        .select_from(units.outerjoin(evaluations, of_half))
        .where(units.c.kind == UnitKind.COMMUNITY, _there_in(half))
    )


def _there_in(half: HalfYear) -> ColumnElement[bool]:
    ended = or_(units.c.valid_to.is_(None), units.c.valid_to > half.last)
    return and_(units.c.valid_from <= half.last, ended)


def view(reading: Reading, actor: Actor, evaluation_id: int, now: datetime) -> EvaluationView:
    """One evaluation within reach; raises NotFound."""
    connection = reading.connection
    unit = _unit_of(connection, actor, evaluation_id)
    with Session(connection) as session:
        found = _evaluated(session, evaluation_id, unit.path)
        return _view(reading, actor, found, ref(unit), now)


def _view(
    reading: Reading, actor: Actor, found: Evaluated, unit: UnitRef, now: datetime
) -> EvaluationView:
    connection, zone = reading.connection, reading.rules.zone
    evaluation = found.evaluation
    sheet, pending = _shown(actor, found)
    counts = None if sheet is None else sheet.tally.counts
    enough = counts is None or quorate(counts)
    votes = sheet.tally.votes if sheet is not None and enough else {}
    newest = found.newest
    back = newest is not None and newest.stage is SheetStage.OPEN and pending
    return EvaluationView(
        id=evaluation.id,
        unit=unit,
        half=evaluation.half,
        stage=evaluation.stage,
        round=evaluation.round,
        planned_on=evaluation.planned_on,
        held_on=evaluation.held_on,
        counts=counts,
        few=counts is not None and counts.valid < evaluation.rules.fewest,
        fewest=evaluation.rules.fewest,
        quorate=enough,
        pending=pending,
        correction=correcting(found),
        revision=0 if sheet is None else sheet.revision,
        sent_back=newest.sent_back if newest is not None and back else "",
        objects=tuple(_object(one, votes.get(one.id)) for one in found.objects),
        missing=tuple(one.id for one in missing(found, sheet)) if sheet is not None else (),
        history=tuple(_line(one) for one in found.sheets if one is sheet or _told(one)),
        tell_due_at=evaluation.tell_due_at,
        published_on=evaluation.published_on,
        published_until=evaluation.published_until,
        rectifications=_rectifications(connection, evaluation.id, now, zone),
        papers=papers(evaluation.stage),
        may=options(actor, found),
    )


def _shown(actor: Actor, found: Evaluated) -> tuple[TallySheet | None, bool]:
    """The figures this reader sees, and whether they are not confirmed yet: those are for who holds
    evaluations there alone; that too few came everybody may know."""
    newest = found.newest
    if newest is not None and newest.stage is not SheetStage.CONFIRMED:
        if found.evaluation.stage is EvaluationStage.VOID and newest.stage is SheetStage.VOID:
            return newest, False
        if evaluates(actor, found.path):
            return newest, True
    return found.standing, False


def _told(sheet: TallySheet) -> bool:
    return sheet.stage is SheetStage.CONFIRMED


def _line(sheet: TallySheet) -> TallyLine:
    return TallyLine(
        revision=sheet.revision,
        entered_role=sheet.entered_role,
        recorded_for=sheet.recorded_for,
        entered_at=sheet.entered_at,
        confirmed_role=sheet.confirmed_role,
        confirmed_at=sheet.confirmed_at,
        why=sheet.why,
    )


def _object(one: EvaluationObject, votes: Any) -> ObjectLine:
    return ObjectLine(
        id=one.id,
        kind=one.kind,
        body=one.body,
        title=one.title,
        source_id=one.source_id,
        votes=votes,
    )


def _rectifications(
    connection: Connection, evaluation_id: int, now: datetime, zone: ZoneInfo
) -> tuple[RectificationLine, ...]:
    of_it = and_(
        followups.c.source == Source.EVALUATION,
        followups.c.source_id == rectifications.c.id,
        followups.c.state != FollowupState.DROPPED,
    )
    rows = connection.execute(
        select(
            rectifications.c.id,
            rectifications.c.object_id,
            rectifications.c.what,
            followups.c.id.label("followup_id"),
            units.c.name,
            followups.c.due_at,
            followups.c.state,
            followups.c.feedback,
            followups.c.verdict,
        )
        .select_from(rectifications.join(followups, of_it))
        .join(units, units.c.id == followups.c.unit_id)
        .where(rectifications.c.evaluation_id == evaluation_id)
        .order_by(rectifications.c.id)
    )
    return tuple(
        RectificationLine(
            id=row.id,
            object_id=row.object_id,
            what=row.what,
            followup_id=row.followup_id,
            unit_name=row.name,
            due_at=row.due_at,
            due_on=last_day(row.due_at, zone),
            state=row.state,
            overdue=row.state in RUNNING and now >= row.due_at,
            feedback=row.feedback,
            verdict=row.verdict,
        )
        for row in rows
    )


def _evaluated(session: Session, evaluation_id: int, path: str) -> Evaluated:
    evaluation = session.get_one(Evaluation, evaluation_id)
    objects = session.scalars(
        select(EvaluationObject)
        .where(evaluation_objects.c.evaluation_id == evaluation_id)
        .order_by(evaluation_objects.c.position)
    )
    sheets = session.scalars(
        select(TallySheet)
        .where(tally_sheets.c.evaluation_id == evaluation_id)
        .order_by(tally_sheets.c.revision)
    )
    return Evaluated(evaluation=evaluation, path=path, objects=tuple(objects), sheets=tuple(sheets))


def _unit_of(connection: Connection, actor: Actor, evaluation_id: int) -> Row[*tuple[Any, ...]]:
    """The community of an evaluation within reach; raises NotFound."""
    which = select(evaluations.c.unit_id).where(evaluations.c.id == evaluation_id)
    if not possible(evaluation_id):
        raise NotFound("evaluation")
    return _within(connection, actor, units.c.id.in_(which), "evaluation")


def _within(
    connection: Connection, actor: Actor, which: ColumnElement[bool], what: str
) -> Row[*tuple[Any, ...]]:
    prefixes = scope(actor, Act.SEE).prefixes
    if not prefixes:
        raise NotFound(what)
    reach = or_(*(begins(units.c.path, one) for one in prefixes))
    row = connection.execute(select(units).where(which, reach)).one_or_none()
    if row is None:
        raise NotFound(what)
    return row


def proposal(
    reading: Reading, actor: Actor, unit_id: int, half: HalfYear, now: datetime
) -> EvaluationProposal:
    """What would be evaluated at a community within reach, or is; raises NotFound."""
    if not possible(unit_id):
        raise NotFound("unit")
    connection, rules = reading.connection, reading.rules
    community = and_(units.c.id == unit_id, units.c.kind == UnitKind.COMMUNITY)
    unit = _within(connection, actor, community, "unit")
    there = connection.scalar(
        select(evaluations.c.id).where(
            evaluations.c.unit_id == unit.id, evaluations.c.half_from == half.first
        )
    )

    def to_come(work: Work) -> tuple[ObjectLine, ...]:
        found = objects_of(work, unit.id, half, NEWEST)
        return tuple(
            ObjectLine(
                id=0,
                kind=one.kind,
                body=one.body,
                title=one.title,
                source_id=one.source_id,
                votes=None,
            )
            for one in found
        )

    today = rules.day(now)
    current = HalfYear.containing(today)
    return EvaluationProposal(
        unit=ref(unit),
        half=half,
        due_on=half.due_day(rules.calendar),
        evaluation_id=there,
        may_prepare=there is None
        and half in {current, current.previous()}
        and (unit.valid_to is None or today < unit.valid_to)
        and evaluates(actor, unit.path),
        objects=answer_of(connection, rules, to_come),
    )


def units_of(
    reading: Reading, actor: Actor, evaluation_id: int, now: datetime
) -> tuple[UnitRef, ...]:
    """The units to which an evaluation within reach may hand out; raises NotFound."""
    unit = _unit_of(reading.connection, actor, evaluation_id)

    def near(work: Work) -> tuple[UnitRef, ...]:
        return tuple(ref(one) for one in reaches(work, unit.id, now))

    return answer_of(reading.connection, reading.rules, near)


def year_of(
    reading: Reading, actor: Actor, unit_id: int, year: int, now: datetime
) -> EvaluationYear:
    """The evaluations held by the communities of a unit: of each half-year that was due by now, or
    that is held already."""
    connection, rules = reading.connection, reading.rules
    top, today = unit_within(connection, actor, unit_id), rules.day(now)
    held: dict[int, list[bool]] = {}
    named: dict[int, UnitRef] = {}
    for half in HalfYear.of_year(year):
        due = half.due_day(rules.calendar) < today
        rows = connection.execute(
            _with_evaluation(half).where(begins(units.c.path, top.path)).order_by(units.c.code)
        )
        for row in rows:
            named.setdefault(row.id, ref(row))
            done = row.stage in DONE
            if due or done:
                held.setdefault(row.id, []).append(done)
    return EvaluationYear(
        unit=ref(top),
        year=year,
        rows=tuple(
            EvaluationYearRow(unit=unit, held=tuple(held.get(unit_id, ())))
            for unit_id, unit in named.items()
        ),
    )


class SqlEvaluationReads(Reads):
    """:class:`domain.evaluations.views.EvaluationReads` on a database."""

    page = awaited(page_of)
    view = awaited(view)
    proposal = awaited(proposal)
    units = awaited(units_of)
    year = awaited(year_of)
