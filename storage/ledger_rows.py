"""The rows of a ledger: what is on file of a matter, as its columns tell it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, String, case, or_, select, type_coerce

from domain.cases.lifecycle import TRANSITIONS, Arrow
from domain.cases.model import (
    EFFECT_OF_OUTCOME,
    OPEN_STATES,
    Effect,
    Label,
    Outcome,
    PeopleBand,
    State,
)
from domain.exports.imports import IMPORTED
from domain.exports.model import LedgerRow
from domain.mediation.model import AgreementForm, DeadlineKind, Ending, Means
from domain.org import UnitKind
from domain.people import Role
from domain.periods import local_day
from domain.rules import Rules
from storage.schema import (
    agreements,
    cases,
    categories,
    deadlines,
    mediation_sessions,
    posts,
    steps,
    units,
)

_INSTANT = timedelta(microseconds=1)
_Rows = Row[*tuple[Any, ...]]
_TAKING = frozenset(t.letter for t in TRANSITIONS if t.arrow in {Arrow.ACCEPT, Arrow.TAKE})
_UP = frozenset(t.letter for t in TRANSITIONS if t.arrow is Arrow.HAND_UP)
_GRIDS = frozenset({UnitKind.GRID_1, UnitKind.GRID_2})
_CASE = (
    cases.c.id,
    cases.c.category_id,
    cases.c.unit_id,
    cases.c.responsible_id,
    cases.c.handler_id,
    cases.c.place,
    cases.c.summary,
    cases.c.reported_at,
    cases.c.ended_at,
    cases.c.due_at,
    cases.c.deadline_at,
    cases.c.found_on,
    cases.c.draft_key,
    cases.c.merged_into_id,
    cases.c.split_from_id,
    # words as they are kept: to look a member up in a dictionary costs a fifth of making it
    *(type_coerce(cases.c[name], String).label(name) for name in ("people", "state", "outcome")),
)
_BANDS = {band.value: band for band in PeopleBand}
_STATES = {state.value: state for state in State}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_ROLES = {role.value: role for role in Role}
_OPENED = Effect.OPENED.value


@dataclass(frozen=True)
class Names:
    """How units and categories are called, asked once for a ledger."""

    units: Mapping[int, str]
    grids: Mapping[int, str]
    """A grid's name with that of its community: many grids share the name alone."""
    categories: Mapping[int, Label]


def names(connection: Connection) -> Names:
    """The names as they are now."""
    rows = {row.id: row for row in connection.execute(select(units)).all()}
    return Names(
        units={id: row.name for id, row in rows.items()},
        grids={id: _grid(row, rows.get(row.parent_id or 0)) for id, row in rows.items()},
        categories={
            row.id: Label(zh=row.name_zh, en=row.name_en)
            for row in connection.execute(select(categories)).all()
        },
    )


def _grid(unit: _Rows, over: _Rows | None) -> str:
    if unit.kind in _GRIDS and over is not None and not unit.name.startswith(over.name):
        return f"{over.name} {unit.name}"
    return str(unit.name)


def rows_of(
    connection: Connection, rules: Rules, known: Names, ids: Sequence[int]
) -> list[LedgerRow]:
    """The rows of these matters, which the caller has found within reach."""
    ways = _ways(connection, ids)
    means = _means(connection, ids)
    forms = _forms(connection, ids)
    visits = _visits(connection, ids)
    found = connection.execute(select(*_CASE).where(cases.c.id.in_(ids)).order_by(cases.c.id))
    return [
        _row(
            row,
            ways[row.id],
            rules.zone,
            known,
            tuple(means.get(row.id, {}).items()),
            forms.get(row.id),
            visits.get(row.id),
        )
        for row in found.all()
    ]


