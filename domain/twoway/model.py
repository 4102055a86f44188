"""双向评议: departments and communities judge each other by units, once or twice a year.

A round makes a sheet for each unit and each unit opposite to it, in both directions. What is judged
is a unit's work, never a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.days.halves import HalfYear


class TwowayTopic(StrEnum):
    """What a sheet asks about; which of them, and for how many points, is data of the form."""

    PROMPT = "prompt"
    QUALITY = "quality"
    COOPERATION = "cooperation"
    GUIDANCE = "guidance"
    BURDEN = "burden"
    """Whether the other spares one forms that ask again for the same."""


@dataclass(frozen=True, kw_only=True)
class TwowayItem:
    """One line of the form, and the most points it gives."""

    topic: TwowayTopic
    most: int = 20


@dataclass(frozen=True, kw_only=True)
class TwowayForm:
    """What is asked. A round keeps the form it was opened with, so that a later one changes
    nothing that was judged by it."""

    version: int = 1
    items: tuple[TwowayItem, ...] = tuple(TwowayItem(topic=topic) for topic in TwowayTopic)

    def most(self, topic: TwowayTopic) -> int | None:
        """The most points of a topic; None where the form does not ask about it."""
        return next((item.most for item in self.items if item.topic is topic), None)

    @property
    def whole(self) -> int:
        """The most points of a sheet."""
        return sum(item.most for item in self.items)


@dataclass(frozen=True, kw_only=True)
class TwowayRules:
    """What differs by place."""

    form: TwowayForm = field(default_factory=TwowayForm)
    due_days: int = 10
    """Working days until the sheets are due."""
    late_days: int = 5
    """So many more until the round closes: a late sheet is taken meanwhile."""
    least: int = 3
    """From so few sheets on, results are told by item; below, there is only the mean of all."""


_SETTLED = timedelta(days=60)


def judged_half(day: date) -> HalfYear:
    """What a round judges that is opened on this local day: the half-year that is under way, or in
    its first two months the one before."""
    return HalfYear.containing(day - _SETTLED)


class TwowayState(StrEnum):
    """How a round stands."""

    OPEN = "open"
    CLOSED = "closed"
    """All sheets are in, or its closing day is over."""
    CANCELLED = "cancelled"
    """By whoever may open one; nothing of it is ever shown."""


@dataclass(eq=False, kw_only=True)
class TwowayRound:
    """One round. All moments are aware, kept in UTC."""

    id: int = field(init=False, repr=False)
    host_id: int
    """The unit that opened it, for itself and all below."""
    token: str
    """Names the tap that opened it, so that a replay opens none."""
    opened_by: int
    post_id: int
    opened_at: datetime
    first: date
    """The first day of the half-year that is judged."""
    due_at: datetime
    """The moment from which a sheet is late."""
    closes_at: datetime
    """The moment from which no sheet is taken any more."""
    form: TwowayForm
    state: TwowayState = TwowayState.OPEN
    rung: int = 0
    """How far its days have been told of, by :mod:`domain.twoway.rungs`."""
    ended_at: datetime | None = None

    @property
    def half(self) -> HalfYear:
        """What is judged."""
        return HalfYear(self.first)

    def takes(self, now: datetime) -> bool:
        """Whether a sheet is still taken."""
        return self.state is TwowayState.OPEN and now < self.closes_at

    def over(self, now: datetime) -> bool:
        """Whether everything that is in may be seen."""
        if self.state is TwowayState.CANCELLED:
            return False
        return self.state is TwowayState.CLOSED or now >= self.closes_at


class SheetState(StrEnum):
    """How a sheet stands."""

    OPEN = "open"
    IN = "in"
    NO_DEALINGS = "no_dealings"
    """The one has had nothing to do with the other: in, and in no mean."""


@dataclass(frozen=True, kw_only=True)
class TwowayFacts:
    """What the desk itself knows of how the one has served the other in the half-year, up to the
    opening of the round: counts of matters, read once."""

    handed: int = 0
    """Matters the one handed to the other that were answered, or whose time to answer is over."""
    timely: int = 0
    """Of those, answered in time."""
    returned: int = 0
    """Handed back."""
    graded: int = 0
    """Of the matters handed, those of which somebody said how content they are."""
    content: int = 0
    """Of those, content or fairly so."""
    asked: int = 0
    """Questions from above (督办) the other has asked about matters of the one."""
    owed: int = 0
    """Follow-up items the one gave the other that are fed back, or whose day is over."""
    fed_back: int = 0
    """Of those, fed back in time."""


Marks = Mapping[TwowayTopic, int]
"""Points by topic."""


@dataclass(eq=False, kw_only=True)
class TwowaySheet:
    """What one unit says of another in a round. Until it is in its marks are a draft that whoever
    heads the unit goes on with; with its confirming it is a snapshot."""

    id: int = field(init=False, repr=False)
    round_id: int
    from_id: int
    """The unit that judges."""
    to_id: int
    """The unit that is judged."""
    facts: TwowayFacts
    marks: Marks = field(default_factory=dict)
    state: SheetState = SheetState.OPEN
    late: bool = False
    token: str = ""
    """Names the tap that confirmed it."""
    confirmed_at: datetime | None = None
    confirmed_by: int | None = None
    post_id: int | None = None


def whole(form: TwowayForm, marks: Marks) -> bool:
    """Whether every item has its points."""
    return all(item.topic in marks for item in form.items)


_STEPS = (10, 9, 8, 7, 6, 4, 2, 0)


def choices(most: int) -> tuple[int, ...]:
    """The points that are offered with one tap, the most first."""
    return tuple(dict.fromkeys(most * tenth // 10 for tenth in _STEPS))
