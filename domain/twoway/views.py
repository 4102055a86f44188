"""Two-way evaluations as people read them. What one side has said of the other is read by nobody
before both are in or the round closes; a sheet itself is read by the unit that fills it alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.days.halves import HalfYear
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.twoway.model import (
    Marks,
    SheetState,
    TwowayFacts,
    TwowayForm,
    TwowayState,
)
from domain.twoway.options import RoundOptions, SheetOptions
from domain.twoway.results import TwowayResult


@dataclass(frozen=True, kw_only=True)
class RoundLine:
    """A round in a line: of what half-year, how it stands, and how far the reader's sheets are."""

    id: int
    host: UnitRef
    half: HalfYear
    state: TwowayState
    due_at: datetime
    closes_at: datetime
    mine: int
    """Sheets that the reader's units fill."""
    mine_in: int
    overdue: bool
    """Some of them are late by now."""


@dataclass(frozen=True, kw_only=True)
class TwowayHome:
    """What /twoway begins with: the newest rounds, and where the reader may open one."""

    rounds: tuple[RoundLine, ...]
    hosts: tuple[UnitRef, ...]
    """Units for which the reader may open a round: none is open there, and none was held."""


@dataclass(frozen=True, kw_only=True)
class PlanView:
    """What a round would be that is opened now."""

    host: UnitRef
    half: HalfYear
    units: int
    sheets: int
    due_at: datetime
    closes_at: datetime


@dataclass(frozen=True, kw_only=True)
class SheetLine:
    """One of the reader's own sheets in a list."""

    id: int
    from_unit: UnitRef
    to: UnitRef
    state: SheetState
    marked: int
    """How many items have their points."""


@dataclass(frozen=True, kw_only=True)
class PartyLine:
    """How far a unit is: how many of its sheets are in. What they say is not in here."""

    unit: UnitRef
    came: int
    total: int


@dataclass(frozen=True, kw_only=True)
class RoundView:
    """A round with a page of the reader's sheets, those to fill in first, and of the units that are
    behind."""

    line: RoundLine
    sheets: tuple[SheetLine, ...]
    page: int
    pages: int
    units: tuple[UnitRef, ...]
    """The reader's units that have a result here."""
    behind: tuple[PartyLine, ...]
    """For whoever opens rounds there: units whose sheets are not all in."""
    total: int
    total_in: int
    may: RoundOptions


@dataclass(frozen=True, kw_only=True)
class SheetView:
    """One of the reader's own sheets, with just what they may do now."""

    id: int
    round_id: int
    half: HalfYear
    from_unit: UnitRef
    to: UnitRef
    form: TwowayForm
    facts: TwowayFacts
    marks: Marks
    state: SheetState
    late: bool
    due_at: datetime
    closes_at: datetime
    confirmed_at: datetime | None
    over: bool
    """The round takes no sheet any more."""
    next_id: int
    """Another of the unit's sheets that is not in; 0: there is none."""
    may: SheetOptions


@dataclass(frozen=True, kw_only=True)
class ResultLine:
    """What came out for a unit."""

    unit: UnitRef
    result: TwowayResult


@dataclass(frozen=True, kw_only=True)
class TwowayResults:
    """What came out for the units whose results the reader may read now."""

    round_id: int
    host: UnitRef
    half: HalfYear
    form: TwowayForm
    over: bool
    """The round has closed, and nothing more will come."""
    closes_at: datetime
    least: int
    lines: tuple[ResultLine, ...]


class TwowayReads(Protocol):
    """Two-way evaluations as they are read, each within the actor's reach."""

    async def home(self, actor: Actor, now: datetime) -> TwowayHome:
        """The newest rounds that the actor opens or takes part in."""
        ...

    async def plan(self, actor: Actor, unit_id: int, now: datetime) -> PlanView:
        """What a round of this unit would be; raises NotFound for one the actor opens none for."""
        ...

    async def one(self, actor: Actor, round_id: int, page: int, now: datetime) -> RoundView:
        """A round that the actor opens or takes part in; raises NotFound."""
        ...

    async def sheet(self, actor: Actor, sheet_id: int, now: datetime) -> SheetView:
        """A sheet that the actor's unit fills; raises NotFound for every other."""
        ...

    async def results(self, actor: Actor, round_id: int, now: datetime) -> TwowayResults:
        """What came out: for the actor's own units, of what both sides have handed in or after the
        close; for whoever opens rounds there, of all units after the close. Raises NotFound."""
        ...
