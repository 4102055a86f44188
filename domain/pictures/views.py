"""What the pictures of a unit's board show: which figures are drawn, and of which days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Protocol

from domain.cases.model import Label
from domain.days.periods import Period, PeriodKind
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.status.views import StatusBoard

AGES = (7, 15, 30, 60)
"""Days on file up to which an open matter belongs to a bar; the last bar has no end."""
BARS = 8
"""So many bars a phone shows legibly; what is beyond is summed up in one more."""


class Picture(StrEnum):
    """A picture of a unit's board."""

    TREND = "trend"
    """Disputes found and resolved, period by period."""
    AGEING = "ageing"
    """How long open disputes have been on file."""
    CATEGORIES = "categories"
    """What the disputes found were about."""
    UNITS = "units"
    """Open disputes of the units directly below, side by side."""


class Horizon(StrEnum):
    """How far back a picture looks."""

    WEEKS = "weeks"
    """This week and the seven before."""
    MONTHS = "months"
    """This month and the five before."""
    YEAR = "year"
    """This month and the eleven before."""

    def periods(self, today: date) -> tuple[Period, ...]:
        """Its periods, the oldest first; the last holds today and is not over yet."""
        kind, many = _PERIODS[self]
        found = [Period.containing(kind, today)]
        while len(found) < many:
            found.append(found[-1].previous())
        return tuple(reversed(found))


_PERIODS = {
    Horizon.WEEKS: (PeriodKind.WEEK, 8),
    Horizon.MONTHS: (PeriodKind.MONTH, 6),
    Horizon.YEAR: (PeriodKind.MONTH, 12),
}


@dataclass(frozen=True, kw_only=True)
class TrendStep:
    """Disputes found and resolved in a period."""

    period: Period
    found: int
    resolved: int


@dataclass(frozen=True, kw_only=True)
class FoundAndResolved:
    """Found and resolved over the periods of a span, the oldest first."""

    picture: ClassVar[Picture] = Picture.TREND

    unit: UnitRef
    as_of: datetime
    span: Horizon
    steps: tuple[TrendStep, ...]

    @property
    def found(self) -> int:
        """In all of them."""
        return sum(step.found for step in self.steps)

    @property
    def resolved(self) -> int:
        """In all of them."""
        return sum(step.resolved for step in self.steps)


@dataclass(frozen=True, kw_only=True)
class AgeBar:
    """Open disputes on file for ``first`` to ``last`` days, both included; None: or longer."""

    first: int
    last: int | None
    open: int
    overdue: int
    """Of these, those whose own time limit has run out."""


@dataclass(frozen=True, kw_only=True)
class Ageing:
    """Open disputes by the days they have been on file."""

    picture: ClassVar[Picture] = Picture.AGEING

    unit: UnitRef
    as_of: datetime
    bars: tuple[AgeBar, ...]

    @property
    def open(self) -> int:
        """All of them."""
        return sum(bar.open for bar in self.bars)

    @property
    def overdue(self) -> int:
        """Of these, those whose time limit has run out."""
        return sum(bar.overdue for bar in self.bars)


@dataclass(frozen=True, kw_only=True)
class CategoryBar:
    """Disputes of a category; None: those of all further ones."""

    category: Label | None
    many: int


@dataclass(frozen=True, kw_only=True)
class CategoryShares:
    """What the disputes found in a span were about, the most frequent first."""

    picture: ClassVar[Picture] = Picture.CATEGORIES

    unit: UnitRef
    as_of: datetime
    span: Horizon
    bars: tuple[CategoryBar, ...]

    @property
    def total(self) -> int:
        """All that were found."""
        return sum(bar.many for bar in self.bars)


@dataclass(frozen=True, kw_only=True)
class UnitBar:
    """Open disputes of a unit; ``name`` is None for what is on the unit's own desk (``units`` 0),
    or for that many further units together."""

    name: str | None
    open: int
    overdue: int
    units: int = 1


@dataclass(frozen=True, kw_only=True)
class UnitsBeside:
    """The units directly below with their open disputes, the most overdue first."""

    picture: ClassVar[Picture] = Picture.UNITS

    unit: UnitRef
    as_of: datetime
    bars: tuple[UnitBar, ...]

    @property
    def open(self) -> int:
        """All of them."""
        return sum(bar.open for bar in self.bars)

    @property
    def overdue(self) -> int:
        """Of these, those whose time limit has run out."""
        return sum(bar.overdue for bar in self.bars)


Shown = FoundAndResolved | Ageing | CategoryShares | UnitsBeside
"""What a picture is drawn from."""


def age_days(today: date) -> Iterator[tuple[int, int | None, date | None]]:
    """For each bar of ages, the youngest first: its first and last number of days, and the day on
    which a matter was put on file that is as old as the last; the oldest have neither."""
    first = 0
    for last in AGES:
        yield first, last, today - timedelta(days=last)
        first = last + 1
    yield first, None, None


def biggest(bars: list[CategoryBar]) -> tuple[CategoryBar, ...]:
    """The most frequent, and the rest in one more bar. One left over stands under its own name."""
    ranked = sorted(bars, key=lambda bar: -bar.many)
    if len(ranked) <= BARS:
        return tuple(ranked)
    rest = sum(bar.many for bar in ranked[BARS - 1 :])
    return (*ranked[: BARS - 1], CategoryBar(category=None, many=rest))


def units_beside(board: StatusBoard) -> UnitsBeside:
    """The units of a board as bars: where most is overdue first, then where most is open. Those
    that do not fit are one bar; what was filed at the unit itself is another."""
    named = [
        UnitBar(name=line.unit.name, open=line.tally.open, overdue=line.tally.overdue)
        for line in board.below
    ]
    ranked = sorted(named, key=lambda bar: (-bar.overdue, -bar.open))
    shown, rest = (ranked, []) if len(ranked) <= BARS else (ranked[: BARS - 1], ranked[BARS - 1 :])
    if rest:
        shown = [*shown, _sum(rest)]
    own = UnitBar(
        name=None,
        units=0,
        open=board.tally.open - sum(bar.open for bar in named),
        overdue=board.tally.overdue - sum(bar.overdue for bar in named),
    )
    return UnitsBeside(
        unit=board.unit, as_of=board.as_of, bars=(*shown, own) if own.open else tuple(shown)
    )


def _sum(bars: list[UnitBar]) -> UnitBar:
    return UnitBar(
        name=None,
        units=len(bars),
        open=sum(bar.open for bar in bars),
        overdue=sum(bar.overdue for bar in bars),
    )


class PictureReads(Protocol):
    """The figures of pictures, each within the actor's reach of boards. ``unit_id`` None: the
    actor's own highest. They raise Refused or NotFound."""

    async def trend(
        self, actor: Actor, unit_id: int | None, span: Horizon, now: datetime
    ) -> FoundAndResolved:
        """Disputes found and resolved, as the reports count them."""
        ...

    async def ageing(self, actor: Actor, unit_id: int | None, now: datetime) -> Ageing:
        """Open disputes by age, in days by the district's calendar."""
        ...

    async def categories(
        self, actor: Actor, unit_id: int | None, span: Horizon, now: datetime
    ) -> CategoryShares:
        """Disputes found by category."""
        ...
