"""Folds what was written beside each change into the counts of the unit and of all above it."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, bindparam, delete, select

from domain.org.model import ancestor_ids
from storage.counts.facts import measures
from storage.counts.spans import CountSpan, spans_of
from storage.kit.engine import Database
from storage.kit.inserting import insert_into
from storage.kit.turns import take_turns
from storage.schema import count_deltas, counts, units

MANY = 500
"""Changes folded in one transaction: short enough that nobody waits behind it."""
_Row = tuple[int, CountSpan, str, date]
_ids = count_deltas.c.id.in_(bindparam("ids", expanding=True))
_PENDING = select(count_deltas).order_by(count_deltas.c.id).limit(bindparam("most"))
_GONE = delete(count_deltas).where(_ids)
_KEY = tuple(column.name for column in counts.primary_key)
_EMPTY = delete(counts).where(
    *(counts.c[name] == bindparam(f"of_{name}") for name in _KEY), counts.c.many == 0
)


async def fold(database: Database) -> int:
    """Folds all that waits; returns how many changes it were."""
    done = 0
    while many := await database.write(fold_some):
        done += many
        if many < MANY:
            break
    return done


def fold_some(connection: Connection, most: int = MANY) -> int:
    """Folds at most so many changes; returns how many."""
    # a unit that moves takes its counts along: that must not happen meanwhile
    take_turns(connection, "tree")
    pending = connection.execute(_PENDING, {"most": most}).all()
    if not pending:
        return 0
    which = {row.unit_id for row in pending}
    found = connection.execute(select(units.c.id, units.c.path).where(units.c.id.in_(which)))
    paths = {row.id: row.path for row in found}
    changed: Counter[_Row] = Counter()
    for row in pending:
        for unit_id in ancestor_ids(paths[row.unit_id]):
            for measure in measures(row.fact):
                for span, first in spans_of(measure, row.day):
                    changed[unit_id, span, measure, first] += row.many
    add_to_counts(connection, changed)
    connection.execute(_GONE, {"ids": [row.id for row in pending]})
    return len(pending)


def add_to_counts(connection: Connection, changed: Mapping[_Row, int]) -> None:
    """Adds so many to each of the rows; one that comes to nothing goes."""
    rows = [
        {"unit_id": unit_id, "span": span, "measure": measure, "first": first, "many": many}
        for (unit_id, span, measure, first), many in sorted(changed.items())
        if many
    ]
    if not rows:
        return
    adding = insert_into(counts, connection.dialect.name)
    connection.execute(
        adding.on_conflict_do_update(
            index_elements=list(counts.primary_key),
            set_={"many": counts.c.many + adding.excluded.many},
        ),
        rows,
    )
    fewer = [
        dict(zip((f"of_{name}" for name in _KEY), row, strict=True))
        for row, many in changed.items()
        if many < 0
    ]
    if fewer:
        connection.execute(_EMPTY, fewer)
