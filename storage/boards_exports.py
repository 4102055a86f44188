"""The reads for files, as methods of the boards."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.cases.model import CaseKind
from domain.ledgers.model import Ledger, LedgerRow, Writer
from domain.people.model import Actor
from domain.periodic.views import YearSheet
from domain.rules import Rules
from storage.kit.engine import Database
from storage.ledgers import reads
from storage.periodic import year as periodic_year


class SqlExportBoards:
    """:class:`domain.ledgers.store.ExportBoards` on a database."""

    _database: Database
    _rules: Rules

    async def ledger(
        self,
        actor: Actor,
        unit_id: int | None,
        first: date,
        last: date,
        now: datetime,
        kind: CaseKind = CaseKind.DISPUTE,
    ) -> Ledger:
        """What the ledger of a unit would be of."""
        return await self._database.read(
            lambda connection: reads.ledger(
                connection, self._rules, actor, unit_id, first, last, now, kind
            )
        )

    async def ledger_file(
        self,
        actor: Actor,
        unit_id: int,
        first: date,
        last: date,
        now: datetime,
        write: Writer,
        kind: CaseKind = CaseKind.DISPUTE,
    ) -> tuple[Ledger, bytes]:
        """The file that ``write`` makes of it, in a thread of its own."""
        return await self._database.read_aside(
            lambda connection: reads.written(
                connection, self._rules, actor, unit_id, first, last, now, write, kind
            )
        )

    async def open_matters(self, actor: Actor, unit_id: int) -> Sequence[LedgerRow]:
        """The disputes of a unit that are open now."""
        return await self._database.read(
            lambda connection: reads.open_matters(connection, self._rules, actor, unit_id)
        )

    async def year(self, actor: Actor, unit_id: int, year: int, now: datetime) -> YearSheet:
        """How the units below sent in their reports of a year."""
        return await self._database.read_aside(
            lambda connection: periodic_year.sheet_of(
                connection, self._rules, actor, unit_id, year, now
            )
        )
