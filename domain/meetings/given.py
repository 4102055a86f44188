"""What a meeting handed out: on its way to its unit, and settled once nothing waits."""

from domain.errors import Invalid
from domain.followups.giving import hand_out
from domain.followups.model import Handout, Source
from domain.meetings.lifecycle import MeetingArrow, leads, take
from domain.meetings.model import TOPIC_LIMIT, AgendaItem, Meeting
from domain.org.model import Unit
from domain.ports import Work
from domain.request import Request


def hand_out_item(work: Work, request: Request, unit: Unit, item: AgendaItem) -> None:
    """Hands an item to its unit; a day that has gone by since it was said is today. Raises as
    :func:`domain.followups.giving.hand_out`."""
    if item.to_unit_id is None or item.due_on is None:
        raise Invalid("unit-missing")
    today = work.rules.day(request.now)
    handout = Handout(
        source=Source.MEETING,
        source_id=item.id,
        host_id=unit.id,
        unit_id=item.to_unit_id,
        helpers=() if item.helper_id is None else (item.helper_id,),
        title=title_of(work, item),
        due=max(item.due_on, today),
    )
    hand_out(work, request, handout)


def title_of(work: Work, item: AgendaItem) -> str:
    """What an item is about, in one sentence: its own, or that of the newest matter behind it."""
    if item.topic:
        return item.topic
    numbers = work.meetings.cases_of([item.id]).get(item.id, [])
    return work.cases.by_id(numbers[-1]).summary[:TOPIC_LIMIT] if numbers else ""


def settle(work: Work, meeting: Meeting, token: str) -> None:
    """已评议, once nothing of it waits to be judged."""
    path = work.org.unit(meeting.unit_id).path
    waiting = {item.meeting_id for item in work.meetings.given(path)}
    if leads(MeetingArrow.SETTLE, meeting.state) and meeting.id not in waiting:
        take(meeting, MeetingArrow.SETTLE, token)
