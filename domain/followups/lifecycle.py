"""The lifecycle of a followup as one literal table; docs/followups.md is drawn from it.

:func:`move` is the only place in the code that sets ``followup.state``.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.errors import WrongStep
from domain.followups.model import Followup, FollowupArrow, FollowupState


class FollowupSide(StrEnum):
    """Whose step it is."""

    HOST = "host"
    """The unit that handed it out."""
    UNIT = "unit"
    """The unit responsible; for one without a phone the nearest above records it."""
    SOURCE = "source"
    """Those who asked, by way of the source: a meeting that judges it, say."""


@dataclass(frozen=True, kw_only=True)
class FollowupWay:
    """One arrow."""

    arrow: FollowupArrow
    source: FollowupState | None
    target: FollowupState
    side: FollowupSide


def _w(
    arrow: FollowupArrow,
    source: FollowupState | None,
    target: FollowupState,
    side: FollowupSide,
) -> FollowupWay:
    return FollowupWay(arrow=arrow, source=source, target=target, side=side)


_HANDED_OUT, _RETURNED = FollowupState.HANDED_OUT, FollowupState.RETURNED
_UNDER_WAY, _FED_BACK = FollowupState.UNDER_WAY, FollowupState.FED_BACK
_DONE, _DROPPED = FollowupState.DONE, FollowupState.DROPPED
_HOST, _UNIT, _SOURCE = FollowupSide.HOST, FollowupSide.UNIT, FollowupSide.SOURCE

FOLLOWUP_WAYS: tuple[FollowupWay, ...] = (
    _w(FollowupArrow.HAND_OUT, None, _HANDED_OUT, _SOURCE),
    _w(FollowupArrow.ACCEPT, _HANDED_OUT, _UNDER_WAY, _UNIT),
    _w(FollowupArrow.SEND_BACK, _HANDED_OUT, _RETURNED, _UNIT),
    _w(FollowupArrow.HAND_OUT_AGAIN, _RETURNED, _HANDED_OUT, _HOST),
    _w(FollowupArrow.FEED_BACK, _UNDER_WAY, _FED_BACK, _UNIT),
    _w(FollowupArrow.FEED_BACK, _FED_BACK, _FED_BACK, _UNIT),
    _w(FollowupArrow.EXTEND, _HANDED_OUT, _HANDED_OUT, _HOST),
    _w(FollowupArrow.EXTEND, _UNDER_WAY, _UNDER_WAY, _HOST),
    _w(FollowupArrow.JUDGE, _FED_BACK, _DONE, _SOURCE),
    _w(FollowupArrow.DO_AGAIN, _FED_BACK, _HANDED_OUT, _SOURCE),
    _w(FollowupArrow.DROP, _HANDED_OUT, _DROPPED, _SOURCE),
    _w(FollowupArrow.DROP, _RETURNED, _DROPPED, _SOURCE),
    _w(FollowupArrow.DROP, _UNDER_WAY, _DROPPED, _SOURCE),
    _w(FollowupArrow.DROP, _FED_BACK, _DROPPED, _SOURCE),
)


def way_of(state: FollowupState | None, arrow: FollowupArrow) -> FollowupWay | None:
    """The one way of this name that leads on from there, or None."""
    return next((way for way in FOLLOWUP_WAYS if way.arrow is arrow and way.source is state), None)


def check_way(followup: Followup, arrow: FollowupArrow) -> FollowupWay:
    """The same. Raises :class:`WrongStep` where there is none."""
    way = way_of(followup.state, arrow)
    if way is None:
        raise WrongStep("followup", state=followup.state.value)
    return way


def move(followup: Followup, arrow: FollowupArrow, now: datetime) -> FollowupWay:
    """Takes the step: sets the state and the moments that go with it. What it says, and until when,
    is its action's. Raises :class:`WrongStep` when no way of this name leads on."""
    way = check_way(followup, arrow)
    match arrow:
        case FollowupArrow.ACCEPT:
            followup.accepted_at = now
        case FollowupArrow.FEED_BACK if followup.fed_back_at is None:
            followup.fed_back_at = now
        case FollowupArrow.HAND_OUT_AGAIN | FollowupArrow.DO_AGAIN:
            followup.handed_out_at = now
            followup.accepted_at = followup.fed_back_at = None
            followup.feedback = ""
        case FollowupArrow.JUDGE | FollowupArrow.DROP:
            followup.ended_at = now
        case _:
            pass
    if way.target is not way.source:
        followup.answer_at, followup.answer_rung = None, 0
    followup.state = way.target
    return way
