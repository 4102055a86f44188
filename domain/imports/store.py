"""What reads and checks a ledger kept elsewhere."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from domain.imports.model import CheckedLedger, KnownThings, RawRow
from domain.people.model import Actor
from domain.ports import Work


class LedgerReader(Protocol):
    """Reads and checks a ledger kept elsewhere; nothing is written."""

    most_bytes: int

    async def read(self, data: bytes, name: str) -> list[RawRow]:
        """The rows of a table; raises UnreadableTable."""
        ...

    def look_up(
        self, work: Work, actor: Actor, raw: Sequence[RawRow], *, now: datetime
    ) -> KnownThings:
        """What the desk has of what they name, for the highest unit the actor administers; raises
        Refused."""
        ...

    def check(self, raw: Sequence[RawRow], known: KnownThings, today: date) -> CheckedLedger:
        """All problems, or the rows to take over; it computes as long as reading does."""
        ...
