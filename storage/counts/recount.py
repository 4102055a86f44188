"""The second reckoning: the counts held against the matters and steps themselves, and mended."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    Connection,
    bindparam,
    cast,
    delete,
    func,
    insert,
    select,
    text,
    union_all,
)

from domain.org.model import ancestor_ids
from storage.counts.facts import agreed_facts, clock_facts, measures, step_facts, stock_facts
from storage.counts.fold import add_to_counts
from storage.counts.spans import NEVER, CountSpan, day_of, spans_of
from storage.kit.engine import Database
from storage.kit.errors import DatabaseAway
from storage.kit.turns import take_turns
from storage.org.units import UnitRow
from storage.schema import cases, count_checks, count_deltas, counts, steps, units

_DEADLOCK = "40P01"
_PAUSES = (0.1, 0.5, 2.0)
"""Seconds."""
_Key = tuple[CountSpan, str, date]
_of_unit = cases.c.unit_id == bindparam("unit")
_stock, _clocks, _steps = stock_facts(), clock_facts(), step_facts()
_STOCK = (
    _stock.with_only_columns(_stock.selected_columns.fact, func.count())
    .where(_of_unit)
    .group_by(_stock.selected_columns.fact)
)
_CLOCKS = _clocks.with_only_columns(_clocks.selected_columns.fact, cases.c.due_at).where(_of_unit)
_STEPS = _steps.with_only_columns(_steps.selected_columns.fact, steps.c.counted_at).where(_of_unit)
_AGREED = union_all(*(each.where(_of_unit) for each in agreed_facts()))
_PENDING = select(count_deltas.c.fact, count_deltas.c.day, count_deltas.c.many).where(
    count_deltas.c.unit_id == bindparam("unit")
)
_COUNTS = select(counts.c.span, counts.c.measure, counts.c.first, counts.c.many).where(
    counts.c.unit_id == bindparam("unit")
)
_BELOW = (
    select(
        counts.c.span,
        counts.c.measure,
        counts.c.first,
        cast(func.sum(counts.c.many), BigInteger).label("many"),
    )
    .join(units, units.c.id == counts.c.unit_id)
    .where(units.c.parent_id == bindparam("unit"))
    .group_by(counts.c.span, counts.c.measure, counts.c.first)
)


@dataclass(frozen=True, kw_only=True)
class Drift:
    """A count that is not what it should be, by the unit where it went wrong."""

    unit_id: int
    code: str
    span: CountSpan
    measure: str
    first: date
    off: int
    """By how many it is too high."""


async def compare(database: Database) -> list[Drift]:
    """Where the counts are off, on one state of the database and without keeping anybody waiting;
    takes seconds for each hundred thousand matters."""
    return await database.read_aside(drifts)


async def check(database: Database, now: datetime) -> list[Drift]:
    """The same, and notes for ``griddesk doctor`` how it came out."""
    found = await compare(database)

    def note(connection: Connection) -> None:
        connection.execute(delete(count_checks))
        connection.execute(insert(count_checks).values(at=now, off=len(found)))

    await database.write(note)
    return found


async def last_check(database: Database) -> tuple[datetime, int] | None:
    """When the counts were last held against the matters, and how many were off."""

    def ask(connection: Connection) -> tuple[datetime, int] | None:
        found = connection.execute(
            select(count_checks.c.at, count_checks.c.off).order_by(count_checks.c.id.desc())
        ).first()
        return None if found is None else (found.at, found.off)

    return await database.read(ask)


def drifts(connection: Connection) -> list[Drift]:
    """Where the counts are off, unit by unit."""
    found: list[Drift] = []
    for unit in connection.execute(select(units).order_by(units.c.path)).all():
        found += _of_unit_drifts(connection, unit)
    return found


def _of_unit_drifts(connection: Connection, unit: UnitRow) -> Iterator[Drift]:
    """What a unit has of its own is what it has in all, less what the units below have."""
    asked = {"unit": unit.id}
    off: Counter[_Key] = Counter()
    for *key, many in connection.execute(_COUNTS, asked):
        off[tuple(key)] += many
    for *key, many in connection.execute(_BELOW, asked):
        off[tuple(key)] -= many
    for fact, day, many in connection.execute(_PENDING, asked):
        for measure in measures(fact):
            for span, first in spans_of(measure, day):
                off[span, measure, first] += many
    for own, many in _own(connection, unit.id).items():
        off[own] -= many
    for (span, measure, first), many in sorted(off.items()):
        if many:
            yield Drift(
                unit_id=unit.id,
                code=unit.code,
                span=span,
                measure=measure,
                first=first,
                off=many,
            )


def _own(connection: Connection, unit_id: int) -> Mapping[_Key, int]:
    """What was filed under the unit itself, counted anew."""
    asked = {"unit": unit_id}
    days: Counter[tuple[str, date]] = Counter()
    for fact, many in connection.execute(_STOCK, asked):
        for measure in measures(fact):
            days[measure, NEVER] += many
    for statement in (_CLOCKS, _STEPS):
        for fact, moment in connection.execute(statement, asked):
            for measure in measures(fact):
                days[measure, day_of(moment)] += 1
    for _, fact, day, many in connection.execute(_AGREED, asked):
        for measure in measures(fact):
            days[measure, day] += many
    own: Counter[_Key] = Counter()
    for (measure, day), many in days.items():
        for span, first in spans_of(measure, day):
            own[span, measure, first] += many
    return own


async def mend(database: Database) -> list[Drift]:
    """Puts right what is off, and returns what it was. Nothing is filed meanwhile. Tried again a
    few times where whoever files got in the way: each may hold what the other waits for."""
    for pause in _PAUSES:
        try:
            return await database.write(_mend)
        except DatabaseAway as error:
            if getattr(error.orig, "sqlstate", None) != _DEADLOCK:
                raise
        await asyncio.sleep(pause)
    return await database.write(_mend)


def _mend(connection: Connection) -> list[Drift]:
    take_turns(connection, "tree")
    if connection.dialect.name == "postgresql":  # SQLite lets one writer in at a time anyway
        tables = "cases, steps, agreements, deadlines"
        connection.execute(text(f"LOCK TABLE {tables} IN SHARE MODE"))
    found = drifts(connection)
    changed: Counter[tuple[int, CountSpan, str, date]] = Counter()
    every = connection.execute(select(units.c.id, units.c.path))
    paths = {row.id: row.path for row in every}
    for one in found:
        for unit_id in ancestor_ids(paths[one.unit_id]):
            changed[unit_id, one.span, one.measure, one.first] -= one.off
    add_to_counts(connection, changed)
    return found
