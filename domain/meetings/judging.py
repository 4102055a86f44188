"""评议: a meeting judges first what became of what the earlier ones handed out. And what is
corrected in minutes that are confirmed."""

from domain.cases.draft import clean_note
from domain.errors import Invalid, WrongStep
from domain.followups.giving import drop, judge
from domain.followups.model import Followup, FollowupState, Source
from domain.meetings.given import hand_out_item, settle
from domain.meetings.holding import checked
from domain.meetings.model import (
    GIVEN,
    AgendaItem,
    ItemJudgement,
    ItemRuling,
    Meeting,
    MeetingState,
    MinutesRevision,
    Ruling,
    Votes,
)
from domain.meetings.opening import item_opening, opening
from domain.meetings.options import revisable, revisions_open
from domain.meetings.telling import tell_judged, tell_of_items
from domain.org.model import Unit
from domain.periodic.behind import came_after
from domain.periodic.notices import AfterConfirm
from domain.ports import Work
from domain.request import Request


def judge_item(
    work: Work, request: Request, meeting_id: int, item_id: int, votes: Votes
) -> ItemJudgement:
    """The meeting under way says how content it is with what became of an earlier item. Who
    reported it hears.

    Raises NotFound, Refused, WrongStep (it is not under way, nothing was fed back, or it is
    judged).
    """
    meeting, unit, _, _ = opening(work, request, meeting_id)
    if meeting.state is not MeetingState.HELD or meeting.held_at is None:
        raise WrongStep("meeting", state=meeting.state.value)
    item = next((one for one in work.meetings.given(unit.path) if one.id == item_id), None)
    here = [one for one in work.meetings.judgements(item_id) if one.meeting_id == meeting.id]
    if here and here[0].token == request.token:
        return here[0]
    if here:  # what is done again is judged by the meeting after
        raise WrongStep("judge")
    if item is None:
        raise WrongStep("judge")
    earlier = work.meetings.by_id(item.meeting_id)  # its minutes may be corrected at this moment
    item = work.meetings.item(item_id)
    followup = running(work, item)
    if followup is None or followup.state is not FollowupState.FED_BACK:
        raise WrongStep("judge")
    feedback = followup.feedback
    judgement = ItemJudgement(
        item_id=item.id,
        meeting_id=meeting.id,
        token=request.token,
        satisfied=votes.satisfied,
        fairly=votes.fairly,
        discontented=votes.discontented,
        verdict=votes.verdict,
        at=meeting.held_at,
    )
    work.meetings.add_judgement(judgement)
    after = judge(work, request, followup, votes.verdict)
    if after.state is FollowupState.DONE:
        item.done_at = meeting.held_at
        settle(work, earlier, request.token)
    tell_judged(work, item, judgement, after, feedback, request.now)
    _came_after(work, request, unit, meeting)
    return judgement


def revise(work: Work, request: Request, item_id: int, said: ItemRuling, reason: str) -> AgendaItem:
    """Corrects confirmed minutes in one point, with who, when and why. What was handed out and no
    longer is is dropped; what is handed out now goes to its unit. Who reported it hears.

    Raises NotFound, Refused, WrongStep (it is not confirmed, or was judged), Invalid
    (``revision-reason``, and as :func:`domain.meetings.holding.rule_on`).
    """
    item, meeting, unit, seat = item_opening(work, request, item_id)
    if work.meetings.revision_of(request.token) is not None:
        return item
    judged = bool(work.meetings.judgements(item.id))
    was = item.ruling
    if was is None or not revisable(meeting.state, was, judged=judged):
        raise WrongStep("revise", state=meeting.state.value)
    if said.ruling not in revisions_open(was):
        raise WrongStep("revise", state=meeting.state.value)
    why = clean_note(reason)
    if not why:
        raise Invalid("revision-reason")
    if said.ruling is was and was in GIVEN:  # to whom it went is changed by its own way
        whole = ItemRuling(
            ruling=was,
            note=clean_note(said.note),
            to_unit_id=item.to_unit_id,
            helper_id=item.helper_id,
            due_on=item.due_on,
        )
    else:
        whole = checked(work, meeting, unit, said, request.now)
    work.meetings.add_revision(
        MinutesRevision(
            item_id=item.id,
            token=request.token,
            was_ruling=was,
            was_note=item.note,
            reason=why,
            post_id=seat.post_id,
            at=request.now,
        )
    )
    item.ruling, item.note, item.ruled_token = whole.ruling, whole.note, request.token
    item.to_unit_id, item.helper_id = whole.to_unit_id, whole.helper_id
    item.due_on = whole.due_on
    answered = whole.ruling in {Ruling.ANSWERED, Ruling.EXPLAINED}
    item.done_at = meeting.held_at if answered else None
    followup = running(work, item)
    if was in GIVEN and whole.ruling not in GIVEN and followup is not None:
        drop(work, request, followup, why)
    if whole.ruling in GIVEN and was not in GIVEN:
        hand_out_item(work, request, unit, item)
    merged = [one for one in work.meetings.items(meeting.id) if one.into_id == item.id]
    tell_of_items(work, meeting, [item, *merged], request.now)
    if whole.ruling is not was:
        _came_after(work, request, unit, meeting)
    return item


def _came_after(work: Work, request: Request, unit: Unit, meeting: Meeting) -> None:
    """Of the month in which the meeting was held: its figures are by that day."""
    if meeting.held_at is not None:
        day = work.rules.day(meeting.held_at)
        came_after(work, unit, [day], AfterConfirm.MEETINGS, request.now)


def running(work: Work, item: AgendaItem) -> Followup | None:
    """What was handed out for the item, and is not over."""
    found = work.followups.of_source(Source.MEETING, [item.id])
    return next((one for one in found if one.open), None)
