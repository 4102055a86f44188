"""How an agenda gathers: a matter on file is linked, never copied, or a sentence is worded."""

from collections.abc import Sequence

from domain import access
from domain.access import Act
from domain.analysis.places import same_place
from domain.cases.model import Case
from domain.cases.timeline import within_sight
from domain.errors import Invalid, NotFound, WrongStep
from domain.meetings.gathering import open_agenda
from domain.meetings.model import AgendaItem, Meeting, MeetingState, clean_topic
from domain.meetings.opening import community_of, opening
from domain.meetings.options import AgendaPlace, addable, submitted_for
from domain.org.model import is_within
from domain.people.model import Seat
from domain.ports import Work
from domain.request import Request

AT_ONCE = 50
"""As many matters one item stands for at most."""


def submit(work: Work, request: Request, case_id: int) -> AgendaItem:
    """提交恳谈会: puts a matter on the agenda of its community's next meeting. The matter itself
    goes its way.

    Raises NotFound, Refused, WrongStep (it is over, or on an agenda already), Invalid
    (``meeting-no-community``, ``meeting-no-series``).
    """
    case, target = within_sight(work, request, case_id)
    home = community_of(work, case.unit_id)
    path = target.filed_path if home is None else home.path
    place = AgendaPlace(path=path, waiting=bool(work.meetings.waiting([case.id])))
    seat = access.allow(request.by, *submitted_for(request.by, case, target, place))
    if known := work.meetings.item_of(request.token):
        return known
    if home is None:
        raise Invalid("meeting-no-community")
    if not case.open:
        raise WrongStep("submit", state=case.state.value)
    if place.waiting:
        raise WrongStep("submit-waiting")
    meeting = open_agenda(work, home.id, request.now)
    return _add(work, request, seat, meeting, [case])


def unite(work: Work, request: Request, unit_id: int, case_ids: Sequence[int]) -> AgendaItem:
    """Puts matters of one place and topic on the agenda as one item (未诉先办); those that are on
    an agenda already stay where they are.

    Raises NotFound, Refused, WrongStep (none is left), Invalid (``meeting-no-series``,
    ``meeting-not-alike``).
    """
    unit = work.org.unit(unit_id)
    seat = access.allow(request.by, Act.HOLD_MEETING, access.at(unit.path))
    if known := work.meetings.item_of(request.token):
        return known
    found = [work.cases.by_id(one) for one in sorted(set(case_ids))[:AT_ONCE]]
    for case in found:
        if not is_within(work.org.unit(case.unit_id).path, unit.path):
            raise NotFound("case")
    if len({(one.kind, one.category_id, same_place(one.place)) for one in found}) > 1:
        raise Invalid("meeting-not-alike")
    waiting = set(work.meetings.waiting([case.id for case in found]))
    fresh = [case for case in found if case.id not in waiting]
    if not fresh:
        raise WrongStep("submit-waiting")
    return _add(work, request, seat, open_agenda(work, unit_id, request.now), fresh)


def add_item(work: Work, request: Request, meeting_id: int, topic: str) -> AgendaItem:
    """Words an item for a meeting whose agenda is open, or that is under way.

    Raises NotFound, Refused, WrongStep, Invalid (``meeting-topic-missing``,
    ``meeting-topic-too-long``).
    """
    meeting, _, seat, _ = opening(work, request, meeting_id)
    if known := work.meetings.item_of(request.token):
        return known
    if not addable(meeting.state):
        raise WrongStep("meeting", state=meeting.state.value)
    return _add(work, request, seat, meeting, [], clean_topic(topic))


def _add(
    work: Work,
    request: Request,
    seat: Seat,
    meeting: Meeting,
    linked: Sequence[Case],
    topic: str = "",
) -> AgendaItem:
    number = 0
    if meeting.state in {MeetingState.FIXED, MeetingState.HELD}:
        number = 1 + max((one.number for one in work.meetings.items(meeting.id)), default=0)
    item = AgendaItem(
        meeting_id=meeting.id,
        token=request.token,
        topic=topic,
        made_post_id=seat.post_id,
        made_at=request.now,
        number=number,
    )
    return work.meetings.add_item(item, [case.id for case in linked])
