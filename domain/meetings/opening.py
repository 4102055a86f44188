"""How an action on a meeting or an item of its agenda begins."""

from typing import NamedTuple

from domain import access
from domain.access import Act
from domain.errors import NotFound
from domain.meetings.model import AgendaItem, Meeting
from domain.meetings.options import sees_meeting
from domain.org.heirs import goes_on
from domain.org.model import Unit, UnitKind
from domain.people.model import Role, Seat
from domain.ports import Work
from domain.request import Request

HOLDING = frozenset({Role.INFORMATION_OFFICER, Role.MEDIATOR})
"""The posts that hold a community's meetings."""


class MeetingOpening(NamedTuple):
    """A meeting opened by an action, locked, with the right to it."""

    meeting: Meeting
    unit: Unit
    """The community, or the one that goes on for it."""
    seat: Seat
    done: bool
    """This very tap took its last step already."""


class ItemOpening(NamedTuple):
    """An item opened so, its meeting locked."""

    item: AgendaItem
    meeting: Meeting
    unit: Unit
    seat: Seat


def opening(work: Work, request: Request, meeting_id: int) -> MeetingOpening:
    """The meeting, if it is this person's to hold. Raises NotFound, also for one out of sight,
    Refused."""
    meeting = work.meetings.by_id(meeting_id)
    unit = goes_on(work, work.org.unit(meeting.unit_id))
    if not sees_meeting(request.by, unit.path):
        raise NotFound("meeting")
    seat = access.allow(request.by, Act.HOLD_MEETING, access.at(unit.path))
    done = bool(request.token) and meeting.token == request.token
    return MeetingOpening(meeting, unit, seat, done)


def item_opening(work: Work, request: Request, item_id: int) -> ItemOpening:
    """The item, if its meeting is this person's to hold. Raises NotFound, Refused."""
    while True:
        meeting_id = work.meetings.item_meeting(item_id)
        meeting = work.meetings.by_id(meeting_id)
        unit = goes_on(work, work.org.unit(meeting.unit_id))
        if not sees_meeting(request.by, unit.path):
            raise NotFound("meeting")
        seat = access.allow(request.by, Act.HOLD_MEETING, access.at(unit.path))
        item = work.meetings.item(item_id)
        if item.meeting_id == meeting_id:  # it may have gone on while we waited
            return ItemOpening(item, meeting, unit, seat)


def community_of(work: Work, unit_id: int) -> Unit | None:
    """The community a unit lies in, or the one that goes on for it; None where there is none."""
    unit = work.org.unit(unit_id)
    found = next((one for one in work.org.ancestors(unit) if one.kind is UnitKind.COMMUNITY), None)
    while found is not None and found.successor_id is not None:
        found = work.org.unit(found.successor_id)
    return found if found is not None and found.kind is UnitKind.COMMUNITY else None
