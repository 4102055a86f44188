"""What a case has to do with others, merged, split off or perhaps the same; and the receipt of
one just filed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, String, and_, bindparam, func, or_, select

from domain.access import SEEING, Act, scope
from domain.cases.duplicates import AlikeCase, Reported, likeness, same_matter
from domain.cases.handover import DESKS
from domain.cases.model import OPEN_STATES, Case, CaseKind, State
from domain.cases.options import undoable
from domain.cases.views import CaseLine, Receipt, Related, Relation
from domain.errors import NotFound
from domain.ids import possible
from domain.org.model import ancestor_ids
from domain.people.model import Actor
from domain.rules import Rules
from storage.cases.scope import (
    LINE,
    PATHS,
    case_of,
    filed,
    from_cases,
    line_of,
    matching,
    offered,
    responsible,
    seen_by,
    target_of,
)
from storage.kit.columns import below
from storage.kit.reading import Reading
from storage.schema import cases, categories, steps, units

_NEWEST = 300
"""No place has so many open matters of one category; the bound keeps a read short all the same."""


_FILED = (
    select(
        cases,
        *PATHS,
        responsible.c.name.label("responsible_name"),
    )
    .join_from(cases, filed, filed.c.id == cases.c.unit_id)
    .join(responsible, responsible.c.id == cases.c.responsible_id)
    .outerjoin(offered, offered.c.id == cases.c.offered_id)
    .where(cases.c.id == bindparam("case_id"), cases.c.reporter_id == bindparam("person_id"))
)
_LAST = (
    select(steps.c.id, steps.c.letter, steps.c.at, steps.c.person_id)
    .where(steps.c.case_id == bindparam("case_id"))
    .order_by(steps.c.id.desc())
    .limit(2)
)
"""The report, and with what came from a body whence it came."""


_PATH = select(units.c.path).where(units.c.id == bindparam("unit_id"))
_DESK = (
    select(units.c.path)
    .where(units.c.id.in_(bindparam("ids", expanding=True)), units.c.kind.in_(DESKS))
    .order_by(func.length(units.c.path).desc())
    .limit(1)
)
_CATEGORIES = select(categories.c.id, categories.c.maps_to).where(
    categories.c.kind == bindparam("kind")
)
CANDIDATES = (
    select(cases.c.id)
    .where(
        cases.c.id != bindparam("but"),
        cases.c.ended_at.is_(None),
        cases.c.unit_id.in_(
            select(units.c.id).where(below(units.c.path, bindparam("path", type_=String())))
        ),
        cases.c.kind == bindparam("kind"),
        cases.c.state.in_(OPEN_STATES),
        cases.c.category_id.in_(bindparam("categories", expanding=True)),
        cases.c.reported_at.between(bindparam("first"), bindparam("last")),
    )
    .order_by(cases.c.id.desc())
    .limit(_NEWEST)
)
"""The numbers of what may be the same, by the index of units and the one of when their open cases
came (which SQLite knows by ``ended_at``). Written once, as what else is asked at each report: to
build a statement takes longer than to send it."""
_LIKENED = (
    *(cases.c.id, cases.c.unit_id, cases.c.place, cases.c.summary),
    *(cases.c.reported_at, cases.c.reporter_id),
)


def receipt(reading: Reading, actor: Actor, case_id: int, now: datetime) -> Receipt:
    """What is told right after filing an own matter; raises NotFound for any other."""
    asked = {"case_id": case_id, "person_id": actor.person_id}
    row = reading.connection.execute(_FILED, asked).one_or_none()
    if row is None:
        raise NotFound("case")
    last = reading.connection.execute(_LAST, {"case_id": case_id}).all()
    case, target = case_of(row), target_of(row, actor.person_id)
    undo = undoable(actor, case, target, last, now=now, within=reading.rules.undo)
    return Receipt(unit_name=row.responsible_name, code=case.code, undo_step=undo)


def goes_on(connection: Connection, case: Case) -> State | None:
    """How the case stands that this one was merged into, by way of however many."""
    into, state = case.merged_into_id, None
    while into is not None:
        found = connection.execute(
            select(cases.c.state, cases.c.merged_into_id).where(cases.c.id == into)
        ).one()
        state, into = found.state, found.merged_into_id
    return state


def own_of(connection: Connection, actor: Actor, case_id: int) -> int:
    """The actor's own case that was merged into this one, by way of however many: the number they
    are told it goes on as is out of their sight. The number asked for, where there is none."""
    into = [case_id] if possible(case_id) else []
    while into:
        merged = connection.execute(
            select(cases.c.id, cases.c.reporter_id)
            .where(cases.c.merged_into_id.in_(into))
            .order_by(cases.c.id)
        ).all()
        for row in merged:
            if row.reporter_id == actor.person_id:
                return int(row.id)
        into = [row.id for row in merged]
    return case_id


def related(connection: Connection, actor: Actor, case: Case) -> tuple[Related, ...]:
    """The cases this one was merged or split with, those it comes from first."""
    wanted = [cases.c.merged_into_id == case.id, cases.c.split_from_id == case.id]
    above = [one for one in (case.merged_into_id, case.split_from_id) if one is not None]
    if above:
        wanted.append(cases.c.id.in_(above))
    slip = and_(cases.c.state == State.WITHDRAWN, cases.c.outcome.is_(None))
    columns = (cases.c.id, cases.c.kind, cases.c.state, cases.c.outcome, cases.c.merged_into_id)
    which = select(*columns).where(or_(*wanted), ~slip)
    rows = connection.execute(which.order_by(cases.c.id)).all()
    if not rows:
        return ()
    seen = connection.execute(
        from_cases(cases.c.id).where(cases.c.id.in_([row.id for row in rows]), seen_by(actor))
    )
    visible = {row.id for row in seen}
    found = []
    for row in rows:
        relation = _relation(case, row)
        told = row.id in visible or relation is Relation.MERGED_INTO
        found.append(
            Related(
                id=row.id,
                relation=relation,
                kind=row.kind,
                state=row.state if told else None,
                outcome=row.outcome if told else None,
                in_sight=row.id in visible,
            )
        )
    return tuple(sorted(found, key=lambda one: (list(Relation).index(one.relation), one.id)))


def _relation(case: Case, row: Row[*tuple[Any, ...]]) -> Relation:
    if row.id == case.merged_into_id:
        return Relation.MERGED_INTO
    if row.id == case.split_from_id:
        return Relation.SPLIT_FROM
    return Relation.MERGED_IN if row.merged_into_id == case.id else Relation.SPLIT_OFF


def duplicates(reading: Reading, actor: Actor, case_id: int) -> tuple[CaseLine, ...]:
    """Open cases of the same desk's line, kind and category, reported about the same time in much
    the same words: the likest first. Raises NotFound for a case out of reach."""
    connection, rules = reading.connection, reading.rules
    if not possible(case_id) or not scope(actor, Act.SEE):
        raise NotFound("case")
    facts = (cases.c.unit_id, cases.c.kind, cases.c.category_id, cases.c.reported_at)
    one = connection.execute(
        from_cases(cases.c.id, *facts, cases.c.place, cases.c.summary).where(
            cases.c.id == case_id, seen_by(actor)
        )
    ).one_or_none()
    path = None if one is None else _desk_path(connection, one.unit_id)
    if one is None or path is None:
        raise NotFound("case")
    category_ids = _same_category(connection, one.kind, one.category_id)
    asked = about(path, one.kind, category_ids, one.reported_at, rules)
    ids = connection.scalars(CANDIDATES, {**asked, "but": one.id}).all()
    rows = connection.execute(from_cases(*LINE).where(cases.c.id.in_(ids), seen_by(actor))).all()
    words = _words(one)
    rated = [(likeness(words, _words(row)), row) for row in rows]
    best = sorted(
        (pair for pair in rated if pair[0] >= rules.duplicates.alike),
        key=lambda pair: (-pair[0], pair[1].id),
    )
    return tuple(line_of(row, one.reported_at) for _, row in best[: rules.duplicates.shown])


def alike(
    reading: Reading,
    actor: Actor,
    kind: CaseKind,
    category_id: int,
    found: Reported,
    now: datetime,
) -> AlikeCase | None:
    """The open case within the actor's sight that is most likely the same matter as one that is
    about to be reported; None when there is none."""
    connection, rules = reading.connection, reading.rules
    seen = any(scope(actor, act) for act in SEEING)
    path = _desk_path(connection, found.unit_id) if seen and possible(found.unit_id) else None
    if path is None:
        return None
    category_ids = _same_category(connection, kind, category_id)
    asked = about(path, kind, category_ids, now, rules)
    ids = connection.scalars(CANDIDATES, asked).all()
    if not ids:
        return None
    rows = connection.execute(matching(cases.c.id.in_(ids) & seen_by(actor), *_LIKENED)).all()
    rated = [(same_matter(found, _reported(row), rules.duplicates.alike), row) for row in rows]
    likely, best = max(rated, key=lambda pair: (pair[0], pair[1].id), default=(0.0, None))
    if best is None or not likely:
        return None
    own = scope(actor, Act.ADD_DETAIL).own is not None and best.reporter_id == actor.person_id
    placed = bool(found.place and best.place)
    return AlikeCase(id=best.id, reported_at=best.reported_at, may_add=own, placed=placed)


def _reported(row: Row[*tuple[Any, ...]]) -> Reported:
    return Reported(unit_id=row.unit_id, place=row.place, summary=row.summary)


def about(
    path: str, kind: CaseKind, category_ids: Sequence[int], at: datetime, rules: Rules
) -> dict[str, Any]:
    """What is put into :data:`CANDIDATES`."""
    span = timedelta(days=rules.duplicates.days)
    return {
        "but": 0,
        "path": path,
        "kind": kind,
        "categories": list(category_ids),
        "first": at - span,
        "last": at + span,
    }


def _words(row: Row[*tuple[Any, ...]]) -> str:
    return f"{row.summary} {row.place}"


def _desk_path(connection: Connection, unit_id: int) -> str | None:
    """The path of the nearest unit at or above this one that handles matters; None where there is
    no such unit."""
    path: str | None = connection.scalar(_PATH, {"unit_id": unit_id})
    if path is None:
        return None
    return connection.scalar(_DESK, {"ids": ancestor_ids(path)}) or path


def _same_category(connection: Connection, kind: CaseKind, category_id: int) -> Sequence[int]:
    """The category, and those of another list that mean the same; none where it is of no such
    kind."""
    known = connection.execute(_CATEGORIES, {"kind": kind})
    heads = {row.id: row.maps_to or row.id for row in known}
    return [id_ for id_, head in heads.items() if head == heads.get(category_id)]