def _row(
    row: _Rows,
    way: "_Way",
    zone: ZoneInfo,
    known: Names,
    means: tuple[tuple[Means, int], ...],
    form: AgreementForm | None,
    visit: _Rows | None,
) -> LedgerRow:
    state = _STATES[row.state]
    over = state not in OPEN_STATES
    outcome = _OUTCOMES[row.outcome] if over and row.outcome is not None else None
    due = row.deadline_at if over else row.due_at
    return LedgerRow(
        id=row.id,
        found_on=row.found_on or local_day(row.reported_at, zone),
        counted_on=local_day(way.opened or row.reported_at, zone),
        grid=known.grids[row.unit_id],
        category=known.categories[row.category_id],
        place=row.place,
        summary=row.summary,
        people=_BANDS[row.people],
        state=state,
        outcome=outcome,
        effect=None if outcome is None else EFFECT_OF_OUTCOME[outcome],
        responsible=known.units[row.responsible_id],
        handler_role=way.roles.get(row.handler_id or 0),
        due_on=None if due is None else local_day(due - _INSTANT, zone),
        ended_on=local_day(row.ended_at, zone) if over and row.ended_at is not None else None,
        means=means,
        agreement=form,
        visit_on=visit.ended_on or visit.due_on if visit else None,
        visited=visit is not None and visit.ending is not None,
        satisfaction=visit.satisfaction if visit else None,
        entered_late=row.found_on is not None,
        asked_above=way.asked_above,
        imported=row.draft_key.startswith(IMPORTED),
        merged_into=row.merged_into_id,
        split_from=row.split_from_id,
    )


@dataclass
class _Way:
    """What the steps of a matter tell of it."""

    opened: datetime | None = None
    roles: dict[int, Role] = field(default_factory=dict)
    """The post by which each person who took it took it last."""
    asked_above: str = ""


def _ways(connection: Connection, ids: Sequence[int]) -> Mapping[int, _Way]:
    # all in one: each condition by itself would tempt a planner to an index of all cases
    found = connection.execute(
        select(
            steps.c.case_id,
            type_coerce(steps.c.effect, String),
            steps.c.arrow,
            # read as a day only where a matter begins
            case((steps.c.effect == Effect.OPENED, steps.c.counted_at)),
            steps.c.person_id,
            steps.c.note,
            type_coerce(posts.c.role, String),
        )
        .join(posts, posts.c.id == steps.c.post_id)
        .where(
            steps.c.case_id.in_(ids),
            or_(steps.c.effect == Effect.OPENED, steps.c.arrow.in_(_TAKING | _UP)),
        )
        .order_by(steps.c.case_id, steps.c.id)
    )
    ways: dict[int, _Way] = defaultdict(_Way)
    for case_id, effect, arrow, counted_at, person_id, note, role in found.all():
        way = ways[case_id]
        if effect == _OPENED:
            way.opened = way.opened or counted_at
        if arrow in _TAKING:
            way.roles[person_id] = _ROLES[role]
        if arrow in _UP:
            way.asked_above = note
    return ways


def _means(connection: Connection, ids: Sequence[int]) -> Mapping[int, Mapping[Means, int]]:
    found = connection.execute(
        select(mediation_sessions.c.case_id, mediation_sessions.c.means)
        .where(mediation_sessions.c.case_id.in_(ids))
        .order_by(mediation_sessions.c.id)
    )
    counted: dict[int, Counter[Means]] = defaultdict(Counter)
    for row in found:
        counted[row.case_id][row.means] += 1
    return counted


def _forms(connection: Connection, ids: Sequence[int]) -> Mapping[int, Any]:
    found = connection.execute(
        select(agreements.c.case_id, agreements.c.form)
        .where(agreements.c.case_id.in_(ids), agreements.c.void_at.is_(None))
        .order_by(agreements.c.id)
    )
    return {row.case_id: row.form for row in found}


def _visits(connection: Connection, ids: Sequence[int]) -> Mapping[int, _Rows]:
    """The last follow-up of each that was not dropped."""
    found = connection.execute(
        select(deadlines)
        .where(
            deadlines.c.case_id.in_(ids),
            deadlines.c.kind == DeadlineKind.FOLLOW_UP,
            or_(deadlines.c.ending.is_(None), deadlines.c.ending != Ending.DROPPED),
        )
        .order_by(deadlines.c.id)
    )
    return {row.case_id: row for row in found}
