"""The figures of a unit and of the places in it, from the counts of the steps.

``places`` are ids of units in the subtree, none within another: each matter belongs to the place
it was filed in, those filed in none of them to None. So the rows of a form add up to its sum.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import reduce
from operator import add

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    String,
    bindparam,
    exists,
    func,
    select,
    type_coerce,
    union,
)
from sqlalchemy import text as text_clause
from sqlalchemy.orm import Session

from domain.cases.model import OPEN_STATES, REOPENING, CaseKind, Effect, Outcome
from domain.org.model import UnitKind, is_within
from domain.periodic.model import Extras, Figures
from storage.cases.schema import MAJOR_ALONE, REOPENED_ALONE
from storage.counts.facts import FAILED, GROUP, LATE, due, flow
from storage.counts.spans import CATEGORY
from storage.counts.sums import Ask, Place, Sums, place_of, sums
from storage.kit.columns import below
from storage.schema import cases, steps, units

_HARD_AT = frozenset({UnitKind.DISTRICT, UnitKind.CITY})
"""难事不出区: what a district has on its own desk is hard."""
_DISPUTES = tuple(flow(CaseKind.DISPUTE, effect) for effect in Effect)
_OPINIONS = tuple(flow(CaseKind.OPINION, effect) for effect in (Effect.OPENED, Effect.RESOLVED))
_REOPENED = tuple(flow(kind, effect) for kind in CaseKind for effect in REOPENING.values())
_FRESH = tuple(dict.fromkeys((*_DISPUTES, *_OPINIONS, *_REOPENED, GROUP, LATE)))
_DUE = due(CaseKind.DISPUTE)
_OPENED, _RESOLVED = (flow(CaseKind.DISPUTE, one) for one in (Effect.OPENED, Effect.RESOLVED))
Unended = dict[Place, Counter[str]]


def opened_again(as_of: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """Whether what a step ended was opened again later, until then."""
    again = steps.alias("again")
    return exists().where(
        again.c.case_id == steps.c.case_id,
        text_clause(f"again.{REOPENED_ALONE}"),
        again.c.id > steps.c.id,
        again.c.at <= as_of,
    )


_start, _as_of = (bindparam(name, type_=steps.c.counted_at.type) for name in ("start", "as_of"))
_again = select(steps.c.case_id).where(
    steps.c.effect.in_(REOPENING.values()), steps.c.counted_at.between(_start, _as_of)
)
_effect = type_coerce(steps.c.effect, String).concat("")  # else the index of all ended is taken
_UNENDED = (
    select(units.c.path, cases.c.kind, steps.c.effect, steps.c.outcome, func.count())
    .join_from(steps, cases, cases.c.id == steps.c.case_id)
    .join(units, units.c.id == cases.c.unit_id)
    .where(
        steps.c.case_id.in_(_again),
        _effect.in_([one.value for one in REOPENING]),
        steps.c.counted_at.between(_start, _as_of),
        opened_again(_as_of),
    )
    .group_by(units.c.path, cases.c.kind, steps.c.effect, steps.c.outcome)
)


def unended(
    connection: Connection | Session,
    places: Collection[int],
    path: str,
    start: datetime,
    as_of: datetime,
) -> Unended:
    """What was ended since the start and opened again, by the measure it was counted as: it ended
    another time, or not at all, and is in no column twice. Few are, so they are looked for from
    the openings, wherever, and not of each step there ever was."""
    found: Unended = {}
    rows = connection.execute(_UNENDED, {"start": start, "as_of": as_of})
    for where, kind, effect_of, outcome, many in rows:
        if is_within(where, path):
            counts = found.setdefault(place_of(where, places), Counter())
            counts[flow(kind, effect_of)] += many
            if (kind, effect_of, outcome) == (CaseKind.DISPUTE, Effect.DROPPED, Outcome.FAILED):
                counts[FAILED] += many
    return found


def figures_by_place(
    connection: Connection | Session,
    places: Collection[int],
    path: str,
    start: datetime,
    as_of: datetime,
) -> dict[Place, Figures]:
    """Only the figures of :func:`figures_and_unended`."""
    return figures_and_unended(connection, places, path, start, as_of)[0]


def figures_and_unended(
    connection: Connection | Session,
    places: Collection[int],
    path: str,
    start: datetime,
    as_of: datetime,
) -> tuple[dict[Place, Figures], Unended]:
    """The figures of the subtree by place, both ends included: a step at ``as_of`` counts.

    All columns of the identity come from the same counts, so they balance by construction.
    ``overdue`` is read from the clocks as they run now and is therefore exact only for an
    ``as_of`` of now. What :func:`unended` found is given beside them: it is asked only where the
    counts say that something was opened again.
    """
    ever, fresh = sums(
        connection,
        path,
        places,
        [
            Ask(measures=(*_DISPUTES, _DUE), until=as_of),
            Ask(measures=_FRESH, start=start, until=as_of),
        ],
    )
    was = any(counts[one] for counts in fresh.values() for one in _REOPENED)
    again = unended(connection, places, path, start, as_of) if was else {}
    found = {
        place: _figures(
            ever.get(place, Counter()), fresh.get(place, Counter()), again.get(place, Counter())
        )
        for place in ever.keys() | fresh.keys()
    }
    return found, again


def _figures(ever: Counter[str], fresh: Counter[str], unended: Counter[str]) -> Figures:
    def stays(effect: Effect, kind: CaseKind = CaseKind.DISPUTE) -> int:
        return fresh[flow(kind, effect)] - unended[flow(kind, effect)]

    def balance(counts: Counter[str]) -> int:
        of = {effect: counts[flow(CaseKind.DISPUTE, effect)] for effect in Effect}
        came = of[Effect.OPENED] + sum(of[effect] for effect in REOPENING.values())
        return came - sum(of[effect] for effect in REOPENING)

    open_now = balance(ever)
    again = sum(unended[flow(CaseKind.DISPUTE, effect)] for effect in REOPENING)
    return Figures(
        carried=open_now - balance(fresh),
        found=fresh[_OPENED],
        reopened=sum(fresh[flow(CaseKind.DISPUTE, one)] for one in REOPENING.values()) - again,
        group=fresh[GROUP],
        resolved=stays(Effect.RESOLVED),
        moved=stays(Effect.MOVED),
        dropped=stays(Effect.DROPPED),
        open=open_now,
        overdue=ever[_DUE],
        total_found=ever[_OPENED],
        total_resolved=ever[_RESOLVED] - ever[flow(CaseKind.DISPUTE, Effect.REOPENED)],
        opinions_found=fresh[flow(CaseKind.OPINION, Effect.OPENED)],
        opinions_answered=stays(Effect.RESOLVED, CaseKind.OPINION),
        entered_late=fresh[LATE],
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
    (found,) = sums(connection, path, places, [Ask(measures=(_OPENED,), start=start, until=as_of)])
    return {place: many for place, counts in found.items() if (many := counts[_OPENED])}


def extras_by_place(
    connection: Connection | Session,
    places: Collection[int],
    path: str,
    start: datetime,
    as_of: datetime,
    again: Unended | None = None,
) -> dict[Place, Extras]:
    """Success, categories and hard matters by place; what else a form tells is added to it.
    ``again`` is what :func:`unended` found, where it was asked already."""
    ended, found = sums(
        connection,
        path,
        places,
        [
            Ask(measures=(_RESOLVED, FAILED), start=start, until=as_of),
            Ask(begin_with=CATEGORY, start=start, until=as_of),
        ],
    )
    if again is None:
        again = unended(connection, places, path, start, as_of)
    hard = _hard(connection, places, path)

    def stays(place: Place, measure: str) -> int:
        return ended.get(place, Counter())[measure] - again.get(place, Counter())[measure]

    return {
        place: Extras(
            success=stays(place, _RESOLVED),
            concluded=stays(place, _RESOLVED) + stays(place, FAILED),
            categories=_categories(found, place),
            hard=tuple(one for one, _ in sorted(hard.get(place, ()))),
            hard_at=tuple(name for _, name in sorted(hard.get(place, ()))),
        )
        for place in found.keys() | ended.keys() | hard.keys()
    }


def _categories(found: Sums, place: Place) -> tuple[tuple[int, int], ...]:
    counts = found.get(place, Counter())
    return tuple(
        sorted((int(one.removeprefix(CATEGORY)), many) for one, many in counts.items() if many)
    )


_ASKED = (cases.c.id, cases.c.unit_id, cases.c.responsible_id)
_which = union(
    select(*_ASKED).where(cases.c.kind == CaseKind.DISPUTE, MAJOR_ALONE),
    select(*_ASKED).where(
        cases.c.kind == CaseKind.DISPUTE,
        cases.c.state.in_(OPEN_STATES),
        cases.c.responsible_id.in_(select(units.c.id).where(units.c.kind.in_(_HARD_AT))),
    ),
).subquery()
_answers = units.alias("answers")
_HARD = (
    select(units.c.path, _which.c.id, _answers.c.name)
    .join_from(_which, units, units.c.id == _which.c.unit_id)
    .join(_answers, _answers.c.id == _which.c.responsible_id)
    .where(below(units.c.path, bindparam("path", type_=units.c.path.type)))
)


def _hard(
    connection: Connection | Session, places: Collection[int], path: str
) -> dict[Place, list[tuple[int, str]]]:
    """Open disputes of many people, and those that have come up to the district; each with the unit
    that answers for it."""
    found: dict[Place, list[tuple[int, str]]] = {}
    for where, case_id, name in connection.execute(_HARD, {"path": path}):
        found.setdefault(place_of(where, places), []).append((case_id, name))
    return found
