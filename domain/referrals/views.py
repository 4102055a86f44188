"""What people read of referrals: the hand-over sheet, and lists. No names, no contacts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from domain.cases.letters import Letter
from domain.cases.model import Label, Outcome, State
from domain.cases.views import CaseLine
from domain.org.views import UnitRef
from domain.people.model import Actor, Role
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Body, Consent, Standing, Tried


class Running(StrEnum):
    """The deadlines of the case that run on, as the sheet lists them."""

    HANDLING = "handling"
    """办结时限."""
    CONFIRMATION = "confirmation"
    """司法确认."""
    PERFORMANCE = "performance"
    """履行."""


@dataclass(frozen=True, kw_only=True)
class RunningDeadline:
    """One of them; ``at`` is the moment from which it is over."""

    what: Running
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ReferralLine:
    """A referral as one line of a list."""

    id: int
    case_id: int
    category: Label
    body: Body
    from_unit: str
    to_unit: str
    """Empty for a body that is not on the desk."""
    standing: Standing
    handed_back: bool
    fast: bool
    offered_at: datetime
    due_at: datetime | None
    overdue: bool


@dataclass(frozen=True, kw_only=True)
class ReferralPage:
    """One page of a list, what waits for an answer first. Pages count from 0."""

    lines: tuple[ReferralLine, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, kw_only=True)
class ReferralsOf:
    """The referrals of a case, the newest first."""

    case: CaseLine
    lines: tuple[ReferralLine, ...]
    may_refer: bool


@dataclass(frozen=True, kw_only=True)
class ReferralEntry:
    """One step of a referral in plain facts."""

    at: datetime
    letter: Letter
    role: Role
    unit_name: str
    note: str


@dataclass(frozen=True, kw_only=True)
class ReferralView:
    """The hand-over sheet with just what this reader may do now."""

    line: ReferralLine
    from_role: Role
    summary: str
    """What the matter is, with every personal number masked."""
    reason: str
    stage: State
    """Where the case stood when it was referred."""
    tried: Tried
    consent: Consent
    consent_at: datetime
    consent_unit: str
    consent_role: Role
    answered_at: datetime | None
    answer: str
    ended_at: datetime | None
    result: str
    deadlines: tuple[RunningDeadline, ...]
    timeline: tuple[ReferralEntry, ...]
    case_state: State
    arrows: tuple[ReferralArrow, ...]
    slip: bool
    """Revoking it now passes for a slip and needs no reason."""
    outcome: Outcome | None
    """The outcome that this reader may give the case by it."""
    opens_case: bool
    """Whether the reader sees the case itself; a liaison does not."""


@dataclass(frozen=True, kw_only=True)
class ReferChoices:
    """What to choose from when a case is referred."""

    case: CaseLine
    answered_by: Mapping[Body, UnitRef]
    """The units of the desk that answer for a body; the others are outside."""
    running: frozenset[Body]
    """Bodies that have the case already."""
    tried: Tried
    fast_suggested: bool
    fast_asked: bool
    """Whether it is to be asked if it is for the fast lane."""
    answer_due: Mapping[bool, datetime]
    """When the answer is due, without and with the fast lane."""


class ReferralReads(Protocol):
    """Referrals as they are read, each within the actor's reach."""

    async def page(self, actor: Actor, page: int, now: datetime) -> ReferralPage:
        """The referrals the actor answers, and those of the cases of their own unit."""
        ...

    async def view(self, actor: Actor, referral_id: int, now: datetime) -> ReferralView:
        """A referral's hand-over sheet, for who sees the case or answers for the body; raises
        NotFound."""
        ...

    async def of_case(self, actor: Actor, case_id: int, now: datetime) -> ReferralsOf:
        """The referrals of a case within reach; raises NotFound."""
        ...

    async def choices(self, actor: Actor, case_id: int, now: datetime) -> ReferChoices:
        """What to choose from when the case is referred; raises NotFound for a case the actor may
        not refer as it stands."""
        ...
