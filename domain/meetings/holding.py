"""What is done at a meeting: one item after another, those present counted, the minutes
confirmed. What is handed out goes out with the minutes, once."""

from datetime import datetime, time

from domain.cases.draft import DraftFile, clean_note
from domain.cases.handover import tier_above
from domain.days.deadlines import end_of_working_day
from domain.days.periods import moment_at
from domain.errors import Invalid, WrongStep
from domain.followups.units import check_unit
from domain.meetings.gathering import following, open_agenda, pass_on
from domain.meetings.given import hand_out_item, settle
from domain.meetings.lifecycle import MeetingArrow, take
from domain.meetings.model import (
    GIVEN,
    MANY,
    ON_RECORD,
    PHOTOS_LIMIT,
    AgendaItem,
    ItemRuling,
    Meeting,
    MeetingPhoto,
    MeetingState,
    Present,
    Ruling,
)
from domain.meetings.opening import item_opening, opening
from domain.meetings.options import confirmable, rulings_open, takable_back
from domain.meetings.series import answer_limit
from domain.meetings.telling import tell_of_items
from domain.org.model import Unit
from domain.periodic.behind import came_after
from domain.periodic.notices import AfterConfirm
from domain.ports import Work
from domain.request import Request

MINUTES_DAYS = 3
"""Working days until the minutes are to be confirmed."""
_LATE = time(23, 59)
_WORDED = frozenset({Ruling.ANSWERED, Ruling.EXPLAINED, Ruling.NOT_TAKEN})
"""What is told to who asked, in a sentence."""


def begin(work: Work, request: Request, meeting_id: int) -> Meeting:
    """Begins, today; one whose day went by was held on its day, and is written down now. Earlier
    ones of which nothing waits any more are settled.

    Raises NotFound, Refused, WrongStep, Invalid (``meeting-unconfirmed``: an earlier one waits for
    its minutes).
    """
    meeting, unit, _, done = opening(work, request, meeting_id)
    if done:
        return meeting
    under_way = work.meetings.of_unit(unit.id, [MeetingState.HELD])
    take(meeting, MeetingArrow.BEGIN, request.token)
    if under_way:
        raise Invalid("meeting-unconfirmed")
    meeting.held_at = request.now
    today = work.rules.day(request.now)
    if meeting.on < today:
        meeting.held_at = moment_at(meeting.on, _LATE, work.rules.zone)
    meeting.on = min(meeting.on, today)
    rules = work.rules
    meeting.due_at = end_of_working_day(request.now, MINUTES_DAYS, rules.calendar, rules.zone)
    for earlier in work.meetings.of_unit(unit.id, [MeetingState.CONFIRMED]):
        settle(work, work.meetings.by_id(earlier.id), request.token)
    return meeting


def rule_on(work: Work, request: Request, item_id: int, said: ItemRuling) -> AgendaItem:
    """Says what becomes of an item; once. Of what is handed out the unit hears with the minutes.

    Raises NotFound, Refused, WrongStep (something was said of it, or the meeting is not so far),
    Invalid (``note-missing``, ``note-too-long``, ``day-gone``, ``meeting-answer-far``,
    ``meeting-head``, ``no-tier-above``, ``unit-gone``, ``followup-unit``).
    """
    item, meeting, unit, _ = item_opening(work, request, item_id)
    if item.ruled_token == request.token:
        return item
    others = [one for one in work.meetings.items(meeting.id) if one.id != item.id]
    if said.ruling not in rulings_open(meeting.state, item.ruling, len(others)):
        raise WrongStep("ruling", state=meeting.state.value)
    whole = checked(work, meeting, unit, said, request.now)
    if whole.ruling is Ruling.MERGED:
        head = next((one for one in others if one.id == whole.into_id), None)
        if head is None or head.ruling is Ruling.MERGED:
            raise Invalid("meeting-head")
        for one in others:
            if one.into_id == item.id:
                one.into_id = head.id
    _write(item, whole, request.token)
    return item


def take_back(work: Work, request: Request, item_id: int) -> AgendaItem:
    """Says nothing of it again, until the minutes are confirmed. Raises NotFound, Refused,
    WrongStep."""
    item, meeting, _, _ = item_opening(work, request, item_id)
    if item.ruled_token == request.token:
        return item
    if not takable_back(meeting.state, item.ruling):
        raise WrongStep("ruling", state=meeting.state.value)
    item.ruling, item.note, item.ruled_token = None, "", request.token
    item.to_unit_id = item.helper_id = item.due_on = item.into_id = None
    return item


def carry(work: Work, request: Request, item_id: int) -> AgendaItem:
    """Leaves an item for the next meeting, with what was merged into it. Raises NotFound, Refused,
    WrongStep."""
    item, meeting, unit, _ = item_opening(work, request, item_id)
    if item.ruled_token == request.token:
        return item
    if meeting.state is not MeetingState.HELD or item.ruling is not None:
        raise WrongStep("ruling", state=meeting.state.value)
    merged = [one for one in work.meetings.items(meeting.id) if one.into_id == item.id]
    item.ruled_token = request.token
    pass_on(work, [item, *merged], open_agenda(work, unit.id, request.now))
    return item


