"""Assessments as they are read, each within the actor's reach."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select
from sqlalchemy import case as either

from domain.access import Act, scope
from domain.assessments.lifecycle import ASSESSMENT_WAYS
from domain.assessments.model import Assessment, AssessmentState, begun_early
from domain.assessments.options import takes_turn
from domain.assessments.telling import side_of
from domain.assessments.views import (
    AssessmentLine,
    AssessmentPage,
    AssessmentRegister,
    AssessmentView,
)
from domain.errors import NotFound
from domain.followups.units import reaches
from domain.ids import possible
from domain.org.views import UnitRef
from domain.people.model import Actor
from storage.assessments.details import views_of
from storage.assessments.tally import seen_by, tally
from storage.kit.reading import Reading, Reads, awaited
from storage.schema import assessment_measures, assessment_rounds, assessments, units
from storage.work import answer_of

PAGE = 6
_REGISTER = 2000
"""As many are read at once."""
OVER = tuple(
    state for state in AssessmentState if all(way.source is not state for way in ASSESSMENT_WAYS)
)
_now = and_(
    assessment_rounds.c.assessment_id == assessments.c.id,
    assessment_rounds.c.number == assessments.c.round,
)


def _lines(*columns: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns)
        .select_from(assessments)
        .join(units, units.c.id == assessments.c.unit_id)
        .join(assessment_rounds, _now)
    )


_COLUMNS = (
    *assessments.c,
    units.c.name.label("unit_name"),
    units.c.kind.label("unit_kind"),
    units.c.path,
    assessment_rounds.c.expected,
)


def page_of(reading: Reading, actor: Actor, page: int, now: datetime) -> AssessmentPage:
    """The figures and a page of the list: what is open and due first on top, what is over last."""
    connection, seen = reading.connection, seen_by(actor)
    states = {
        row.state: row.many
        for row in connection.execute(
            _lines(assessments.c.state, func.count().label("many"))
            .where(seen)
            .group_by(assessments.c.state)
        )
    }
    overdue = connection.scalar(_lines(func.count()).where(seen, assessments.c.due_at <= now))
    total = sum(states.values())
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    over = either((assessments.c.state.in_(OVER), 1), else_=0)
    undated = either((assessments.c.due_at.is_(None), 1), else_=0)
    rows = connection.execute(
        _lines(*_COLUMNS)
        .where(seen)
        .order_by(over, undated, assessments.c.due_at, assessments.c.id.desc())
        .limit(PAGE)
        .offset(page * PAGE)
    ).all()
    own = scope(actor, Act.ASSESS).units
    mine = connection.execute(select(units).where(units.c.id.in_(own)).order_by(units.c.path))
    return AssessmentPage(
        tally=tally(connection, reading.rules, seen, now),
        states=states,
        overdue=overdue or 0,
        lines=tuple(line_of(reading, actor, row, now) for row in rows),
        page=page,
        pages=pages,
        total=total,
        units=tuple(UnitRef(id=row.id, name=row.name, kind=row.kind) for row in mine),
    )


def line_of(
    reading: Reading, actor: Actor, row: Row[*tuple[Any, ...]], now: datetime
) -> AssessmentLine:
    """A row as a line."""
    rules, decided = reading.rules, row.decided_at
    decided_on = rules.day(decided) if decided is not None else None
    ended = row.state is AssessmentState.WITHDRAWN
    first_on = rules.day(row.first_decided_at) if row.first_decided_at is not None else None
    return AssessmentLine(
        id=row.id,
        name=row.name,
        kind=row.kind,
        unit=UnitRef(id=row.unit_id, name=row.unit_name, kind=row.unit_kind),
        state=row.state,
        procedure=row.procedure,
        starts_on=row.starts_on,
        early=not ended and begun_early(row.starts_on, first_on, rules.day(now)),
        round=row.round,
        grade=row.expected,
        decision=row.decision,
        decided_on=decided_on,
        resume_on=row.resume_on,
        due_at=row.due_at,
        overdue=row.due_at is not None and row.due_at <= now,
        yours=row.state not in {*OVER, AssessmentState.DEFERRED}
        and takes_turn(actor, row.path, side_of(row.state)),
    )


def _found(
    reading: Reading, actor: Actor, which: ColumnElement[bool]
) -> Sequence[Row[*tuple[Any, ...]]]:
    return reading.connection.execute(
        _lines(*_COLUMNS)
        .where(which, seen_by(actor))
        .order_by(assessments.c.id.desc())
        .limit(_REGISTER)
    ).all()


def _views(
    reading: Reading, actor: Actor, rows: Sequence[Row[*tuple[Any, ...]]], now: datetime
) -> tuple[AssessmentView, ...]:
    matters = [(_matter(row), row.path, line_of(reading, actor, row, now)) for row in rows]
    return views_of(reading, actor, matters, now)


def _matter(row: Row[*tuple[Any, ...]]) -> Assessment:
    fields = {column.key: row._mapping[column.key] for column in assessments.c}
    number = fields.pop("id")
    matter = Assessment(**fields)
    matter.id = number
    return matter


def view(reading: Reading, actor: Actor, assessment_id: int, now: datetime) -> AssessmentView:
    """One of them; raises NotFound."""
    if not possible(assessment_id):
        raise NotFound("assessment")
    rows = _found(reading, actor, assessments.c.id == assessment_id)
    if not rows:
        raise NotFound("assessment")
    return _views(reading, actor, rows, now)[0]


def measure(reading: Reading, actor: Actor, measure_id: int, now: datetime) -> AssessmentView:
    """The one a measure belongs to; raises NotFound."""
    if not possible(measure_id):
        raise NotFound("assessment")
    found = reading.connection.scalar(
        select(assessment_rounds.c.assessment_id)
        .join(assessment_measures, assessment_measures.c.round_id == assessment_rounds.c.id)
        .where(assessment_measures.c.id == measure_id)
    )
    if found is None:
        raise NotFound("assessment")
    return view(reading, actor, found, now)


def register(reading: Reading, actor: Actor, now: datetime) -> AssessmentRegister:
    """The register: the newest first."""
    seen = seen_by(actor)
    rows = _found(reading, actor, assessments.c.id > 0)
    total = reading.connection.scalar(_lines(func.count()).where(seen))
    return AssessmentRegister(
        tally=tally(reading.connection, reading.rules, seen, now),
        rows=_views(reading, actor, rows, now),
        total=total or 0,
    )


def hands_to(
    reading: Reading, actor: Actor, assessment_id: int, now: datetime
) -> tuple[UnitRef, ...]:
    """The units a measure may be handed to at once; raises NotFound."""
    host = view(reading, actor, assessment_id, now).line.unit.id
    found = answer_of(reading.connection, reading.rules, lambda work: reaches(work, host, now))
    return tuple(UnitRef(id=unit.id, name=unit.name, kind=unit.kind) for unit in found)


class SqlAssessmentReads(Reads):
    """:class:`domain.assessments.views.AssessmentReads` on a database."""

    page = awaited(page_of)
    view = awaited(view)
    measure = awaited(measure)
    register = awaited(register, aside=True)
    hands_to = awaited(hands_to)
