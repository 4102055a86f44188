"""The rows of a ledger: what is on file of a matter, as its columns tell it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    and_,
    func,
    or_,
    select,
    type_coerce,
)

from domain.cases.lifecycle import TRANSITIONS, Arrow
from domain.cases.model import (
    EFFECT_OF_OUTCOME,
    OPEN_STATES,
    Effect,
    Outcome,
    PeopleBand,
    State,
)
from domain.cases.satisfaction import Satisfaction
from domain.imports.model import IMPORTED
from domain.ledgers.model import LedgerRow
from domain.mediation.model import AgreementForm, DeadlineKind, Ending, Means
from domain.people.model import Role
from storage.ledgers.names import Names
from storage.schema import (
    agreements,
    cases,
    deadlines,
    mediation_sessions,
    opinion_ratings,
    posts,
    steps,
)

Raw = str | datetime
"""A moment as a driver hands it over."""
Times = tuple[Means, int]
_TAKING = frozenset(t.letter for t in TRANSITIONS if t.arrow in {Arrow.ACCEPT, Arrow.TAKE})
_UP = frozenset(t.letter for t in TRANSITIONS if t.arrow is Arrow.HAND_UP)
_DENSE = 2
RAW_COUNTED = type_coerce(steps.c.counted_at, String).label("counted")
_CASE = (
    cases.c.id,
    cases.c.category_id,
    cases.c.unit_id,
    cases.c.responsible_id,
    cases.c.place,
    cases.c.summary,
    type_coerce(cases.c.found_on, String),
    cases.c.draft_key,
    cases.c.merged_into_id,
    cases.c.split_from_id,
    cases.c.handler_id,
    # as they are kept: to make a member or a moment of each costs more than all the rest
    *(
        type_coerce(cases.c[name], String)
        for name in (
            "people", "state", "outcome", "reported_at", "ended_at", "due_at", "ended_due_at",
        )
    ),
)  # fmt: skip
_HANDLER = 10
"""Where among them it says who handles it."""
_BANDS = {band.value: band for band in PeopleBand}
_STATES = {state.value: state for state in State}
_OPEN = frozenset(state.value for state in OPEN_STATES)
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_ROLES = {role.value: role for role in Role}
_MEANS = {means.value: means for means in Means}
_FORMS = {form.value: form for form in AgreementForm}
_GRADES = {grade.value: grade for grade in Satisfaction}


def rows_of(
    connection: Connection, known: Names, found: Mapping[int, Raw | None]
) -> list[LedgerRow]:
    """The rows of these matters, which the caller has found within reach, each with the moment at
    which it was counted as found, as the driver hands it over."""
    days, ids = known.days, list(found)
    lines = fetched(connection, select(*_CASE).where(_among(cases.c.id, ids)).order_by(cases.c.id))
    handlers = {line[0]: line[_HANDLER] for line in lines}
    roles, asked, sentences = _ways(connection, known, ids, handlers)
    means, forms = _means(connection, ids), _forms(connection, ids)
    visits, grades = _visits(connection, ids), _grades(connection, ids)
    made = []
    # unpacked at once and not asked for by name: there are fifty thousand
    for (
        id, category, unit, keeper, place, summary, said, imported, merged, split, _,
        people, word, ending, reported_at, ended_at, due_at, ended_due_at,
    ) in lines:  # fmt: skip
        if id not in found:
            continue
        over = word not in _OPEN
        outcome = _OUTCOMES[ending] if over and ending is not None else None
        due = ended_due_at if over else due_at
        visit = visits.get(id)
        found_on = None if said is None else _date(said)
        made.append(
            LedgerRow(
                id=id,
                found_on=found_on or days.of(reported_at),
                counted_on=days.of(found[id] or reported_at),
                grid=known.grids[unit],
                category=known.categories[category],
                place=place,
                summary=summary,
                people=_BANDS[people],
                state=_STATES[word],
                outcome=outcome,
                effect=None if outcome is None else EFFECT_OF_OUTCOME[outcome],
                responsible=known.units[keeper],
                handler_role=roles.get(id),
                due_on=None if due is None else days.last(due),
                ended_on=days.of(ended_at) if over and ended_at is not None else None,
                means=means.get(id, ()),
                said=sentences.get(id, "") if outcome is not None else "",
                agreement=forms.get(id),
                visit_on=visit.day if visit else None,
                visited=visit is not None and visit.done,
                satisfaction=visit.satisfaction if visit else grades.get(id),
                entered_late=found_on is not None,
                asked_above=asked.get(id, ""),
                imported=imported.startswith(IMPORTED),
                merged_into=merged,
                split_from=split,
            )
        )
    return made


def counted(connection: Connection, ids: Sequence[int]) -> dict[int, Raw | None]:
    """When these matters were first counted as found."""
    asked = connection.execute(
        select(steps.c.case_id, RAW_COUNTED)
        .where(_among(steps.c.case_id, ids), steps.c.effect == Effect.OPENED)
        .order_by(steps.c.id.desc())
    )
    # the first of each comes last, and stays
    first = {row[0]: row[1] for row in asked.all()}
    return {id: first.get(id) for id in ids}


def _among(column: ColumnElement[int], ids: Sequence[int]) -> ColumnElement[bool]:
    """Rows of these matters. Where few others lie between them those are read, too, and not looked
    at: a thousand numbers take longer to be written into a statement than its rows to be found."""
    low, high = (ids[0], ids[-1]) if ids else (1, 0)
    if high - low < _DENSE * len(ids):
        return column.between(low, high)
    return column.in_(ids)


class _Ways(NamedTuple):
    """What the steps of matters say, each by the matter's number."""

    roles: dict[int, Role]
    """The post by which its handler took it last."""
    asked: dict[int, str]
    """What the unit above was asked for when it was handed up last."""
    said: dict[int, str]
    """What was written with the last end of it that was not undone."""


