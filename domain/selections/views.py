"""Selections as people read them: rounds and communities, never people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.selections.model import ApplicationState, SelectionArrow, SelectionState
from domain.selections.scheme import Fact, SelectionScheme


@dataclass(frozen=True, kw_only=True)
class ApplicationLine:
    """An application as one line of a round."""

    id: int
    unit: UnitRef
    state: ApplicationState
    picked: bool
    given: int | None
    """The sum of the points, for the district; None: not for this reader, or none yet."""
    scored: bool
    """Each line has its points; always False for others than the district."""
    visited: bool
    objections: int
    """Those that wait for an answer."""
    yours: bool
    """Whether the reader may take a step about it now."""


@dataclass(frozen=True, kw_only=True)
class SelectionView:
    """A round with just what this reader may see and do now."""

    id: int
    district: UnitRef
    year: int
    state: SelectionState
    scheme: SelectionScheme
    apply_by: date
    facts_from: date
    facts_until: date
    due_at: datetime | None
    overdue: bool
    published_on: date | None
    published_until: date | None
    applied: int
    """How many stand, for the district; 0 for all others."""
    waiting: int
    """Of those shown, how many wait for a word of the street."""
    picked: int
    """For the district: how many are on the list."""
    listed: tuple[str, ...]
    """For the district: the names of all of these, by code, whatever page this is."""
    open_objections: int
    lines: tuple[ApplicationLine, ...]
    """Those this reader reads of: by code, and for the district by points until they are out."""
    page: int
    pages: int
    applies_for: tuple[UnitRef, ...]
    """The reader's own communities that may apply now, those of this page."""
    runs: bool
    """Whether the reader runs the round."""
    may: frozenset[SelectionArrow]


@dataclass(frozen=True, kw_only=True)
class SelectionLine:
    """A round as one line of the list."""

    id: int
    district: UnitRef
    year: int
    state: SelectionState
    due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class SelectionPage:
    """The rounds a reader reads of, the newest first."""

    lines: tuple[SelectionLine, ...]
    page: int
    pages: int
    opens: UnitRef | None
    """The district for which the reader may open one."""
    years: tuple[int, ...]
    """The years of which there is none yet."""


@dataclass(frozen=True, kw_only=True)
class ObjectionLine:
    """What somebody has against it, and the answer."""

    id: int
    text: str
    on: date
    answer: str
    upheld: bool
    open: bool


@dataclass(frozen=True, kw_only=True)
class ApplicationView:
    """An application with just what this reader may see and do now."""

    id: int
    selection_id: int
    year: int
    round_state: SelectionState
    unit: UnitRef
    state: ApplicationState
    note: str
    """What the community says of itself; empty for who reads of it only since it is published."""
    recorded_for: bool
    applied_on: date
    scheme: SelectionScheme
    facts: tuple[Fact, ...]
    facts_from: date
    facts_until: date
    feature: str
    """The title of the community's feature now; empty where it has none."""
    street_note: str
    visited_on: date | None
    visited_by: str
    visit_note: str
    points: Mapping[str, int]
    """Empty for others than the district, and the community once the list is out."""
    picked: bool
    objections: tuple[ObjectionLine, ...]
    may: frozenset[SelectionArrow]
    answers: bool
    """Whether the reader answers objections now."""

    @property
    def given(self) -> int:
        """The sum of the points so far."""
        return sum(self.points.values())


@dataclass(frozen=True, kw_only=True)
class ApplicationDraftView:
    """What a community sees before it applies: what the desk will fill in."""

    selection_id: int
    year: int
    unit: UnitRef
    scheme: SelectionScheme
    facts: tuple[Fact, ...]
    facts_from: date
    facts_until: date
    feature: str
    apply_by: date


@dataclass(frozen=True, kw_only=True)
class SelectionSheet:
    """A round as a sheet: what its reader may read of it, the whole of it at once."""

    view: SelectionView
    rows: tuple[ApplicationView, ...]


class SelectionReads(Protocol):
    """Selections as they are read, each within the actor's reach."""

    async def page(self, actor: Actor, page: int, now: datetime) -> SelectionPage:
        """The rounds; raises Refused for who reads of none."""
        ...

    async def view(
        self, actor: Actor, selection_id: int, now: datetime, page: int = 0
    ) -> SelectionView:
        """A round; raises NotFound."""
        ...

    async def application(
        self, actor: Actor, application_id: int, now: datetime
    ) -> ApplicationView:
        """An application; raises NotFound."""
        ...

    async def objection(self, actor: Actor, objection_id: int, now: datetime) -> ApplicationView:
        """The one an objection is about; raises NotFound."""
        ...

    async def applying(
        self, actor: Actor, selection_id: int, unit_id: int, now: datetime
    ) -> ApplicationDraftView:
        """What would be applied with; raises NotFound for a community the actor may not apply for
        now."""
        ...

    async def sheet(self, actor: Actor, selection_id: int, now: datetime) -> SelectionSheet:
        """A round as a sheet; raises NotFound."""
        ...
