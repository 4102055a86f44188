"""The lifecycle of a referral as one literal table.

:func:`move` is the only place in the code that sets ``referral.standing``.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.access import Act
from domain.cases.letters import Letter
from domain.errors import WrongStep
from domain.referrals.model import Referral, Standing


class ReferralArrow(StrEnum):
    """What somebody does about a referral."""

    OFFER = "offer"
    ACCEPT = "accept"
    DECLINE = "decline"
    FINISH = "finish"
    """办结: the body is done with it."""
    HAND_BACK = "hand_back"
    """转回调解: the body is done, and mediation goes on."""
    REVOKE = "revoke"
    """撤销: the sender takes it back."""
    UNDO = "undo"
    """The body takes its last answer back, within minutes."""


class Side(StrEnum):
    """Whose step it is."""

    SENDER = "sender"
    """A handler of the unit responsible for the case."""
    BODY = "body"
    """A liaison of the unit it was sent to; for a body that is not on the desk the sender
    records its answer."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """One lettered arrow. The letters begin with R: they stand in the case's timeline too."""

    letter: Letter
    arrow: ReferralArrow
    source: Standing | None
    target: Standing
    side: Side


def _w(
    letter: Letter, arrow: ReferralArrow, source: Standing | None, target: Standing, side: Side
) -> Way:
    return Way(letter=letter, arrow=arrow, source=source, target=target, side=side)


WAYS: tuple[Way, ...] = (
    _w(Letter.R1, ReferralArrow.OFFER, None, Standing.OFFERED, Side.SENDER),
    _w(Letter.R2, ReferralArrow.ACCEPT, Standing.OFFERED, Standing.ACCEPTED, Side.BODY),
    _w(Letter.R3, ReferralArrow.DECLINE, Standing.OFFERED, Standing.DECLINED, Side.BODY),
    _w(Letter.R4, ReferralArrow.FINISH, Standing.ACCEPTED, Standing.DONE, Side.BODY),
    _w(Letter.R5, ReferralArrow.HAND_BACK, Standing.ACCEPTED, Standing.DONE, Side.BODY),
    _w(Letter.R6, ReferralArrow.REVOKE, Standing.OFFERED, Standing.REVOKED, Side.SENDER),
    _w(Letter.R7, ReferralArrow.REVOKE, Standing.ACCEPTED, Standing.REVOKED, Side.SENDER),
    _w(Letter.R8, ReferralArrow.UNDO, Standing.DECLINED, Standing.OFFERED, Side.BODY),
    _w(Letter.R9, ReferralArrow.UNDO, Standing.ACCEPTED, Standing.OFFERED, Side.BODY),
    _w(Letter.R10, ReferralArrow.UNDO, Standing.DONE, Standing.ACCEPTED, Side.BODY),
)
NEED_WORDS = frozenset({ReferralArrow.DECLINE, ReferralArrow.FINISH, ReferralArrow.HAND_BACK})
"""The steps that need a sentence: a reason, or an outcome. So does revoking, once the time in
which it passes for a slip is over."""


def find(referral: Referral, arrow: ReferralArrow) -> Way | None:
    """The one way of this name open to the referral, or None."""
    return next(
        (way for way in WAYS if way.arrow is arrow and way.source is referral.standing), None
    )


def open_ways(referral: Referral) -> tuple[Way, ...]:
    """All ways that lead on from where the referral stands."""
    return tuple(way for way in WAYS if way.source is referral.standing)


def right_of(side: Side, referral: Referral) -> Act:
    """The right a side's steps need: a body that is not on the desk answers through the sender."""
    by_liaison = side is Side.BODY and referral.inside
    return Act.ANSWER_REFERRAL if by_liaison else Act.REFER


def move(referral: Referral, arrow: ReferralArrow, now: datetime, note: str) -> Way:
    """Takes the step: sets the standing and what goes with it.

    Raises :class:`WrongStep` when no way of this name leads on.
    """
    way = find(referral, arrow)
    if way is None:
        raise WrongStep("referral", standing=referral.standing.value)
    match arrow:
        case ReferralArrow.ACCEPT | ReferralArrow.DECLINE:
            referral.answered_at, referral.answer = now, note
        case ReferralArrow.FINISH | ReferralArrow.HAND_BACK | ReferralArrow.REVOKE:
            referral.ended_at, referral.result = now, note
            referral.handed_back = arrow is ReferralArrow.HAND_BACK
        case ReferralArrow.UNDO if way.source is Standing.DONE:
            referral.ended_at, referral.result, referral.handed_back = None, "", False
        case ReferralArrow.UNDO:
            referral.answered_at, referral.answer = None, ""
        case ReferralArrow.OFFER:
            pass
    referral.due_at = None  # the answer is given, or wanted no more
    referral.standing = way.target
    return way
