"""Evaluations as they are read: a community's, and the list of those within reach."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from domain.access import Act, scope
from domain.days.halves import HalfYear
from domain.errors import NotFound, Refused
from domain.evaluations.forms import NEWEST
from domain.evaluations.items import objects_of
from domain.evaluations.model import (
    EvaluationStage,
)
from domain.evaluations.options import (
    evaluates,
)
from domain.evaluations.views import (
    EvaluationLine,
    EvaluationPage,
    EvaluationProposal,
    EvaluationYear,
    ObjectLine,
)
from domain.followups.units import reaches
from domain.ids import possible
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.ports import Work
from domain.rules import Rules
from storage.evaluations.page import finding, heir, object_line, unit_of, view, within
from storage.evaluations.store import DONE
from storage.kit.columns import begins
from storage.kit.reading import Reading, Reads, awaited
from storage.org.units import ref, unit_within
from storage.schema import (
    evaluations,
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
    reading: Reading,
    actor: Actor,
    half: HalfYear,
    page: int,
    now: datetime,
    unit_id: int | None = None,
) -> EvaluationPage:
    """The communities within reach, or on the board of a unit, with their evaluation for a
    half-year; what is to do first stands first."""
    connection, found = reading.connection, of_actor(actor, half)
    top = None if unit_id is None else unit_within(connection, actor, unit_id)
    if top is not None:
        found = found.where(begins(units.c.path, top.path))
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
        unit=None if top is None else ref(top),
    )


def of_actor(actor: Actor, half: HalfYear) -> Select[*tuple[Any, ...]]:
    """Those within reach that were there in the half-year, with their evaluation. Raises Refused
    for who reads of none."""
    prefixes = scope(actor, Act.SEE).prefixes
    if not prefixes:
        raise Refused(Act.EVALUATE.value)
    within_reach = or_(*(begins(units.c.path, one) for one in prefixes))
    # one that has merged since is finished by its successor
    shown = or_(_there_in(half), evaluations.c.id.is_not(None))
    return _communities(half).where(within_reach, shown)


def _communities(half: HalfYear) -> Select[*tuple[Any, ...]]:
    of_half = and_(evaluations.c.unit_id == units.c.id, evaluations.c.half_from == half.first)
    return (
        select(
            units.c.id,
            units.c.name,
            units.c.kind,
            units.c.code,
            units.c.valid_from,
            evaluations.c.id.label("evaluation_id"),
            evaluations.c.stage,
            evaluations.c.planned_on,
        )
        .select_from(units.outerjoin(evaluations, of_half))
        .where(units.c.kind == UnitKind.COMMUNITY)
    )


def _there_in(half: HalfYear) -> ColumnElement[bool]:
    ended = or_(units.c.valid_to.is_(None), units.c.valid_to > half.last)
    return and_(units.c.valid_from <= half.last, ended)


def proposal(
    reading: Reading, actor: Actor, unit_id: int, half: HalfYear, now: datetime
) -> EvaluationProposal:
    """What would be evaluated at a community within reach, or is; raises NotFound."""
    if not possible(unit_id):
        raise NotFound("unit")
    connection, rules = reading.connection, reading.rules
    community = and_(units.c.id == unit_id, units.c.kind == UnitKind.COMMUNITY)
    unit = within(connection, actor, community, "unit")
    there = connection.scalar(
        select(evaluations.c.id).where(
            evaluations.c.unit_id == unit.id, evaluations.c.half_from == half.first
        )
    )

    def to_come(work: Work) -> tuple[ObjectLine, ...]:
        found = objects_of(work, unit.id, half, NEWEST)
        return tuple(object_line(one, fresh=True) for one in found)

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
    unit = heir(reading.connection, unit_of(reading.connection, actor, evaluation_id))

    def near(work: Work) -> tuple[UnitRef, ...]:
        return tuple(ref(one) for one in reaches(work, unit.id, now))

    return answer_of(reading.connection, reading.rules, near)


def evaluation_years(
    connection: Connection, rules: Rules, path: str, year: int, since: date, today: date
) -> tuple[EvaluationYear, ...]:
    """Each community's evaluations of a year, by its code: the half-years that came to be late
    between the two days, or are held already, and those held."""
    named: dict[int, tuple[str, UnitRef]] = {}
    due, held = Counter[int](), Counter[int]()
    for half in HalfYear.of_year(year):
        late = since <= half.due_day(rules.calendar) < today
        for row in connection.execute(
            _communities(half).where(begins(units.c.path, path), _there_in(half))
        ):
            done = row.stage in DONE
            if done or (late and row.valid_from <= half.first):
                named[row.id] = (row.code, ref(row))
                due[row.id] += 1
                held[row.id] += done
    return tuple(
        EvaluationYear(unit=unit, due=due[unit.id], held=held[unit.id])
        for _, unit in sorted(named.values(), key=lambda one: one[0])
    )


class SqlEvaluationReads(Reads):
    """:class:`domain.evaluations.views.EvaluationReads` on a database."""

    page = awaited(page_of)
    view = awaited(view)
    finding = awaited(finding)
    proposal = awaited(proposal)
    units = awaited(units_of)
