"""Notices of referrals (援调访): to those who answer for a body, and to the sender."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.cases.model import Label
from domain.notices import Notice, Notices
from domain.people.model import Role
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Body
from domain.reminders.ladder import Rung


def all_of(case_id: int, referral_id: int) -> str:
    """How the subjects of everything told of one referral begin."""
    return f"case:{case_id}:referral:{referral_id}:"


@dataclass(frozen=True, kw_only=True)
class _OfReferral(Notice):
    case_id: int
    referral_id: int
    category: Label
    body: Body


@dataclass(frozen=True, kw_only=True)
class ReferralOffered(_OfReferral):
    """To the liaisons: a matter was referred to you. ``summary`` carries no personal number."""

    kind: ClassVar[str] = "referral-offered"
    by_role: Role
    by_unit: str
    summary: str
    reason: str
    fast: bool
    due_at: datetime

    @property
    def subject(self) -> str:
        return f"{all_of(self.case_id, self.referral_id)}offered"


@dataclass(frozen=True, kw_only=True)
class ReferralMoved(_OfReferral):
    """To the sender: the body answered. To the liaisons: it was revoked, ``slip`` if within the
    time in which that passes for a slip. ``step`` is the step's token."""

    kind: ClassVar[str] = "referral-moved"
    arrow: ReferralArrow
    by_role: Role
    by_unit: str
    note: str
    slip: bool
    step: str

    @property
    def subject(self) -> str:
        return f"{all_of(self.case_id, self.referral_id)}{self.step}"


@dataclass(frozen=True, kw_only=True)
class ReferralDue(_OfReferral):
    """An answer is due today (on the rung of who owes the answer), or overdue (of the sender); or
    the same of how it goes with one that was ``accepted``."""

    kind: ClassVar[str] = "referral-due"
    merges: ClassVar[bool] = True
    rung: Rung
    inside: bool
    """Whether a post of the desk answers; else the sender records what the body said."""
    due_at: datetime
    accepted: bool = False

    @property
    def subject(self) -> str:
        what = f"progress:{self.due_at:%Y%m%d}" if self.accepted else "due"
        return f"{all_of(self.case_id, self.referral_id)}{what}:{self.rung}"


NOTICES: Notices = (ReferralOffered, ReferralMoved, ReferralDue)
