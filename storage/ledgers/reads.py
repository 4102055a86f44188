"""Which matters a ledger (台账) is of, and its way to a file.

All of it runs in a thread of its own on one state of the database: which matters are in it is
asked first, by number, and their rows follow in handfuls while the file is written. So a ledger of
any length takes little memory and nobody waits for it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from domain.cases.model import CaseKind, Effect
from domain.days.periods import moment_at
from domain.ledgers.model import Ledger, LedgerRow, Writer
from domain.ledgers.spans import whole_year
from domain.people.model import Actor
from domain.rules import Rules
from storage.counts.facts import flow
from storage.counts.sums import Ask, sums, whole
from storage.kit.reading import Reading, Reads, awaited
from storage.ledgers.annex import annex, open_ids
from storage.ledgers.names import names
from storage.ledgers.rows import RAW_COUNTED, Raw, counted, fetched, rows_of
from storage.org.units import UnitRow, ref, unit_within
from storage.schema import begins, cases, steps, units

CHUNK = 1000
"""Rows read at a time."""
_INSTANT = timedelta(microseconds=1)


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
    found = fetched(
        connection,
        _found((cases.c.id, RAW_COUNTED), rules, unit, days, now, kind).order_by(cases.c.id),
    )
    known, before = names(connection, rules.zone), _carried(reading, unit, days, kind)

    def rows() -> Iterator[LedgerRow]:
        for at in range(0, len(before), CHUNK):
            part = counted(connection, before[at : at + CHUNK])
            yield from (row._replace(carried=True) for row in rows_of(connection, known, part))
        for at in range(0, len(found), CHUNK):
            fresh: dict[int, Raw | None] = {row[0]: row[1] for row in found[at : at + CHUNK]}
            yield from rows_of(connection, known, fresh)

    ledger = _ledger(unit, days, kind, len(found), len(before))
    return ledger, write(ledger, rows())


def ledger(
    reading: Reading,
    actor: Actor,
    unit_id: int | None,
    days: tuple[date, date],
    now: datetime,
    kind: CaseKind = CaseKind.DISPUTE,
) -> Ledger:
    """How many matters of the kind count as found in these days, and were carried into the year;
    raises Refused, NotFound."""
    unit = unit_within(reading.connection, actor, unit_id)
    start, until = _stretch(reading.rules, days, now)
    rows = 0
    if start <= until:  # days to come have none
        ask = Ask(measures=(flow(kind, Effect.OPENED),), start=start, until=until)
        rows = whole(sums(reading.connection, unit.path, (), [ask])[0]).total()
    return _ledger(unit, days, kind, rows, len(_carried(reading, unit, days, kind)))


def _ledger(
    unit: UnitRow, days: tuple[date, date], kind: CaseKind, found: int, carried: int
) -> Ledger:
    first, last = days
    return Ledger(
        unit=ref(unit), first=first, last=last, rows=found + carried, kind=kind, carried=carried
    )


def _carried(
    reading: Reading, unit: UnitRow, days: tuple[date, date], kind: CaseKind
) -> Sequence[int]:
    """What was open when the year began; nothing for other days."""
    if not whole_year(*days):
        return ()
    start = moment_at(days[0], time.min, reading.rules.zone)
    return sorted(open_ids(reading.connection, unit.path, start - _INSTANT, kind))


def _found(
    what: Sequence[ColumnElement[Any]],
    rules: Rules,
    unit: UnitRow,
    days: tuple[date, date],
    now: datetime,
    kind: CaseKind,
) -> Select[Any]:
    """The matters of a ledger: just those that the figures count as found in these days."""
    return (
        select(*what)
        .select_from(steps.join(cases, cases.c.id == steps.c.case_id))
        .join(units, units.c.id == cases.c.unit_id)
        .where(
            steps.c.effect == Effect.OPENED,
            steps.c.counted_at.between(*_stretch(rules, days, now)),
            cases.c.kind == kind,
            begins(units.c.path, unit.path),
        )
    )


def _stretch(rules: Rules, days: tuple[date, date], now: datetime) -> tuple[datetime, datetime]:
    """The first and the last moment of the days, as far as they have passed."""
    start, end = (
        moment_at(days[0], time.min, rules.zone),
        moment_at(days[1], None, rules.zone) - _INSTANT,
    )
    return start, min(now, end)


class SqlLedgerReads(Reads):
    """:class:`domain.ledgers.views.LedgerReads` on a database."""

    extent = awaited(ledger)
    file = awaited(written, aside=True)
    long_file = awaited(written, apart=True)
    annex = awaited(annex)
