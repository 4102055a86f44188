"""What the record of a mediation holds. It tells of the matter, never of the parties: whoever
writes into it calls them party A and party B."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import Notch
from domain.errors import Invalid
from domain.sentence import clean_lines


class Means(StrEnum):
    """化解方式: how a session was held."""

    IN_PERSON = "in_person"
    """当面: both parties came in."""
    HOME_VISIT = "home_visit"
    ON_SITE = "on_site"
    PHONE = "phone"
    ONLINE = "online"
    JOINT = "joint"
    """联合: together with another body (police, court, a department)."""


class AgreementForm(StrEnum):
    """口头 / 书面."""

    ORAL = "oral"
    WRITTEN = "written"


class DeadlineKind(StrEnum):
    """The days that follow from an agreement."""

    CONFIRMATION = "confirmation"
    """司法确认: until when both parties may ask the court for it."""
    PERFORMANCE = "performance"
    """履行: a day on which something promised is to be done."""
    FOLLOW_UP = "follow_up"
    """回访."""


class Ending(StrEnum):
    """What became of such a day."""

    KEPT = "kept"
    """Asked for in time, performed, or found to be kept."""
    NOT_KEPT = "not_kept"
    DROPPED = "dropped"
    """Not wanted, or over because the matter was opened again."""


TEXT_LIMIT = 1000
"""Characters of the agreed points."""
AMOUNT_LIMIT = Decimal(1_000_000_000)
PERFORMANCES_LIMIT = 12
"""Days of performance of one agreement."""


@dataclass(eq=False, kw_only=True)
class MediationSession:
    """A session (调解会) that was held."""

    id: int = field(init=False, repr=False)
    case_id: int
    held_on: date
    means: Means
    note: str
    at: datetime
    person_id: int
    post_id: int


@dataclass(eq=False, kw_only=True)
class Agreement:
    """What both parties agreed on. A case has one that holds; opening the case again ends it."""

    id: int = field(init=False, repr=False)
    case_id: int
    form: AgreementForm
    made_on: date
    """The day it takes effect: an oral one when it is reached, a written one when it is signed
    and sealed (People's Mediation Law, art. 29 and 31)."""
    amount: Decimal | None = None
    """What it is about in yuan, to the cent, where it is about money."""
    text: str = ""
    confirmation_wanted: bool | None = None
    """Whether both parties want judicial confirmation; None: they were not asked yet."""
    at: datetime
    person_id: int
    post_id: int
    void_at: datetime | None = None
    """When the case was opened again."""


@dataclass(eq=False, kw_only=True)
class Deadline:
    """A day that follows from an agreement, and what became of it."""

    id: int = field(init=False, repr=False)
    case_id: int
    kind: DeadlineKind
    due_on: date
    agreement_id: int | None = None
    """The agreement it follows from; a follow-up may be planned without one."""
    note: str = ""
    """What is to be performed, or what the follow-up found."""
    reminded: Notch | None = None
    """The last reminder that was sent, or that came too late to be of use."""
    ending: Ending | None = None
    ended_on: date | None = None
    satisfaction: Satisfaction | None = None
    """What the parties say, asked at the follow-up."""


@dataclass(frozen=True, kw_only=True)
class AgreementCounts:
    """协议 口头/书面, 涉及金额, 司法确认 of a period."""

    oral: int = 0
    written: int = 0
    amount: int = 0
    confirmed: int = 0
    """Applications for judicial confirmation."""


def clean_text(text: str) -> str:
    """The agreed points ready to store: each keeps its line. Raises :class:`Invalid`
    (``text-too-long``)."""
    return clean_lines(text, TEXT_LIMIT, "text")


def check_amount(amount: Decimal | None) -> Decimal | None:
    """A sum in yuan, or none. Raises Invalid (``amount-unclear``)."""
    if amount is None:
        return None
    if not 0 < amount <= AMOUNT_LIMIT or amount != round(amount, 2):
        raise Invalid("amount-unclear")
    return amount
