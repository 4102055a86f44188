"""What came and went in units day by day, for whoever draws it."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from sqlalchemy import BindParameter, Connection, bindparam, func, literal, select, union_all

from domain.cases.model import CaseKind, Effect
from domain.org.model import ancestor_ids
from storage.counts.facts import flow as measure_of
from storage.counts.facts import measures
from storage.counts.spans import CountSpan
from storage.schema import count_deltas, counts, units

_KINDS = {measure_of(kind, effect): (kind, effect) for kind in CaseKind for effect in Effect}
_between: tuple[BindParameter[date], BindParameter[date]] = (bindparam("first"), bindparam("last"))
_FLOW = union_all(
    select(
        counts.c.unit_id, literal("").label("path"), counts.c.first, counts.c.measure, counts.c.many
    ).where(
        counts.c.unit_id.in_(bindparam("ids", expanding=True)),
        counts.c.span == CountSpan.DAY,
        counts.c.measure.in_(list(_KINDS)),
        counts.c.first.between(*_between),
    ),
    select(
        count_deltas.c.unit_id,
        units.c.path,
        count_deltas.c.day,
        count_deltas.c.fact,
        func.sum(count_deltas.c.many),
    )
    .join(units, units.c.id == count_deltas.c.unit_id)
    .where(count_deltas.c.day.between(*_between))
    .group_by(count_deltas.c.unit_id, units.c.path, count_deltas.c.day, count_deltas.c.fact),
)
Flow = dict[int, dict[date, Counter[tuple[CaseKind, Effect]]]]


def flow(connection: Connection, unit_ids: Collection[int], first: date, last: date) -> Flow:
    """How many steps with each effect there were in the subtree of each of the units on each day
    from ``first`` to ``last``, days of Beijing; days without one are left out.

    What was opened again is counted as ended and as opened again; who leaves it out, as the
    reports do, asks for that too (:func:`storage.periodic.figures.unended`).
    """
    asked = {"ids": list(unit_ids), "first": first, "last": last}
    found: Flow = {unit_id: {} for unit_id in unit_ids}
    for unit_id, path, day, word, many in connection.execute(_FLOW, asked):
        flows = [one for one in (measures(word) if path else (word,)) if one in _KINDS]
        for one in ancestor_ids(path) or (unit_id,):
            if one in found:
                for measure in flows:
                    found[one].setdefault(day, Counter())[_KINDS[measure]] += many
    return found
