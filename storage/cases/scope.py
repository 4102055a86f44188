"""The access table's reach as a condition of a query, and how a case reads as a line."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, Select, and_, case, false, func, or_, select
from sqlalchemy.sql import visitors

from domain.access import SEEING, Act, Scope, Target, scope
from domain.cases.model import OPEN_STATES, Case, CaseKind, Label, State, Urgency
from domain.cases.views import CaseLine
from domain.people.model import Actor
from storage.schema import begins, cases, categories, units

filed = units.alias("filed")
"""The unit a case was filed under."""
responsible = units.alias("responsible")
"""The unit responsible for it now."""
offered = units.alias("offered")
"""The unit it was handed to, if that has not taken it yet."""

_JOINED = {categories, filed, responsible, offered}
_HANDLING = {CaseKind.DISPUTE: Act.HANDLE_DISPUTE, CaseKind.OPINION: Act.HANDLE_OPINION}

LINE = (
    cases.c.id,
    cases.c.kind,
    cases.c.place,
    cases.c.summary,
    cases.c.urgency,
    cases.c.state,
    cases.c.outcome,
    cases.c.reported_at,
    cases.c.due_at,
    cases.c.found_on,
    categories.c.name_zh,
    categories.c.name_en,
    filed.c.name.label("unit_name"),
)
PATHS = (
    filed.c.path.label("filed_path"),
    responsible.c.path.label("responsible_path"),
    offered.c.path.label("offered_path"),
)
"""What access asks of a case, beside who reported it."""
IS_OPEN = cases.c.state.in_(OPEN_STATES)
KEEPER = case(
    (cases.c.state == State.OFFERED, func.coalesce(cases.c.offered_id, cases.c.responsible_id)),
    else_=cases.c.responsible_id,
)
"""The unit whose turn it is: as :func:`domain.cases.clocks.keeper`."""


def within(reach: Scope) -> ColumnElement[bool]:
    """The cases a reach lets through; none for an empty one."""
    ways: list[ColumnElement[bool]] = []
    if reach.own is not None:
        ways.append(cases.c.reporter_id == reach.own)
    if reach.units:
        ways.append(cases.c.responsible_id.in_(reach.units))
    for prefix in reach.prefixes:
        ways += [begins(unit.c.path, prefix) for unit in (filed, responsible, offered)]
    return or_(*ways) if ways else false()


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """The cases the actor may read."""
    return or_(*(within(scope(actor, act)) for act in SEEING))


def sees_own(actor: Actor) -> bool:
    """Whether one of their rights is to just the cases the actor reported."""
    return any(scope(actor, act).own is not None for act in SEEING)


def own_of(actor: Actor) -> ColumnElement[bool]:
    """The cases the actor reported and may read. Where one of their rights is to just these, their
    places are not asked about."""
    reported = cases.c.reporter_id == actor.person_id
    if sees_own(actor):
        return reported
    return and_(reported, seen_by(actor))


def handled_by(actor: Actor, states: Collection[State]) -> Sequence[ColumnElement[bool]]:
    """The cases in these states that the actor may handle, or take up when they were handed to
    their unit, as ways to find them: each has an index of its own. The states stand with each."""
    reach = ((kind, scope(actor, act)) for kind, act in _HANDLING.items())
    ways = [
        and_(cases.c.kind == kind, within(of))
        for kind, of in reach
        if of.own is not None or of.units or of.prefixes
    ]
    return [and_(way, cases.c.state.in_(states)) for way in (*ways, to_take(actor))]


def to_take(actor: Actor) -> ColumnElement[bool]:
    """The cases that were handed to the actor's unit and that the actor may take."""
    reach = {kind: scope(actor, act).units for kind, act in _HANDLING.items()}
    ways = [
        and_(cases.c.kind == kind, cases.c.offered_id.in_(units))
        for kind, units in reach.items()
        if units
    ]
    return or_(*ways) if ways else false()


def open_at(unit_ids: Collection[int]) -> ColumnElement[bool]:
    """The open cases that one of these units has, or that were handed to it."""
    ways = or_(cases.c.responsible_id.in_(unit_ids), cases.c.offered_id.in_(unit_ids))
    return and_(IS_OPEN, ways)


def from_cases(*columns: Any) -> Select[*tuple[Any, ...]]:
    """A query of cases with their category and their units."""
    return (
        select(*columns)
        .select_from(cases)
        .join(categories, categories.c.id == cases.c.category_id)
        .join(filed, filed.c.id == cases.c.unit_id)
        .join(responsible, responsible.c.id == cases.c.responsible_id)
        .outerjoin(offered, offered.c.id == cases.c.offered_id)
    )


def standing(states: Collection[State]) -> ColumnElement[bool]:
    """The cases in these states; all that are open are in an index of their own."""
    return cases.c.ended_at.is_(None) if states == OPEN_STATES else cases.c.state.in_(states)


def matching(which: ColumnElement[bool], *columns: Any) -> Select[*tuple[Any, ...]]:
    """A query of cases alone. Each has its category and its units, so these are joined only where
    the condition asks about them."""
    asked = {one.table for one in visitors.iterate(which) if isinstance(one, Column)}
    if asked & _JOINED:
        return from_cases(*columns).where(which)
    return select(*columns).select_from(cases).where(which)


def most_pressing(now: datetime, of: Any = cases.c) -> tuple[ColumnElement[Any], ...]:
    """Open before ended; red first, then overdue, then by due date, those without one last; ``of``
    are the columns of the cases."""
    return (
        case((of.state.in_(OPEN_STATES), 0), else_=1),
        case((of.urgency == Urgency.RED, 0), else_=1),
        case((of.due_at <= now, 0), else_=1),
        case((of.due_at.is_(None), 1), else_=0),
        of.due_at,
        of.id,
    )


def line_of(row: Row[*tuple[Any, ...]], now: datetime) -> CaseLine:
    """A row of :data:`LINE` as a line."""
    still_open = row.state in OPEN_STATES
    return CaseLine(
        id=row.id,
        kind=row.kind,
        category=Label(zh=row.name_zh, en=row.name_en),
        unit_name=row.unit_name,
        place=row.place,
        summary=row.summary,
        urgency=row.urgency,
        state=row.state,
        outcome=row.outcome,
        reported_at=row.reported_at,
        due_at=row.due_at,
        found_on=row.found_on,
        overdue=still_open and row.due_at is not None and now >= row.due_at,
    )


def target_of(row: Row[*tuple[Any, ...]], reporter_id: int) -> Target:
    """A row with :data:`PATHS`, as what access asks of the case."""
    return Target(
        filed_path=row.filed_path,
        responsible_path=row.responsible_path,
        offered_path=row.offered_path,
        reporter_id=reporter_id,
    )


def case_of(row: Row[*tuple[Any, ...]]) -> Case:
    """A row with all columns of a case, as a case that belongs to no session."""
    fields = {column.key: row._mapping[column.key] for column in cases.c}
    case_id = fields.pop("id")
    case = Case(**fields)
    case.id = case_id
    return case
