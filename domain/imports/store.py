"""What reads and checks a ledger kept elsewhere."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from domain.imports.model import CheckedLedger, KnownThings, LedgerTable, RawRow
from domain.people.model import Actor
from domain.ports import Work


class LedgerReader(Protocol):
    """Reads and checks a ledger kept elsewhere; nothing is written."""

    most_bytes: int

    async def read(self, data: bytes, name: str) -> LedgerTable:
        """Its sheets and rows; raises UnreadableTable."""
        ...

    async def table(
        self,
        data: bytes,
        name: str,
        columns: Mapping[str, tuple[str, ...]],
        optional: frozenset[str],
    ) -> list[RawRow]:
        """The rows of any other table, with these columns under any of their names, of which only
        the ``optional`` may be missing; raises UnreadableTable."""
        ...

    def look_up(self, work: Work, actor: Actor, *, now: datetime) -> KnownThings:
        """What the desk has of what a ledger may name, for the highest unit the actor administers;
        raises Refused."""
        ...

    def check(
        self, table: LedgerTable, known: KnownThings, today: date, answers: Mapping[str, str]
    ) -> CheckedLedger:
        """All problems and questions, or the rows to take over; it computes as long as reading."""
        ...

    def only_new(
        self, work: Work, known: KnownThings, checked: CheckedLedger, clash: str | None = None
    ) -> CheckedLedger:
        """Without the rows that are on file already; ``clash`` is what was answered of those whose
        number stands for another matter (:data:`domain.imports.model.CLASH`)."""
        ...
