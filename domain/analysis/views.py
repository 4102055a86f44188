"""What analysis shows: what rises, where matters lie and wait, how content people are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from domain.analysis.model import Behind, Lookback, Ratio, Stretch, Trend
from domain.cases.model import CaseKind, Label, State
from domain.cases.views import CasePage
from domain.org.views import UnitRef
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Of what a page is: which unit and which stretch of time."""

    unit: UnitRef
    above: UnitRef | None
    """The unit above, if it is within the reader's reach."""
    lookback: Lookback
    stretch: Stretch
    as_of: datetime


@dataclass(frozen=True, kw_only=True)
class HotSpot:
    """Matters of one category at one place, or of one category alone."""

    case_id: int
    """The newest of them, by which the others are found again."""
    unit: UnitRef
    """The community the place is in; the unit itself where no place was named."""
    place: str
    """As the newest of them has it; empty: the unit, or all of them."""
    kind: CaseKind
    category: Label
    many: Trend


@dataclass(frozen=True, kw_only=True)
class HotLine:
    """A unit below, and how many matters were found there and below it."""

    unit: UnitRef
    many: Trend


@dataclass(frozen=True, kw_only=True)
class HotBoard:
    """What /hot shows: what rises against the stretch before, the most first."""

    of: Frame
    spots: tuple[HotSpot, ...]
    categories: tuple[HotSpot, ...]
    recurring: int
    """From how many on the same is offered as one item, within :attr:`Lookback.DAYS`."""
    below: tuple[HotLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ItemDraft:
    """What is known of an item that would stand for several matters (未诉先办)."""

    unit_id: int
    place: str
    category_id: int | None
    """None: theirs is no topic of public-opinion items."""
    many: int
    """How many matters it stands for."""
    numbers: tuple[int, ...]
    """The newest of them, the newest first."""


@dataclass(frozen=True, kw_only=True)
class SpotPage:
    """The matters of a spot."""

    of: Frame
    spot: HotSpot
    everywhere: bool
    """They are those of the category, wherever they are."""
    found: CasePage
    item: ItemDraft | None
    """What an item would begin with, if they recur and this reader may report there."""


@dataclass(frozen=True, kw_only=True)
class Load:
    """Open matters that units have, of either kind."""

    open: int = 0
    overdue: int = 0


@dataclass(frozen=True, kw_only=True)
class LoadLine:
    """A unit below, with all below it."""

    unit: UnitRef
    load: Load


@dataclass(frozen=True, kw_only=True)
class LoadBoard:
    """What /load shows: open matters by the unit that has them, whoever works there."""

    of: Frame
    whole: Load
    here: Load
    """What the unit itself has."""
    found: Trend
    """Filed in the subtree, in the stretch."""
    ended: Trend
    """Ended in it, in whichever way, and not opened again."""
    below: tuple[LoadLine, ...]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Open matters that wait in one state."""

    state: State
    many: Trend
    """Beside how many waited so when the stretch began."""
    median: timedelta
    longest: timedelta


@dataclass(frozen=True, kw_only=True)
class CountLine:
    """A unit below, and how many matters filed there are open."""

    unit: UnitRef
    many: int


@dataclass(frozen=True, kw_only=True)
class StuckBoard:
    """What /stuck shows: at which step matters wait, and how long."""

    of: Frame
    waiting: tuple[Waiting, ...]
    """Those of the states in which some wait or waited, in the order of the lifecycle."""
    below: tuple[CountLine, ...]


@dataclass(frozen=True, kw_only=True)
class ThreeRates:
    """响应率, 解决率 and 满意率; what they mean is said in :mod:`domain.analysis.rates`."""

    response: Ratio
    solved: Ratio
    content: Ratio
    silent: int
    """Resolved matters of which nobody said anything, or nobody was reached."""


@dataclass(frozen=True, kw_only=True)
class RateLine:
    """A unit below."""

    unit: UnitRef
    rates: ThreeRates


@dataclass(frozen=True, kw_only=True)
class SatisfactionBoard:
    """What /satisfaction shows."""

    of: Frame
    rates: ThreeRates
    before: ThreeRates
    below: tuple[RateLine, ...]


@dataclass(frozen=True, kw_only=True)
class BehindPage:
    """The matters behind a figure, the worst first; how long they wait where that is the point."""

    of: Frame
    which: Behind
    found: CasePage
    waits: Mapping[int, timedelta]
    """By number, for those of the page."""


class AnalysisReads(Protocol):
    """Each of a unit (None: the actor's own highest) within the actor's reach; all raise Refused or
    NotFound."""

    async def hot(
        self, actor: Actor, unit_id: int | None, lookback: Lookback, now: datetime
    ) -> HotBoard:
        """What rises in the unit and below."""
        ...

    async def spot(
        self, actor: Actor, unit_id: int, case_id: int, lookback: Lookback, page: int, now: datetime
    ) -> SpotPage:
        """The matters of a spot, the newest first: those of the same place and category as the
        case."""
        ...

    async def topic(
        self, actor: Actor, unit_id: int, case_id: int, lookback: Lookback, page: int, now: datetime
    ) -> SpotPage:
        """The same of the case's category, wherever they are."""
        ...

    async def load(
        self, actor: Actor, unit_id: int | None, lookback: Lookback, now: datetime
    ) -> LoadBoard:
        """Open matters by the unit that has them."""
        ...

    async def stuck(
        self, actor: Actor, unit_id: int | None, lookback: Lookback, now: datetime
    ) -> StuckBoard:
        """At which step open matters filed there wait."""
        ...

    async def satisfaction(
        self, actor: Actor, unit_id: int | None, lookback: Lookback, now: datetime
    ) -> SatisfactionBoard:
        """The three rates."""
        ...

    async def behind(
        self,
        actor: Actor,
        unit_id: int,
        which: Behind,
        lookback: Lookback,
        page: int,
        now: datetime,
    ) -> BehindPage:
        """The matters that a figure counts."""
        ...
