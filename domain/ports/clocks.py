"""The stores of clocks, extensions and leave, in a transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.cases.clocks import UnitClock
from domain.cases.extending import Extension
from domain.cases.model import Case, Urgency
from domain.leave import Leave


@dataclass(frozen=True, kw_only=True)
class Span:
    """The cases whose deadline lies in (after, until] stand on this rung."""

    after: datetime
    until: datetime
    rung: int


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """How much is open at somebody's posts."""

    open: int
    overdue: int


class ClockBook(Protocol):
    """Units' own clocks, extensions, and what the clocks say is due."""

    async def own(self, unit_id: int, urgency: Urgency, day: date) -> UnitClock | None:
        """What the unit has of its own on the day."""
        ...

    async def add_own(self, clock: UnitClock) -> None:
        """Adds; one of the same unit, urgency and day is replaced."""
        ...

    async def add_extension(self, extension: Extension) -> Extension:
        """Adds and fills ``id``."""
        ...

    async def extension(self, extension_id: int) -> Extension:
        """The request; raises NotFound."""
        ...

    async def extensions(self, case_id: int, since: datetime) -> list[Extension]:
        """The requests about a case asked since then, the oldest first."""
        ...

    async def overdue(self, spans: Sequence[Span]) -> list[Case]:
        """Open cases overdue since a span, whose rung has not spoken yet; locked. Those locked by
        somebody else are left for the next time."""
        ...

    async def near_limit(self, spans: Sequence[Span]) -> list[Case]:
        """The same by the month of mediation."""
        ...


class Leaves(Protocol):
    """Who is on leave when."""

    async def add(self, leave: Leave) -> Leave:
        """Adds and fills ``id``."""
        ...

    async def by_id(self, leave_id: int) -> Leave:
        """The leave; raises NotFound."""
        ...

    async def between(self, person_id: int, first: date, last: date) -> list[Leave]:
        """The person's leaves that are not cancelled and touch these days, the earliest first."""
        ...

    async def ended(self, first: date, last: date) -> list[Leave]:
        """Leaves that ended within these days, of people who were not told yet what is waiting."""
        ...

    async def waiting(self, person_id: int, now: datetime, day: date) -> Waiting:
        """What is open at the posts that the person holds."""
        ...
