"""A referral (援调访): a case handed to legal aid, petition, arbitration, court or police.

The case itself stays with its handler. A referral records which body was asked, that the parties
agreed to it, what the body answered and how it ended; never who the parties are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.cases.letters import Letter
from domain.cases.model import Outcome, State
from domain.people.model import Role


class Body(StrEnum):
    """Where a case may be referred."""

    LEGAL_AID = "legal_aid"
    PETITION = "petition"
    """The petition office, which is the mass-work department under its other name."""
    ARBITRATION = "arbitration"
    COURT = "court"
    POLICE = "police"


ANSWERS_INSIDE: Mapping[Body, frozenset[Role]] = {
    Body.LEGAL_AID: frozenset({Role.LEGAL_AID_LIAISON}),
}
"""The posts of the desk that answer for a body. For all other bodies, and where no such post is
held on the case's line, the sender records what the body answered."""

OUTCOME_OF_BODY: Mapping[Body, Outcome] = {
    body: Outcome.TO_COURT if body is Body.COURT else Outcome.REFERRED for body in Body
}
"""How the case itself ends by a referral: "to court" is its own outcome in every figure."""


class Standing(StrEnum):
    """Where a referral stands. The ways between are in :mod:`domain.referrals.lifecycle`."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"
    REVOKED = "revoked"


class Consent(StrEnum):
    """Which parties agreed to the referral; never who they are. Nobody's consent is no member:
    without it nothing is offered."""

    BOTH = "both"
    APPLICANT = "applicant"


HANDED_IN: Mapping[Consent, Letter] = {
    Consent.BOTH: Letter.FROM_BOTH,
    Consent.APPLICANT: Letter.FROM_APPLICANT,
}
"""The letter of the step that says that a case came from a body, and who agreed to that. It moves
nothing."""


class Tried(StrEnum):
    """What had come of mediation when the case was referred (the sheet's "agreement tried")."""

    NOT_YET = "not_yet"
    UNDER_WAY = "under_way"
    AGREED = "agreed"
    FAILED = "failed"
    REFUSED = "refused"
    ENDED = "ended"


_TRIED_BY_OUTCOME: Mapping[Outcome, Tried] = {
    Outcome.SUCCESS: Tried.AGREED,
    Outcome.FAILED: Tried.FAILED,
    Outcome.REFUSED: Tried.REFUSED,
    Outcome.ENDED: Tried.ENDED,
}


def tried_so_far(outcome: Outcome | None, *, started: bool) -> Tried:
    """What has come of mediation, from a case's outcome and whether its mediation was begun."""
    if outcome is not None and outcome in _TRIED_BY_OUTCOME:
        return _TRIED_BY_OUTCOME[outcome]
    return Tried.UNDER_WAY if started else Tried.NOT_YET


@dataclass(frozen=True, kw_only=True)
class ReferralRules:
    """What differs by place: working days until an answer is due, and who gets the fast lane."""

    answer_days: int = 3
    fast_days: int = 1
    progress_days: int = 20
    """Working days after which who took a referral is asked how it goes, and its sender; again
    after as many."""
    undo_minutes: int = 5
    """So long after offering it a referral is taken back with one tap, as a slip."""
    fast_categories: frozenset[str] = frozenset({"labour"})
    """The codes of the categories that take the fast lane (绿色通道) by themselves: migrant
    workers' wages."""
    fast_asked: frozenset[str] = frozenset({"damages", "school_work_safety"})
    """Those in which there are injuries, too: there it is asked."""

    def days(self, *, fast: bool) -> int:
        """Working days until the answer is due."""
        return self.fast_days if fast else self.answer_days


@dataclass(frozen=True, kw_only=True)
class ReferralDraft:
    """What the sender has answered so far."""

    body: Body | None = None
    consent: Consent | None = None
    reason: str = ""
    fast: bool = False


@dataclass(eq=False, kw_only=True)
class Referral:
    """One referral of a case. All moments are aware, kept in UTC."""

    id: int = field(init=False, repr=False)
    case_id: int
    body: Body
    to_unit_id: int | None
    """The unit whose liaison answers; None for a body that is not on the desk."""
    reason: str
    fast: bool
    """绿色通道: migrant workers' wages, and injuries."""
    consent: Consent
    consent_at: datetime
    consent_post_id: int
    """The post that asked the parties and recorded what they said."""
    stage: State
    """Where the case stood when it was referred."""
    tried: Tried
    offered_at: datetime
    offered_post_id: int
    standing: Standing = Standing.OFFERED
    due_at: datetime | None = None
    """The moment from which the answer is overdue, and once it was accepted that by which it is
    asked how it goes; None when nothing is owed."""
    answered_at: datetime | None = None
    """When the body took it or declined it."""
    answer: str = ""
    """What it said to that: why it declined, say."""
    ended_at: datetime | None = None
    """When it was done, or revoked."""
    result: str = ""
    """The outcome, or why it was revoked."""
    handed_back: bool = False
    """Done by handing the matter back to mediation (转回调解)."""

    @property
    def running(self) -> bool:
        """Whether the body still has something to answer or to finish."""
        return self.standing in {Standing.OFFERED, Standing.ACCEPTED}

    @property
    def inside(self) -> bool:
        """Whether a post of the desk answers for the body."""
        return self.to_unit_id is not None

    @property
    def outcome(self) -> Outcome | None:
        """The outcome the case may be given by it: to court once a court took it, referred once
        another body is done with it; None as long as the matter is (or came) back here."""
        ripe = {Standing.DONE}
        if self.body is Body.COURT:
            ripe.add(Standing.ACCEPTED)
        if self.standing not in ripe or self.handed_back:
            return None
        return OUTCOME_OF_BODY[self.body]
