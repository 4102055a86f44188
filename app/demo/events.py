"""What happens in the demo's district: who did what, and when."""

from dataclasses import dataclass
from datetime import datetime

from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome, PeopleBand, Urgency
from domain.days.periods import Period
from domain.people.model import Role

Desk = tuple[str, Role]
"""Who acts: a unit's code and the role there."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something somebody did. ``case`` names the matter within the plan."""

    at: datetime
    by: Desk
    case: str = ""


@dataclass(frozen=True, kw_only=True)
class Filed(Event):
    """A matter was reported."""

    kind: CaseKind
    unit: str
    category: str
    place: str
    people: PeopleBand
    summary: str
    urgency: Urgency


@dataclass(frozen=True, kw_only=True)
class Moved(Event):
    """A step was taken."""

    arrow: Arrow
    note: str = ""
    outcome: Outcome | None = None
    to: str = ""
    """The code of the unit it is assigned to."""


@dataclass(frozen=True, kw_only=True)
class Confirmed(Event):
    """A report was confirmed."""

    period: Period
    nil: bool
