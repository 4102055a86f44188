"""The lifecycle of a call-in as one literal table; docs/callins.md is drawn from it.

:func:`move` is the only place in the code that sets ``callin.state``.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.callins.model import CallIn, CallInArrow, CallInState
from domain.errors import WrongStep


class CallInSide(StrEnum):
    """Whose step it is."""

    LEAD = "lead"
    """The unit that has the matter."""
    CALLED = "called"
    """A unit that is called; for one without a phone the nearest above records it."""
    MATTER = "matter"
    """It follows from a step of the matter."""


@dataclass(frozen=True, kw_only=True)
class CallInWay:
    """One arrow."""

    arrow: CallInArrow
    source: CallInState | None
    target: CallInState
    side: CallInSide


def _w(
    arrow: CallInArrow, source: CallInState | None, target: CallInState, side: CallInSide
) -> CallInWay:
    return CallInWay(arrow=arrow, source=source, target=target, side=side)


_CALLED, _HANDED_OUT = CallInState.CALLED, CallInState.HANDED_OUT
_SETTLED, _CALLED_OFF, _ENDED = CallInState.SETTLED, CallInState.CALLED_OFF, CallInState.ENDED
_LEAD, _UNIT, _MATTER = CallInSide.LEAD, CallInSide.CALLED, CallInSide.MATTER

CALLIN_WAYS: tuple[CallInWay, ...] = (
    _w(CallInArrow.CALL, None, _CALLED, _LEAD),
    _w(CallInArrow.ANSWER, _CALLED, _CALLED, _UNIT),
    _w(CallInArrow.HAND_OUT, _CALLED, _HANDED_OUT, _LEAD),
    _w(CallInArrow.HAND_OUT, _HANDED_OUT, _HANDED_OUT, _LEAD),
    _w(CallInArrow.SETTLE, _CALLED, _SETTLED, _LEAD),
    _w(CallInArrow.CALL_OFF, _CALLED, _CALLED_OFF, _LEAD),
    _w(CallInArrow.END, _CALLED, _ENDED, _MATTER),
    _w(CallInArrow.RESUME, _ENDED, _CALLED, _MATTER),
)


def way_of(state: CallInState, arrow: CallInArrow) -> CallInWay | None:
    """The one way of this name that leads on from there, or None."""
    return next((way for way in CALLIN_WAYS if way.arrow is arrow and way.source is state), None)


def check_way(callin: CallIn, arrow: CallInArrow) -> CallInWay:
    """The way on. Raises :class:`WrongStep` when none of this name leads on from there."""
    way = way_of(callin.state, arrow)
    if way is None:
        raise WrongStep("callin", state=callin.state.value)
    return way


def move(callin: CallIn, arrow: CallInArrow, now: datetime) -> None:
    """Takes it: sets the state and the moment that goes with it. Raises :class:`WrongStep`."""
    before, callin.state = callin.state, check_way(callin, arrow).target
    if callin.state is CallInState.CALLED:
        callin.ended_at = None
    elif before is CallInState.CALLED:
        callin.ended_at = now
