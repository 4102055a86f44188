"""What happens in the demo's district: who did what, and when."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome, PeopleBand, Urgency
from domain.cases.satisfaction import Satisfaction
from domain.days.periods import Period
from domain.mediation.model import AgreementForm, Means
from domain.people.model import Role
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Body

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
    late_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SessionNoted(Event):
    """A mediation session was held."""

    means: Means
    note: str


@dataclass(frozen=True, kw_only=True)
class AgreedOn(Event):
    """Both parties agreed, and on what; ``pays_in`` are the days until each part is due, and
    ``confirmed`` says whether both went to the court with it that day."""

    form: AgreementForm
    text: str
    amount: Decimal | None = None
    pays_in: tuple[int, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True, kw_only=True)
class PartDone(Event):
    """What was due was done."""


@dataclass(frozen=True, kw_only=True)
class Visited(Event):
    """The parties were visited, and what was agreed was found to be kept."""

    satisfaction: Satisfaction
    note: str


@dataclass(frozen=True, kw_only=True)
class RatedAs(Event):
    """The reporter said how content they are with the answer."""

    grade: Satisfaction


@dataclass(frozen=True, kw_only=True)
class MoreTimeAsked(Event):
    """More working days were asked for."""

    days: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class MoreTimeGiven(Event):
    """The next tier granted them."""


@dataclass(frozen=True, kw_only=True)
class AskedFromAbove(Event):
    """Somebody above asked about the matter, to be answered in so many working days."""

    days: int
    note: str


@dataclass(frozen=True, kw_only=True)
class AnsweredAbove(Event):
    """The answer to that."""

    note: str


@dataclass(frozen=True, kw_only=True)
class SentOn(Event):
    """A body was asked, with the parties' consent."""

    body: Body
    reason: str


@dataclass(frozen=True, kw_only=True)
class BodyAnswered(Event):
    """What the body says."""

    arrow: ReferralArrow
    note: str = ""
