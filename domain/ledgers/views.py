"""What is read for ledgers and forms."""

from datetime import date, datetime
from typing import Protocol

from domain.cases.model import CaseKind
from domain.days.periods import Period
from domain.ledgers.model import Annex, Ledger, Writer
from domain.people.model import Actor


class LedgerReads(Protocol):
    """What goes out as a file, within the actor's reach."""

    async def extent(
        self,
        actor: Actor,
        unit_id: int | None,
        days: tuple[date, date],
        now: datetime,
        kind: CaseKind = CaseKind.DISPUTE,
    ) -> Ledger:
        """What the ledger of a unit (None: the actor's own highest) would be of, from the first to
        the last of the days; raises Refused, NotFound."""
        ...

    async def file(
        self,
        actor: Actor,
        unit_id: int,
        days: tuple[date, date],
        now: datetime,
        write: Writer,
        kind: CaseKind = CaseKind.DISPUTE,
    ) -> tuple[Ledger, bytes]:
        """The file that ``write`` makes of it: rows and their number from one state of the
        database. It takes its time and holds up nobody; raises Refused, NotFound."""
        ...

    async def long_file(
        self,
        actor: Actor,
        unit_id: int,
        days: tuple[date, date],
        now: datetime,
        write: Writer,
        kind: CaseKind = CaseKind.DISPUTE,
    ) -> tuple[Ledger, bytes]:
        """The same in a process of its own, for one that takes seconds. ``write`` is a function of
        a module, or a ``partial`` of one; raises OutOfBounds as well."""
        ...

    async def annex(self, actor: Actor, unit_id: int, period: Period, now: datetime) -> Annex:
        """The disputes open at the end of a unit's report for a period (now, if it has not come):
        those of the snapshot, once it is confirmed; raises Refused, NotFound."""
        ...
