"""One evaluation as it is read: how it stands, and the figures its reader may see."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select
from sqlalchemy.orm import Session

from domain.access import Act, scope
from domain.cases.model import CaseKind, Label
from domain.days.deadlines import last_day
from domain.errors import NotFound
from domain.evaluations.model import (
    Evaluation,
    EvaluationObject,
    EvaluationStage,
    ObjectKind,
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
from domain.evaluations.tally import SheetVotes, quorate
from domain.evaluations.views import (
    EvaluationView,
    ObjectLine,
    RectificationLine,
    TallyLine,
)
from domain.followups.model import RUNNING, FollowupState, Source
from domain.ids import possible
from domain.org.views import UnitRef
from domain.people.model import Actor
from storage.kit.columns import begins
from storage.kit.reading import Reading
from storage.org.reads import unit_row
from storage.org.units import ref
from storage.schema import (
    agenda_cases,
    cases,
    categories,
    evaluation_objects,
    evaluations,
    followups,
    rectifications,
    tally_sheets,
    units,
)


def view(reading: Reading, actor: Actor, evaluation_id: int, now: datetime) -> EvaluationView:
    """One evaluation within reach; raises NotFound."""
    connection = reading.connection
    unit = unit_of(connection, actor, evaluation_id)
    with Session(connection) as session:
        found = _evaluated(session, evaluation_id, heir(connection, unit).path)
        return _view(reading, actor, found, ref(unit), now)


def finding(reading: Reading, actor: Actor, rectification_id: int, now: datetime) -> EvaluationView:
    """The evaluation within reach that found this wrong; raises NotFound."""
    number = None
    if possible(rectification_id):
        number = reading.connection.scalar(
            select(rectifications.c.evaluation_id).where(rectifications.c.id == rectification_id)
        )
    if number is None:
        raise NotFound("evaluation")
    return view(reading, actor, number, now)


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
    disputes = _disputes(connection, found.objects)
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
        objects=tuple(
            replace(object_line(one, votes.get(one.id)), dispute=disputes.get(one.id))
            for one in found.objects
        ),
        missing=tuple(one.id for one in missing(found, sheet)) if sheet is not None else (),
        history=tuple(_line(one) for one in found.sheets if one is sheet or _told(one)),
        tell_due_at=evaluation.tell_due_at,
        published_on=evaluation.published_on,
        published_until=evaluation.published_until,
        published_for=evaluation.rules.published_for,
        rectifications=_rectifications(connection, evaluation.id, now, zone),
        papers=papers(found),
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


def object_line(
    one: EvaluationObject, votes: SheetVotes | None = None, *, fresh: bool = False
) -> ObjectLine:
    """One thing that is evaluated; ``fresh``: it is not on file yet."""
    return ObjectLine(
        id=0 if fresh else one.id,
        kind=one.kind,
        body=one.body,
        title=one.title,
        source_id=one.source_id,
        votes=votes,
    )


def _disputes(connection: Connection, objects: Collection[EvaluationObject]) -> dict[int, Label]:
    """The category of the dispute behind each item that has one."""
    items = {one.source_id: one.id for one in objects if one.kind is ObjectKind.ITEM}
    if not items:
        return {}
    rows = connection.execute(
        select(followups.c.id, categories.c.name_zh, categories.c.name_en)
        .join(agenda_cases, agenda_cases.c.item_id == followups.c.source_id)
        .join(cases, cases.c.id == agenda_cases.c.case_id)
        .join(categories, categories.c.id == cases.c.category_id)
        .where(
            followups.c.id.in_(items),
            followups.c.source == Source.MEETING,
            cases.c.kind == CaseKind.DISPUTE,
        )
        .order_by(cases.c.id.desc())  # the first of them is said
    )
    return {items[row.id]: Label(zh=row.name_zh, en=row.name_en) for row in rows}


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


def unit_of(connection: Connection, actor: Actor, evaluation_id: int) -> Row[*tuple[Any, ...]]:
    """The community of an evaluation within reach; raises NotFound."""
    which = select(evaluations.c.unit_id).where(evaluations.c.id == evaluation_id)
    if not possible(evaluation_id):
        raise NotFound("evaluation")
    return within(connection, actor, units.c.id.in_(which), "evaluation")


def heir(connection: Connection, unit: Row[*tuple[Any, ...]]) -> Row[*tuple[Any, ...]]:
    """The unit that goes on for this one, or itself; as :func:`domain.org.heirs.goes_on`."""
    while unit.successor_id is not None:
        unit = unit_row(connection, unit.successor_id)
    return unit


def within(
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
