"""Which matters a ledger (台账) is of, and its way to a file.

All of it runs in a thread of its own on one state of the database: which matters are in it is
asked first, by number, and their rows follow in handfuls while the file is written. So a ledger of
any length takes little memory and nobody waits for it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from domain.access import Act, scope
from domain.cases.model import OPEN_STATES, CaseKind, Effect
from domain.days.periods import moment_at
from domain.errors import NotFound, Refused
from domain.ledgers.model import Ledger, LedgerRow, Writer
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.rules import Rules
from storage.kit.ids import possible
from storage.kit.reading import Reading, Reads, awaited
from storage.ledgers.rows import RAW_COUNTED, Raw, counted, names, rows_of
from storage.schema import begins, cases, steps, units

CHUNK = 1000
"""Rows read at a time."""
MOST_OPEN = 1000
"""Open matters on a form; a ledger has them all."""
_INSTANT = timedelta(microseconds=1)
Unit = Row[*tuple[Any, ...]]


def written(
    reading: Reading,
    actor: Actor,
    unit_id: int,
    days: tuple[date, date],
    now: datetime,
    write: Writer,
    kind: CaseKind = CaseKind.DISPUTE,
) -> tuple[Ledger, bytes]:
    """The file that ``write`` makes of a ledger's rows; they are read as it asks for them."""
    connection, rules = reading.connection, reading.rules
    unit = unit_within(connection, actor, unit_id)
    found = connection.execute(
        _found((cases.c.id, RAW_COUNTED), rules, unit, days, now, kind).order_by(cases.c.id)
    ).all()
    known = names(connection, rules.zone)

    def rows() -> Iterator[LedgerRow]:
        for at in range(0, len(found), CHUNK):
            part: dict[int, Raw | None] = dict(found[at : at + CHUNK])
            yield from rows_of(connection, known, part)

    ledger = Ledger(unit=ref(unit), first=days[0], last=days[1], rows=len(found), kind=kind)
    return ledger, write(ledger, rows())


def ledger(
    reading: Reading,
    actor: Actor,
    unit_id: int | None,
    days: tuple[date, date],
    now: datetime,
    kind: CaseKind = CaseKind.DISPUTE,
) -> Ledger:
    """How many matters of the kind count as found in these days; raises Refused, NotFound."""
    unit = unit_within(reading.connection, actor, unit_id)
    rows = reading.connection.scalar(_found((func.count(),), reading.rules, unit, days, now, kind))
    return Ledger(unit=ref(unit), first=days[0], last=days[1], rows=rows or 0, kind=kind)


def _found(
    what: Sequence[ColumnElement[Any]],
    rules: Rules,
    unit: Unit,
    days: tuple[date, date],
    now: datetime,
    kind: CaseKind,
) -> Select[Any]:
    """The matters of a ledger: just those that the figures count as found in these days."""
    first, last = days
    start, end = moment_at(first, time.min, rules.zone), moment_at(last, None, rules.zone)
    return (
        select(*what)
        .select_from(steps.join(cases, cases.c.id == steps.c.case_id))
        .join(units, units.c.id == cases.c.unit_id)
        .where(
            steps.c.effect == Effect.OPENED,
            steps.c.counted_at.between(start, min(now, end - _INSTANT)),
            cases.c.kind == kind,
            begins(units.c.path, unit.path),
        )
    )


def open_matters(reading: Reading, actor: Actor, unit_id: int) -> list[LedgerRow]:
    """The open disputes as rows; raises Refused, NotFound."""
    connection, rules = reading.connection, reading.rules
    unit = unit_within(connection, actor, unit_id)
    ids = connection.scalars(
        select(cases.c.id)
        .join(units, units.c.id == cases.c.unit_id)
        .where(
            cases.c.kind == CaseKind.DISPUTE,
            cases.c.state.in_(OPEN_STATES),
            begins(units.c.path, unit.path),
        )
        .order_by(cases.c.id)
        .limit(MOST_OPEN)
    ).all()
    rows = rows_of(connection, names(connection, rules.zone), counted(connection, ids))
    return sorted(rows, key=lambda row: (row.due_on or date.max, row.id))


def ref(unit: Unit) -> UnitRef:
    """How a unit is named to a reader."""
    return UnitRef(id=unit.id, name=unit.name, kind=unit.kind)


def unit_within(connection: Connection, actor: Actor, unit_id: int | None) -> Unit:
    """The unit, if the actor reads its board (None: the actor's own highest)."""
    prefixes = scope(actor, Act.BOARD).prefixes
    if not prefixes:
        raise Refused(Act.BOARD.value)
    if unit_id is None:
        which = units.c.path == min(prefixes, key=lambda prefix: prefix.count("/"))
    elif possible(unit_id):
        reach = or_(*(begins(units.c.path, prefix) for prefix in prefixes))
        which = and_(units.c.id == unit_id, reach)
    else:
        raise NotFound("unit")
    found = connection.execute(select(units).where(which)).one_or_none()
    if found is None:
        raise NotFound("unit")
    return found


class SqlLedgerReads(Reads):
    """:class:`domain.ledgers.views.LedgerReads` on a database."""

    extent = awaited(ledger)
    file = awaited(written, aside=True)
    open_matters = awaited(open_matters)
