"""Who hears of meetings: who reported what was talked about, and who holds them with the asker."""

from collections.abc import Sequence
from datetime import datetime

from domain.cases.telling import reporters, tell
from domain.followups.model import Followup, FollowupState
from domain.meetings.model import AgendaItem, ItemJudgement, Meeting, Ruling
from domain.meetings.notices import ItemJudged, ItemRuled, MeetingMoved
from domain.meetings.opening import HOLDING
from domain.org.model import Unit
from domain.people.model import Seat
from domain.ports import Work
from domain.request import Request


def tell_of_items(work: Work, meeting: Meeting, items: Sequence[AgendaItem], now: datetime) -> None:
    """Who reported what is behind these items hears what was said of them; of a merged one what was
    said of its head."""
    heads = {one.id: one for one in work.meetings.items(meeting.id)}
    numbers = work.meetings.cases_of([item.id for item in items])
    unit = work.org.unit(meeting.unit_id)
    for item in items:
        head = heads.get(item.into_id, item) if item.into_id is not None else item
        if head.ruling is None or head.ruling is Ruling.MERGED:
            continue
        to_unit = "" if head.to_unit_id is None else work.org.unit(head.to_unit_id).name
        for case_id in numbers.get(item.id, []):
            case = work.cases.by_id(case_id)
            label = work.cases.category(case.category_id).label
            for person, number in sorted(reporters(work, case).items()):
                notice = ItemRuled(
                    case_id=number,
                    category=label,
                    item_id=item.id,
                    unit_name=unit.name,
                    on=meeting.on,
                    ruling=head.ruling,
                    note=head.note,
                    to_unit=to_unit,
                    due_on=head.due_on,
                    step=head.ruled_token,
                )
                tell(work, {person}, notice, now)


def tell_judged(
    work: Work,
    item: AgendaItem,
    judgement: ItemJudgement,
    after: Followup,
    feedback: str,
    now: datetime,
) -> None:
    """Who reported what is behind the item, or behind those merged into it, hears what was done and
    what the meeting said of it."""
    meeting = work.meetings.by_id(judgement.meeting_id)
    unit = work.org.unit(meeting.unit_id)
    merged = [one for one in work.meetings.items(item.meeting_id) if one.into_id == item.id]
    by_item = work.meetings.cases_of([one.id for one in (item, *merged)])
    done = after.state is FollowupState.DONE
    for case_id in sorted({one for some in by_item.values() for one in some}):
        case = work.cases.by_id(case_id)
        for person, number in sorted(reporters(work, case).items()):
            notice = ItemJudged(
                case_id=number,
                category=work.cases.category(case.category_id).label,
                item_id=item.id,
                unit_name=unit.name,
                on=meeting.on,
                feedback=feedback,
                satisfied=judgement.satisfied,
                fairly=judgement.fairly,
                discontented=judgement.discontented,
                verdict=judgement.verdict,
                again_unit="" if done else work.org.unit(after.unit_id).name,
                judgement_id=judgement.id,
            )
            tell(work, {person}, notice, now)


def tell_moved(work: Work, request: Request, meeting: Meeting, unit: Unit, seat: Seat) -> None:
    """Who else holds it hears that it has another day, or none."""
    held = work.people.posted([unit.id], HOLDING, work.rules.day(request.now))
    notice = MeetingMoved(
        meeting_id=meeting.id,
        unit_id=unit.id,
        unit_name=unit.name,
        state=meeting.state,
        on=meeting.on,
        reason=meeting.reason,
        by_role=seat.role,
        step=request.token,
    )
    told = {one.person_id for one in held} - {request.by.person_id}
    tell(work, told, notice, request.now)