def fetched(connection: Connection, query: Select[Any]) -> Sequence[tuple[Any, ...]]:
    """Rows as the driver hands them over: to make a row of its own of each costs as much as to
    find it, and is done in one piece while nobody else's tap is answered."""
    cursor = connection.execute(query).cursor
    rows: Sequence[tuple[Any, ...]] = () if cursor is None else cursor.fetchall()
    return rows


def _ways(
    connection: Connection,
    known: Names,
    ids: Sequence[int],
    handlers: Mapping[int, int | None],
) -> _Ways:
    """The steps are gone through once: those of one matter lie far apart."""
    ends = and_(steps.c.outcome.is_not(None), steps.c.effect.is_not(None))
    found = fetched(
        connection,
        select(
            steps.c.case_id,
            steps.c.note,
            type_coerce(steps.c.letter, String),
            ends,
            steps.c.person_id,
            steps.c.post_id,
        )
        .where(_among(steps.c.case_id, ids), or_(steps.c.letter.in_(_TAKING | _UP), ends))
        .order_by(steps.c.id),
    )
    ways, taken = _Ways({}, {}, {}), dict[int, int]()
    for id, note, letter, over, person, post in found:
        if over:
            ways.said[id] = note
        elif letter in _UP:
            ways.asked[id] = note
        elif person is not None and person == handlers.get(id):
            taken[id] = post
    if fresh := set(taken.values()) - known.roles.keys():
        roles = select(posts.c.id, type_coerce(posts.c.role, String)).where(posts.c.id.in_(fresh))
        known.roles.update((id, _ROLES[role]) for id, role in fetched(connection, roles))
    ways.roles.update((id, known.roles[post]) for id, post in taken.items())
    return ways


def _means(connection: Connection, ids: Sequence[int]) -> Mapping[int, tuple[Times, ...]]:
    """How often sessions were held, by means, in the order of the first of each."""
    of = type_coerce(mediation_sessions.c.means, String)
    found = fetched(
        connection,
        select(mediation_sessions.c.case_id, of, func.count())
        .where(_among(mediation_sessions.c.case_id, ids))
        .group_by(mediation_sessions.c.case_id, of)
        .order_by(func.min(mediation_sessions.c.id)),
    )
    counted: dict[int, tuple[Times, ...]] = {}
    for id, means, many in found:
        counted[id] = (*counted.get(id, ()), (_MEANS[means], many))
    return counted


def _forms(connection: Connection, ids: Sequence[int]) -> Mapping[int, AgreementForm]:
    found = fetched(
        connection,
        select(agreements.c.case_id, type_coerce(agreements.c.form, String))
        .where(_among(agreements.c.case_id, ids), agreements.c.void_at.is_(None))
        .order_by(agreements.c.id),
    )
    return {id: _FORMS[form] for id, form in found}


class _Visit(NamedTuple):
    day: date
    done: bool
    satisfaction: Satisfaction | None


def _visits(connection: Connection, ids: Sequence[int]) -> Mapping[int, _Visit]:
    """The last follow-up of each that was not dropped."""
    names = ("kind", "ending", "due_on", "ended_on", "satisfaction")
    found = fetched(
        connection,
        select(deadlines.c.case_id, *(type_coerce(deadlines.c[name], String) for name in names))
        .where(_among(deadlines.c.case_id, ids))
        .order_by(deadlines.c.id),
    )
    return {
        id: _Visit(_date(ended or due), ending is not None, _GRADES[grade] if grade else None)
        for id, kind, ending, due, ended, grade in found
        # asked for in the statement, its kind would be looked for first, and that are most of all
        if kind == DeadlineKind.FOLLOW_UP and ending != Ending.DROPPED
    }


def _grades(connection: Connection, ids: Sequence[int]) -> Mapping[int, Satisfaction]:
    """What reporters said of the answer with which each item ended last."""
    found = fetched(
        connection,
        select(opinion_ratings.c.case_id, type_coerce(opinion_ratings.c.grade, String))
        .join(cases, cases.c.id == opinion_ratings.c.case_id)
        .where(_among(opinion_ratings.c.case_id, ids), opinion_ratings.c.at >= cases.c.ended_at),
    )
    return {id: _GRADES[grade] for id, grade in found}


@lru_cache(maxsize=4096)
def _date(value: str | date) -> date:
    """A day as a driver hands it over."""
    return date.fromisoformat(value) if isinstance(value, str) else value
