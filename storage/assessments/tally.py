"""How many matters stand where, at a moment or by what was decided in a stretch of time. A matter
counts once, by its latest decision."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session

from domain.access import Act, Scope, scope
from domain.assessments.model import AssessmentState, begun_early
from domain.assessments.scale import GOING_AHEAD, Decision
from domain.assessments.views import AssessmentTally
from domain.people.model import Actor
from domain.periodic.model import AssessmentFigures
from domain.rules import Rules
from storage.counts.sums import Place, place_of
from storage.kit.columns import below
from storage.schema import assessment_rounds, assessments, begins, units

_rounds, _earlier = assessment_rounds, assessment_rounds.alias("earlier")


def within(reach: Scope) -> ColumnElement[bool]:
    """The matters a reach lets through, of a query with their units; none for an empty one."""
    ways: list[ColumnElement[bool]] = [begins(units.c.path, one) for one in reach.prefixes]
    if reach.units:
        ways.append(assessments.c.unit_id.in_(reach.units))
    return or_(*ways) if ways else false()


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """The matters the actor may read."""
    return within(scope(actor, Act.SEE_ASSESSMENT))


def latest(
    since: datetime | BindParameter[datetime] | None, until: datetime | BindParameter[datetime]
) -> Select[*tuple[Any, ...]]:
    """Of each matter the number of its latest round that was decided then, both ends included."""
    found = select(_rounds.c.assessment_id, func.max(_rounds.c.number).label("number")).where(
        _rounds.c.decided_at <= until
    )
    if since is not None:
        found = found.where(_rounds.c.decided_at >= since)
    return found.group_by(_rounds.c.assessment_id)


def tally(
    connection: Connection | Session, rules: Rules, which: ColumnElement[bool], until: datetime
) -> AssessmentTally:
    """Of the matters that ``which`` lets through, how they stood at a moment."""
    last = latest(None, until).subquery()
    decision, first = _rounds.c.decision, assessments.c.first_decided_at
    gone = and_(assessments.c.state == AssessmentState.WITHDRAWN, assessments.c.ended_at <= until)
    deferred_once = exists().where(
        _earlier.c.assessment_id == assessments.c.id,
        _earlier.c.decision == Decision.DEFER,
        _earlier.c.number < _rounds.c.number,
    )
    rows = connection.execute(
        select(
            gone.label("gone"),
            decision,
            first,
            assessments.c.starts_on,
            case((deferred_once, 1), else_=0).label("moved"),
            _rounds.c.against,
            func.count().label("many"),
        )
        .select_from(assessments)
        .join(units, units.c.id == assessments.c.unit_id)
        .outerjoin(last, last.c.assessment_id == assessments.c.id)
        .outerjoin(
            _rounds,
            and_(_rounds.c.assessment_id == assessments.c.id, _rounds.c.number == last.c.number),
        )
        .where(which, assessments.c.registered_at <= until)
        .group_by("gone", decision, first, assessments.c.starts_on, "moved", _rounds.c.against)
    )
    found = dict.fromkeys(
        (
            *("undecided", "carried_out", "deferred", "refused", "withdrawn"),
            *("moved", "early", "against"),
        ),
        0,
    )
    today = rules.day(until)
    for row in rows:
        if row.gone:
            found["withdrawn"] += row.many
            continue
        found[_column(row.decision)] += row.many
        final = row.decision is not None and row.decision is not Decision.DEFER
        if final:
            found["moved"] += row.many * row.moved
        if row.decision in GOING_AHEAD:
            found["against"] += row.many * bool(row.against)
        on = None if row.decision is None else rules.day(row.first_decided_at)
        found["early"] += row.many * begun_early(row.starts_on, on, today)
    return AssessmentTally(**found)


def _column(decision: Decision | None) -> str:
    if decision is None:
        return "undecided"
    if decision in GOING_AHEAD:
        return "carried_out"
    return "deferred" if decision is Decision.DEFER else "refused"


_moment = _rounds.c.decided_at.type
_last = latest(bindparam("start", type_=_moment), bindparam("as_of", type_=_moment)).subquery()
# asked with every form of a month, so built once
_DECIDED = (
    select(units.c.path, _rounds.c.decision, func.count())
    .join_from(
        _last,
        _rounds,
        and_(_rounds.c.assessment_id == _last.c.assessment_id, _rounds.c.number == _last.c.number),
    )
    .join(assessments, assessments.c.id == _rounds.c.assessment_id)
    .join(units, units.c.id == assessments.c.unit_id)
    .where(below(units.c.path, bindparam("path", type_=units.c.path.type)))
    .group_by(units.c.path, _rounds.c.decision)
)


def decided_by_place(
    connection: Connection | Session,
    places: Collection[int],
    path: str,
    start: datetime,
    as_of: datetime,
) -> dict[Place, AssessmentFigures]:
    """What was decided in the stretch, both ends included, in a subtree by place: a matter decided
    twice in it counts by the later. What was withdrawn since has been decided all the same."""
    rows = connection.execute(_DECIDED, {"path": path, "start": start, "as_of": as_of})
    found: dict[Place, AssessmentFigures] = {}
    for where, decision, many in rows:
        place = place_of(where, places)
        more = AssessmentFigures(**{_FIGURE[_column(decision)]: many})
        found[place] = found.get(place, AssessmentFigures()) + more
    return found


_FIGURE = {"carried_out": "go", "deferred": "wait", "refused": "no"}
