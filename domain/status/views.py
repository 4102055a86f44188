"""The board a supervisor reads."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from domain.cases.views import PAGE, CasePage
from domain.days.periods import Period
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.periodic.model import PeriodicTally


class Matters(StrEnum):
    """A figure of the board that leads to the matters it counts."""

    OVERDUE = "overdue"
    """Open disputes past their due date."""
    OPEN = "open"
    """Open disputes."""
    WAITING = "waiting"
    """Disputes nobody has accepted yet."""
    ASKED = "asked"
    """Disputes that wait for their reporter's answer."""
    UNANSWERED = "unanswered"
    """Public-opinion items without an answer."""
    UNANSWERED_LATE = "items_late"
    """Those of them past their due date."""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The counts a supervisor reads, cumulative; both rates come from them and are never mixed."""

    found: int = 0
    resolved: int = 0
    open: int = 0
    overdue: int = 0
    waiting: int = 0
    """Open disputes nobody has accepted yet."""
    asked: int = 0
    """Open disputes that wait for their reporter's answer."""
    moved: int = 0
    dropped: int = 0
    success: int = 0
    concluded: int = 0
    """Mediations that came to an end by success or failure: 调解成功率 = success / concluded."""
    opinions_found: int = 0
    opinions_open: int = 0
    opinions_overdue: int = 0


@dataclass(frozen=True, kw_only=True)
class StatusLine:
    """A unit below, in one line of the board."""

    unit: UnitRef
    tally: Tally
    reports: PeriodicTally
    unreached: int = 0
    """Reports that are not in where nobody can be reached: neither missing nor waiting."""


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Whether each first-level grid has a head. A gap in appointing is the unit's to fill; whether
    somebody who is appointed says much or nothing is no figure, here or anywhere."""

    grids: int = 0
    headless: int = 0
    """Those to whose post of head nobody is appointed; a stand-in covers, and is no head."""


@dataclass(frozen=True, kw_only=True)
class StatusBoard:
    """What /status shows: the unit, this week's found and resolved, and the units below."""

    unit: UnitRef
    above: UnitRef | None
    """The unit above, if it is within the reader's reach."""
    as_of: datetime
    tally: Tally
    week: Period
    week_found: int
    week_resolved: int
    reports: PeriodicTally
    below: tuple[StatusLine, ...]
    unreached: int = 0
    out_of_reach: int = 0
    """Overdue matters, of either kind, with a unit where nobody can be reached."""
    coverage: Coverage = Coverage()


@dataclass(frozen=True, kw_only=True)
class MattersPage:
    """A page of the matters behind a figure."""

    unit: UnitRef
    which: Matters
    found: CasePage
    as_of: datetime


@dataclass(frozen=True, kw_only=True)
class LateLine:
    """A unit whose report is missing, or came in late."""

    unit: UnitRef
    filed_at: datetime | None
    """When it came in; None while it is missing."""


@dataclass(frozen=True, kw_only=True)
class LatePage:
    """A page of the units whose report of a period is missing or late: 未报, 迟报."""

    unit: UnitRef
    period: Period
    today: date
    due_at: datetime
    as_of: datetime
    missing: int
    late: int
    lines: tuple[LateLine, ...]
    """Those that are missing first, then the latest."""
    page: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class UnreachedLine:
    """A unit where nobody can be reached, and what waits there."""

    unit: UnitRef
    within: bool
    """Whether the unit lies within the one whose board it is: a matter may have gone further."""
    report: bool
    """Its report of the week is not in."""
    overdue: int
    """Matters it has that are overdue, of either kind."""


@dataclass(frozen=True, kw_only=True)
class UnreachedPage:
    """A page of the units where nobody can be reached, with the most overdue matters first."""

    unit: UnitRef
    lines: tuple[UnreachedLine, ...]
    total: int
    page: int
    pages: int


class StatusReads(Protocol):
    """The boards of units, each within the actor's reach."""

    async def board(self, actor: Actor, unit_id: int | None, now: datetime) -> StatusBoard:
        """The board of a unit (None: the actor's own highest); raises Refused or NotFound."""
        ...

    async def matters(
        self,
        actor: Actor,
        unit_id: int | None,
        which: Matters,
        page: int,
        now: datetime,
        size: int = PAGE,
    ) -> MattersPage:
        """The matters that a figure of the board of a unit (None: the actor's own highest) counts,
        the most pressing first; raises Refused or NotFound."""
        ...

    async def late(
        self, actor: Actor, unit_id: int, period: Period, page: int, now: datetime
    ) -> LatePage:
        """The units whose report of a period is missing or late; raises Refused, or NotFound also
        for a period that has not begun."""
        ...

    async def unreached(
        self, actor: Actor, unit_id: int, page: int, now: datetime
    ) -> UnreachedPage:
        """The units where nobody can be reached: those that the unit's board counts; raises
        Refused or NotFound."""
        ...
