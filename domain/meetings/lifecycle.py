"""The way of a meeting: one table, checked in the only setter."""

from dataclasses import dataclass
from enum import StrEnum

from domain.errors import WrongStep
from domain.meetings.model import Meeting, MeetingState


class MeetingArrow(StrEnum):
    """What is done with a meeting."""

    FIX = "fix"
    REOPEN = "reopen"
    """The agenda is gathered for once more."""
    BEGIN = "begin"
    CONFIRM = "confirm"
    SETTLE = "settle"
    """By the desk, once nothing of it waits to be judged."""
    POSTPONE = "postpone"
    CANCEL = "cancel"
    MISS = "miss"
    """Its day went by."""


@dataclass(frozen=True)
class MeetingWay:
    """One arrow of the table."""

    arrow: MeetingArrow
    source: MeetingState
    target: MeetingState


_GATHERING, _FIXED, _HELD = MeetingState.GATHERING, MeetingState.FIXED, MeetingState.HELD
_POSTPONED, _CONFIRMED = MeetingState.POSTPONED, MeetingState.CONFIRMED
_CANCELLED, _NOT_HELD = MeetingState.CANCELLED, MeetingState.NOT_HELD

MEETING_WAYS: tuple[MeetingWay, ...] = (
    MeetingWay(MeetingArrow.FIX, _GATHERING, _FIXED),
    MeetingWay(MeetingArrow.FIX, _POSTPONED, _FIXED),
    MeetingWay(MeetingArrow.REOPEN, _FIXED, _GATHERING),
    MeetingWay(MeetingArrow.BEGIN, _FIXED, _HELD),
    MeetingWay(MeetingArrow.CONFIRM, _HELD, _CONFIRMED),
    MeetingWay(MeetingArrow.SETTLE, _CONFIRMED, MeetingState.JUDGED),
    MeetingWay(MeetingArrow.POSTPONE, _GATHERING, _POSTPONED),
    MeetingWay(MeetingArrow.POSTPONE, _FIXED, _POSTPONED),
    MeetingWay(MeetingArrow.POSTPONE, _POSTPONED, _POSTPONED),
    MeetingWay(MeetingArrow.CANCEL, _GATHERING, _CANCELLED),
    MeetingWay(MeetingArrow.CANCEL, _FIXED, _CANCELLED),
    MeetingWay(MeetingArrow.CANCEL, _POSTPONED, _CANCELLED),
    MeetingWay(MeetingArrow.MISS, _GATHERING, _NOT_HELD),
    MeetingWay(MeetingArrow.MISS, _FIXED, _NOT_HELD),
    MeetingWay(MeetingArrow.MISS, _POSTPONED, _NOT_HELD),
)
_BY_WAY = {(way.arrow, way.source): way.target for way in MEETING_WAYS}


def leads(arrow: MeetingArrow, state: MeetingState) -> bool:
    """Whether there is such a way from the state."""
    return (arrow, state) in _BY_WAY


def take(meeting: Meeting, arrow: MeetingArrow, token: str) -> None:
    """Moves the meeting along the arrow; what was told of its clock is told anew. Raises
    :class:`WrongStep`, which says where it stands."""
    target = _BY_WAY.get((arrow, meeting.state))
    if target is None:
        raise WrongStep("meeting", state=meeting.state.value)
    meeting.state, meeting.token, meeting.rung = target, token, 0
