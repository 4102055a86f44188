"""The figures as they are counted from all steps there are, one query a column: slow, plain, and
what the counts are held against.

``places`` are ids of units in the subtree, none within another: each matter belongs to the place
it was filed in, those filed in none of them to None. So the rows of a form add up to its sum.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    case,
    exists,
    func,
    null,
    or_,
    select,
)
from sqlalchemy.orm import Session

from domain.cases.model import (
    OPEN_STATES,
    REOPENING,
    CaseKind,
    Effect,
    Outcome,
)
from domain.cases.scale import SCALE_OF_BAND, Scale
from domain.org.model import UnitKind
from domain.periodic.model import Extras, Figures
from storage.counts.facts import GROUP_BANDS
from storage.kit.columns import below
from storage.schema import begins, cases, steps, units

Place = int | None
_place = units.alias("place")
_MAJOR_BANDS = frozenset(
    band for band, scale in SCALE_OF_BAND.items() if scale is Scale.MAJOR_GROUP
)
_HARD_AT = frozenset({UnitKind.DISTRICT, UnitKind.CITY})
"""难事不出区: what a district has on its own desk is hard."""


def _many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def by_place(places: Collection[int], source: FromClause, path: str, *columns: Any) -> Select[Any]:
    """A grouped count of cases of the subtree by place; ``source`` has the cases."""
    joined = source.join(units, units.c.id == cases.c.unit_id)
    where: ColumnElement[Any] = null().label("place")
    if places:
        inside = and_(_place.c.id.in_(places), below(units.c.path, _place.c.path))
        joined, where = joined.outerjoin(_place, inside), _place.c.id.label("place")
    counted = select(where, *columns).select_from(joined).where(begins(units.c.path, path))
    return counted.group_by(_place.c.id) if places else counted


def _stepped() -> FromClause:
    return steps.join(cases, cases.c.id == steps.c.case_id)


def opened_again(as_of: datetime) -> ColumnElement[bool]:
    """Whether what a step ended was opened again later, until then."""
    again = steps.alias("again")
    return exists().where(
        again.c.case_id == steps.c.case_id,
        again.c.effect.in_(REOPENING.values()),
        again.c.id > steps.c.id,
        again.c.at <= as_of,
    )


def _counts(places: Collection[int], path: str, start: datetime, as_of: datetime) -> Select[Any]:
    fresh = steps.c.counted_at >= start
    return (
        by_place(
            places,
            _stepped(),
            path,
            cases.c.kind,
            steps.c.effect,
            func.count().label("ever"),
            _many(fresh).label("fresh"),
            _many(and_(fresh, cases.c.people.in_(GROUP_BANDS))).label("fresh_group"),
            _many(and_(fresh, cases.c.found_on.is_not(None))).label("fresh_late"),
        )
        .where(steps.c.effect.is_not(None), steps.c.counted_at <= as_of)
        .group_by(cases.c.kind, steps.c.effect)
    )


def _overdue(places: Collection[int], path: str, as_of: datetime) -> Select[Any]:
    return by_place(places, cases, path, func.count().label("many")).where(
        cases.c.kind == CaseKind.DISPUTE,
        cases.c.state.in_(OPEN_STATES),
        cases.c.due_at <= as_of,
    )


def _answered(places: Collection[int], path: str, start: datetime, as_of: datetime) -> Select[Any]:
    """Items answered since the start and not found unfixed again: however often one is opened
    again and answered anew, it is one item."""
    return by_place(places, _stepped(), path, func.count().label("many")).where(
        cases.c.kind == CaseKind.OPINION,
        steps.c.effect == Effect.RESOLVED,
        steps.c.counted_at.between(start, as_of),
        ~opened_again(as_of),
    )


def _unended(places: Collection[int], path: str, start: datetime, as_of: datetime) -> Select[Any]:
    """What was ended since the start and opened again: it ended another time, or not at all, and is
    in no column twice. Few are, so they are asked for apart and not of each step there ever was."""
    return (
        by_place(places, _stepped(), path, steps.c.effect, func.count().label("many"))
        .where(
            cases.c.kind == CaseKind.DISPUTE,
            steps.c.effect.in_(REOPENING),
            steps.c.counted_at.between(start, as_of),
            opened_again(as_of),
        )
        .group_by(steps.c.effect)
    )


def figures_by_place(
    connection: Connection | Session,
    places: Collection[int],
    path: str,
    start: datetime,
    as_of: datetime,
) -> dict[Place, Figures]:
    """The figures of the subtree by place, both ends included: a step at ``as_of`` counts.

    All columns of the identity come from one grouped count of the same steps, so they balance
    by construction. ``overdue`` is read from the clocks as they run now and is therefore exact
    only for an ``as_of`` of now.
    """
    counted: dict[Place, list[Any]] = {}
    for row in connection.execute(_counts(places, path, start, as_of)):
        counted.setdefault(row.place, []).append(row)
    unended: dict[Place, dict[Effect, int]] = {}
    for row in connection.execute(_unended(places, path, start, as_of)):
        unended.setdefault(row.place, {})[row.effect] = row.many
    overdue = _by_place(connection, _overdue(places, path, as_of))
    answered = _by_place(connection, _answered(places, path, start, as_of))
    return {
        place: _figures(
            counted.get(place, ()),
            unended.get(place, {}),
            overdue.get(place, 0),
            answered.get(place, 0),
        )
        for place in counted.keys() | overdue.keys() | answered.keys()
    }


def _by_place(connection: Connection | Session, counted: Select[Any]) -> dict[Place, int]:
    return {row.place: row.many for row in connection.execute(counted)}


def _figures(
    rows: Collection[Any], unended: Mapping[Effect, int], overdue: int, answered: int
) -> Figures:
    ever = {(row.kind, row.effect): row.ever for row in rows}
    fresh = {(row.kind, row.effect): row.fresh for row in rows}
    opened = (CaseKind.DISPUTE, Effect.OPENED)
    group = sum(row.fresh_group for row in rows if (row.kind, row.effect) == opened)
    late = sum(row.fresh_late for row in rows if (row.kind, row.effect) == opened)

    def all_of(effect: Effect) -> int:
        return int(ever.get((CaseKind.DISPUTE, effect), 0))

    def new(effect: Effect, kind: CaseKind = CaseKind.DISPUTE) -> int:
        return int(fresh.get((kind, effect), 0))

    def stays(effect: Effect) -> int:
        return new(effect) - unended.get(effect, 0)

    def balance(count: Callable[[Effect], int]) -> int:
        came = count(Effect.OPENED) + sum(count(effect) for effect in REOPENING.values())
        return came - sum(count(effect) for effect in REOPENING)

    open_now = balance(all_of)
    return Figures(
        carried=open_now - balance(new),
        found=new(Effect.OPENED),
        reopened=sum(new(effect) for effect in REOPENING.values()) - sum(unended.values()),
        group=int(group),
        resolved=stays(Effect.RESOLVED),
        moved=stays(Effect.MOVED),
        dropped=stays(Effect.DROPPED),
        open=open_now,
        overdue=overdue,
        total_found=all_of(Effect.OPENED),
        total_resolved=all_of(Effect.RESOLVED) - all_of(Effect.REOPENED),
        opinions_found=new(Effect.OPENED, CaseKind.OPINION),
        opinions_answered=answered,
        entered_late=int(late),
    )


def figures(
    connection: Connection | Session, path: str, start: datetime, as_of: datetime
) -> Figures:
    """The figures of the whole subtree."""
    return whole(figures_by_place(connection, (), path, start, as_of))


def whole(found: Mapping[Place, Figures]) -> Figures:
    """The sum over all places."""
    return reduce(add, found.values(), Figures())


def found_by_place(
    connection: Connection | Session,
    places: Collection[int],
    path: str,
    start: datetime,
    as_of: datetime,
) -> dict[Place, int]:
    """新排查 of another period, to compare with."""
    counted = by_place(places, _stepped(), path, func.count().label("many")).where(
        cases.c.kind == CaseKind.DISPUTE,
        steps.c.effect == Effect.OPENED,
        steps.c.counted_at.between(start, as_of),
    )
    return _by_place(connection, counted)


def extras_by_place(
    connection: Connection | Session,
    places: Collection[int],
    path: str,
    start: datetime,
    as_of: datetime,
) -> dict[Place, Extras]:
    """Success, categories and hard matters by place; what else a form tells is added to it."""
    categories: dict[Place, list[tuple[int, int]]] = {}
    found = by_place(
        places, _stepped(), path, cases.c.category_id, func.count().label("many")
    ).where(
        cases.c.kind == CaseKind.DISPUTE,
        steps.c.effect == Effect.OPENED,
        steps.c.counted_at.between(start, as_of),
    )
    for row in connection.execute(found.group_by(cases.c.category_id)):
        categories.setdefault(row.place, []).append((row.category_id, row.many))
    ended = by_place(
        places,
        _stepped(),
        path,
        _many(steps.c.effect == Effect.RESOLVED).label("success"),
        func.count().label("many"),
    ).where(
        cases.c.kind == CaseKind.DISPUTE,
        or_(
            steps.c.effect == Effect.RESOLVED,
            and_(steps.c.effect == Effect.DROPPED, steps.c.outcome == Outcome.FAILED),
        ),
        steps.c.counted_at.between(start, as_of),
        ~opened_again(as_of),
    )
    concluded = {row.place: (int(row.success or 0), row.many) for row in connection.execute(ended)}
    hard: dict[Place, list[tuple[int, str]]] = {}
    for row in connection.execute(_hard(places, path)):
        hard.setdefault(row.place, []).append((row.id, row.keeper))
    return {
        place: Extras(
            success=concluded.get(place, (0, 0))[0],
            concluded=concluded.get(place, (0, 0))[1],
            categories=tuple(sorted(categories.get(place, ()))),
            hard=tuple(one for one, _ in sorted(hard.get(place, ()))),
            hard_at=tuple(name for _, name in sorted(hard.get(place, ()))),
        )
        for place in categories.keys() | concluded.keys() | hard.keys()
    }


def _hard(places: Collection[int], path: str) -> Select[Any]:
    """Open disputes of many people, and those that have come up to the district."""
    keeper = units.alias("keeper")
    source = cases.join(keeper, keeper.c.id == cases.c.responsible_id)
    found = by_place(places, source, path, cases.c.id, keeper.c.name.label("keeper")).where(
        cases.c.kind == CaseKind.DISPUTE,
        cases.c.state.in_(OPEN_STATES),
        or_(cases.c.people.in_(_MAJOR_BANDS), keeper.c.kind.in_(_HARD_AT)),
    )
    return found.group_by(cases.c.id, keeper.c.name)
