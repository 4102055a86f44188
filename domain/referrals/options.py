"""What somebody may do about referring a case, and about a referral that is there.

Pure, and asked by the actions, the reads and the pages alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from domain.access import Act, Target, seat_for, sees
from domain.cases.last_step import Taken, last_move
from domain.cases.lifecycle import Arrow
from domain.cases.lifecycle import find as find_step
from domain.cases.lifecycle import may_take as may_step
from domain.cases.model import Case, CaseKind, Outcome, State
from domain.people.model import Actor
from domain.referrals.lifecycle import WAYS, ReferralArrow, Side, Way, open_ways, right_of
from domain.referrals.model import Referral
from domain.rules import Rules

_REFERABLE = frozenset({State.ACCEPTED, State.MEDIATING, State.RESOLVED})


_ANSWERS = frozenset(
    way.letter for way in WAYS if way.side is Side.BODY and way.arrow is not ReferralArrow.UNDO
)


class ReferralTaken(Taken, Protocol):
    """What is asked of a step of the case."""

    @property
    def referral_id(self) -> int | None:
        """The referral it is a step of."""
        ...


@dataclass(frozen=True, kw_only=True)
class Found:
    """A referral with its case, and what access asks of each side."""

    referral: Referral
    case: Case
    sender: Target
    body: Target
    """The unit it was sent to; the sender's for a body that is not on the desk."""
    timeline: Sequence[ReferralTaken] = ()
    """The steps of the case."""
    since: datetime | None = None
    """What was taken before then is taken back no more."""


@dataclass(frozen=True, kw_only=True)
class ReferralOptions:
    """What may be done about a referral now."""

    steps: tuple[ReferralArrow, ...] = ()
    outcome: Outcome | None = None
    """The outcome that the case may be given by it."""
    open_case: bool = False
    """To read the case itself; a liaison may not."""


def referable(case: Case) -> bool:
    """Whether it may be referred: a dispute that was taken; also after its outcome: mediation
    failed, say."""
    return case.kind is CaseKind.DISPUTE and case.state in _REFERABLE


def may_refer(actor: Actor, case: Case, target: Target) -> bool:
    """Whether this person may refer the case as it stands."""
    return referable(case) and seat_for(actor, Act.REFER, target) is not None


def passes_for_slip(rules: Rules, referral: Referral, now: datetime) -> bool:
    """Whether it was offered so short a time ago that taking it back needs no reason."""
    return now < referral.offered_at + timedelta(minutes=rules.referrals.undo_minutes)


def in_view(actor: Actor, found: Found) -> bool:
    """Whether this person may know of it: they see the case, or answer for the body."""
    answers = found.referral.inside and seat_for(actor, Act.ANSWER_REFERRAL, found.body) is not None
    return answers or sees(actor, found.sender)


def may_take(actor: Actor, found: Found, way: Way) -> bool:
    """Whether this person has the right to a step of it."""
    whose = found.body if way.side is Side.BODY else found.sender
    return seat_for(actor, right_of(way.side, found.referral), whose) is not None


def takes_back(actor: Actor, found: Found) -> bool:
    """Whether the last answer was this person's, short enough ago, and nobody else has acted."""
    last, _ = last_move(found.timeline)
    if last is None or found.since is None or last.referral_id != found.referral.id:
        return False
    own = last.person_id == actor.person_id and last.letter in _ANSWERS
    return own and last.at >= found.since


def may_conclude(actor: Actor, found: Found) -> bool:
    """Whether this person may record the outcome that it gives the case: by the right to refer
    and by the case's own step."""
    way = find_step(found.case, Arrow.RESOLVE)
    if way is None or found.referral.outcome is None:
        return False
    refers = seat_for(actor, Act.REFER, found.sender) is not None
    return refers and may_step(actor, found.case, way, found.sender)


def options(actor: Actor, found: Found) -> ReferralOptions:
    """What this person may do about it now; nothing if they may not know of it."""
    if not in_view(actor, found):
        return ReferralOptions()
    return ReferralOptions(
        steps=tuple(
            way.arrow
            for way in open_ways(found.referral)
            if may_take(actor, found, way)
            and (way.arrow is not ReferralArrow.UNDO or takes_back(actor, found))
        ),
        outcome=found.referral.outcome if may_conclude(actor, found) else None,
        open_case=sees(actor, found.sender),
    )
