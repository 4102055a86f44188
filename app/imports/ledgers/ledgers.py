"""What reads and checks a ledger kept elsewhere, for the chat and for the command line."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial

from app.imports.apart import read_apart
from app.imports.ledgers.checking import check_ledger
from app.imports.ledgers.identity import keys_of, without_known
from app.imports.ledgers.places import named
from app.imports.sheets.model import MOST_BYTES
from domain import access
from domain.access import Act
from domain.apart import Apart
from domain.errors import Invalid
from domain.imports.model import CheckedLedger, KnownThings, LedgerTable, RawRow
from domain.org.model import ancestor_ids
from domain.people.model import Actor
from domain.ports import Work

_MOST_DIGITS = 9


def known_things(work: Work, code: str, day: date) -> KnownThings:
    """What the desk has of what a ledger may name; raises Invalid (``unit-missing``)."""
    unit = work.org.by_code(code)
    if unit is None or not unit.valid_on(day):
        raise Invalid("unit-missing")
    inside = work.org.within(unit.path)
    first = work.periodic.began()
    began: dict[str, date] = {}
    for one in inside:
        days = [first[id] for id in ancestor_ids(one.path) if id in first]
        if days:
            began[one.code] = min(days)
    return KnownThings(
        unit=unit,
        places=named(
            inside,
            frozenset(one.id for one in inside if one.valid_on(day)),
            work.org.aliases(unit.path),
        ),
        began=began,
        names={one.code: one.name for one in inside},
        categories=tuple(work.routes.categories(day)),
    )


def look_up(work: Work, actor: Actor, *, now: datetime) -> KnownThings:
    """The same for the highest unit the actor administers. Raises Refused."""
    prefixes = access.scope(actor, Act.ADMINISTER).prefixes
    path = min(prefixes, key=lambda prefix: prefix.count("/"), default="")
    access.allow(actor, Act.ADMINISTER, access.at(path))
    unit = work.org.unit(ancestor_ids(path)[-1])
    return known_things(work, unit.code, work.rules.day(now))


def only_new(
    work: Work, known: KnownThings, checked: CheckedLedger, clash: str | None = None
) -> CheckedLedger:
    """Without the rows that are on file already; ``clash`` is what was answered of those whose
    number stands for another matter."""
    numbers = {
        int(row.number)
        for row in checked.rows
        if row.number.isdecimal() and len(row.number) <= _MOST_DIGITS
    }
    filed = work.cases.filed(keys_of(checked))
    here = work.cases.numbered(numbers, known.unit.path)
    return without_known(checked, filed, here, clash)


class Ledgers:
    """:class:`domain.imports.store.LedgerReader`."""

    most_bytes = MOST_BYTES

    def __init__(self, apart: Apart) -> None:
        self._apart = apart

    async def read(self, data: bytes, name: str) -> LedgerTable:
        """Its sheets and rows; raises UnreadableTable."""
        return await read_apart(self._apart, data, name, await asyncio.to_thread(_for_ledgers))

    async def table(
        self,
        data: bytes,
        name: str,
        columns: Mapping[str, tuple[str, ...]],
        optional: frozenset[str],
    ) -> list[RawRow]:
        """The rows of any other table; raises UnreadableTable."""
        named_rows = await asyncio.to_thread(_for_tables)
        reading = partial(named_rows, columns=dict(columns), optional=optional)
        return await read_apart(self._apart, data, name, reading)

    def look_up(self, work: Work, actor: Actor, *, now: datetime) -> KnownThings:
        """What the desk has of what a ledger may name; raises Refused."""
        return look_up(work, actor, now=now)

    def check(
        self, table: LedgerTable, known: KnownThings, today: date, answers: Mapping[str, str]
    ) -> CheckedLedger:
        """All problems and questions, or the rows to take over."""
        return check_ledger(table, known, today, answers)

    def only_new(
        self, work: Work, known: KnownThings, checked: CheckedLedger, clash: str | None = None
    ) -> CheckedLedger:
        """Without the rows that are on file already."""
        return only_new(work, known, checked, clash)


def _for_ledgers() -> Callable[..., LedgerTable]:
    """What reads a ledger. It brings openpyxl, a tenth of a second and 24 MiB, which a desk to
    which nobody sends a file does without."""
    from app.imports.ledgers.reading import read_ledger

    return read_ledger


def _for_tables() -> Callable[..., list[RawRow]]:
    """The same for any other table."""
    from app.imports.table import named_rows

    return named_rows
