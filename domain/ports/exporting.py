"""Reads for files, and files that are read."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from domain.cases.model import CaseKind
from domain.exports.intake import CheckedLedger, KnownThings, RawRow
from domain.exports.model import Ledger, LedgerRow, Writer, YearSheet
from domain.people import Actor
from domain.ports.work import Work


class ExportBoards(Protocol):
    """What goes out as a file, within the actor's reach."""

    async def ledger(
        self,
        actor: Actor,
        unit_id: int | None,
        first: date,
        last: date,
        now: datetime,
        kind: CaseKind = CaseKind.DISPUTE,
    ) -> Ledger:
        """What the ledger of a unit (None: the actor's own highest) would be of; raises Refused,
        NotFound."""
        ...

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
        """The file that ``write`` makes of it: rows and their number from one state of the
        database. It takes its time and holds up nobody; raises Refused, NotFound."""
        ...

    async def open_matters(self, actor: Actor, unit_id: int) -> Sequence[LedgerRow]:
        """The disputes of a unit that are open now, those due first in front; raises Refused,
        NotFound."""
        ...

    async def year(self, actor: Actor, unit_id: int, year: int, now: datetime) -> YearSheet:
        """How the units below sent in their reports of a year; raises Refused, NotFound."""
        ...


class LedgerReader(Protocol):
    """Reads and checks a ledger kept elsewhere; nothing is written."""

    most_bytes: int

    def read(self, data: bytes, name: str) -> list[RawRow]:
        """The rows of a table; raises Unreadable. It computes for seconds when it is long."""
        ...

    async def look_up(
        self, work: Work, actor: Actor, raw: Sequence[RawRow], *, now: datetime
    ) -> KnownThings:
        """What the desk has of what they name, for the highest unit the actor administers; raises
        Refused."""
        ...

    def check(self, raw: Sequence[RawRow], known: KnownThings, today: date) -> CheckedLedger:
        """All problems, or the rows to take over; it computes as long as reading does."""
        ...