def count_present(work: Work, request: Request, meeting_id: int, present: Present) -> Meeting:
    """How many came, by kind; said again it takes the place of what was said. Raises NotFound,
    Refused, WrongStep (it is not under way), Invalid (``meeting-number``)."""
    meeting, _, _, _ = opening(work, request, meeting_id)
    if meeting.state is not MeetingState.HELD:
        raise WrongStep("meeting", state=meeting.state.value)
    counts = (present.residents, present.deputies, present.local_units, present.departments)
    if any(not 0 <= one <= MANY for one in counts):
        raise Invalid("meeting-number", limit=MANY)
    meeting.residents, meeting.deputies, meeting.local_units, meeting.departments = counts
    return meeting


def add_photo(work: Work, request: Request, meeting_id: int, file: DraftFile) -> Meeting:
    """Puts a picture with the meeting; none is asked for. Raises NotFound, Refused, WrongStep,
    Invalid (``too-many-files``)."""
    meeting, _, _, _ = opening(work, request, meeting_id)
    if meeting.state is not MeetingState.HELD and meeting.state not in ON_RECORD:
        raise WrongStep("meeting", state=meeting.state.value)
    known = work.meetings.photos(meeting.id)
    if any(one.token == request.token for one in known):  # the store names the file anew each time
        return meeting
    if len(known) >= PHOTOS_LIMIT:
        raise Invalid("too-many-files", limit=PHOTOS_LIMIT)
    work.meetings.add_photo(
        MeetingPhoto(
            meeting_id=meeting.id,
            file=file.file,
            size=file.size,
            at=request.now,
            token=request.token,
        )
    )
    return meeting


def confirm(work: Work, request: Request, meeting_id: int) -> Meeting:
    """Confirms the minutes: what was handed out goes to its units now, and those who reported what
    was talked about hear what became of it. Of two who confirm at once one is too late.

    Raises NotFound, Refused, WrongStep (they are confirmed), Invalid (``meeting-not-counted``,
    ``meeting-not-ruled``), and what handing out raises.
    """
    meeting, unit, seat, done = opening(work, request, meeting_id)
    if done:
        return meeting
    items = work.meetings.items(meeting.id)
    counted = meeting.residents is not None
    if not confirmable(meeting.state, items, counted=counted):
        if meeting.state is not MeetingState.HELD:
            raise WrongStep("minutes", state=meeting.state.value)
        left = sum(item.ruling is None for item in items)
        if left:
            raise Invalid("meeting-not-ruled", count=left)
        raise Invalid("meeting-not-counted")
    take(meeting, MeetingArrow.CONFIRM, request.token)
    meeting.confirmed_at, meeting.confirmed_post_id = request.now, seat.post_id
    meeting.due_at = None
    for item in items:
        if item.ruling in GIVEN:
            hand_out_item(work, request, unit, item)
        elif item.ruling in {Ruling.ANSWERED, Ruling.EXPLAINED}:
            item.done_at = meeting.held_at
    tell_of_items(work, meeting, items, request.now)
    if items and meeting.held_at is not None:
        held_on = work.rules.day(meeting.held_at)
        came_after(work, unit, [held_on], AfterConfirm.MEETINGS, request.now)
    return meeting


def checked(
    work: Work, meeting: Meeting, unit: Unit, said: ItemRuling, now: datetime
) -> ItemRuling:
    """What is said of an item, whole and ready to keep; raises as :func:`rule_on` does."""
    note = clean_note(said.note)
    if said.ruling in _WORDED and not note:
        raise Invalid("note-missing")
    if said.ruling is Ruling.MERGED:
        return ItemRuling(ruling=said.ruling, note=note, into_id=said.into_id)
    if said.ruling not in GIVEN:
        return ItemRuling(ruling=said.ruling, note=note)
    today = work.rules.day(now)
    limit = answer_limit(max(meeting.on, today), following(work, meeting), work.rules.calendar)
    due_on = said.due_on or limit
    if due_on < today:
        raise Invalid("day-gone")
    if due_on > limit:
        raise Invalid("meeting-answer-far", day=limit.isoformat())
    to_unit_id = said.to_unit_id
    if said.ruling is Ruling.PASSED_UP:
        above = tier_above(work.org.ancestors(unit), today)
        if above is None:
            raise Invalid("no-tier-above")
        to_unit_id = above.id
    if to_unit_id is None:
        raise Invalid("unit-missing")
    for one in (to_unit_id, said.helper_id):
        if one is not None:
            check_unit(work, unit.id, one, now)
    helper = None if said.helper_id == to_unit_id else said.helper_id
    return ItemRuling(
        ruling=said.ruling, note=note, to_unit_id=to_unit_id, helper_id=helper, due_on=due_on
    )


def _write(item: AgendaItem, said: ItemRuling, token: str) -> None:
    item.ruling, item.note, item.ruled_token = said.ruling, said.note, token
    item.to_unit_id, item.helper_id = said.to_unit_id, said.helper_id
    item.due_on, item.into_id = said.due_on, said.into_id
