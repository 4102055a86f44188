"""What people do about an item handed out: the unit accepts it, sends it back, says what became of
it; whoever handed it out gives it more time, or to another unit.

What a unit without a phone has to say is recorded for it (代录) by the same actions: whoever
answers at the nearest unit above takes its steps, and they are marked so.
"""

from datetime import date

from domain import access
from domain.access import Act
from domain.cases.draft import clean_note
from domain.errors import Invalid
from domain.followups.giving import answer_by, due_from
from domain.followups.lifecycle import check_way, move
from domain.followups.model import Followup, FollowupArrow
from domain.followups.options import (
    answered_for,
    hosted_for,
    records,
)
from domain.followups.telling import (
    InSight,
    StepWords,
    forget,
    in_sight,
    note_step,
    tell_handed_out,
    tell_moved,
)
from domain.followups.units import check_unit
from domain.people.model import Seat
from domain.ports import Work
from domain.request import Request


def accept(work: Work, request: Request, followup_id: int) -> Followup:
    """The unit sees to it. Raises NotFound, Refused, WrongStep (it was accepted, sent back or
    dropped)."""
    found = in_sight(work, request, followup_id)
    followup, asked = found.followup, answered_for(request.by, found.place)
    seat = access.allow(request.by, Act.ANSWER_FOLLOWUP, asked)
    if found.done:
        return followup
    check_way(followup, FollowupArrow.ACCEPT)
    forget(work, followup, request.now)
    move(followup, FollowupArrow.ACCEPT, request.now)
    note_step(work, request, followup, FollowupArrow.ACCEPT, _answer(request, found, seat))
    return followup


def send_back(work: Work, request: Request, followup_id: int, reason: str) -> Followup:
    """It is not this unit's; whoever handed it out hears why, and hands it to another. Raises
    NotFound, Refused, WrongStep (it was accepted or sent back), Invalid (``note-missing``,
    ``note-too-long``)."""
    found = in_sight(work, request, followup_id)
    followup, asked = found.followup, answered_for(request.by, found.place)
    seat = access.allow(request.by, Act.ANSWER_FOLLOWUP, asked)
    if found.done:
        return followup
    check_way(followup, FollowupArrow.SEND_BACK)
    said = _answer(request, found, seat, _words(reason))
    forget(work, followup, request.now)
    move(followup, FollowupArrow.SEND_BACK, request.now)
    # the due day does not wait for who has to hand it on
    followup.answer_at = answer_by(work.rules, request.now)
    note_step(work, request, followup, FollowupArrow.SEND_BACK, said)
    tell_moved(work, request, followup, FollowupArrow.SEND_BACK, said)
    return followup


def feed_back(work: Work, request: Request, followup_id: int, note: str) -> Followup:
    """What became of it, in a sentence; whoever handed it out hears. Until it is judged another
    sentence takes the place of the first, which stays on its way. Raises NotFound, Refused,
    WrongStep (it was not accepted, or is over), Invalid (``note-missing``, ``note-too-long``)."""
    found = in_sight(work, request, followup_id)
    followup, asked = found.followup, answered_for(request.by, found.place)
    seat = access.allow(request.by, Act.ANSWER_FOLLOWUP, asked)
    if found.done:
        return followup
    check_way(followup, FollowupArrow.FEED_BACK)
    said = _answer(request, found, seat, _words(note))
    forget(work, followup, request.now)
    followup.feedback = said.note
    move(followup, FollowupArrow.FEED_BACK, request.now)
    note_step(work, request, followup, FollowupArrow.FEED_BACK, said)
    tell_moved(work, request, followup, FollowupArrow.FEED_BACK, said)
    return followup


def extend(work: Work, request: Request, followup_id: int, due: date) -> Followup:
    """More time, by whoever handed it out; the unit hears. Raises NotFound, Refused, WrongStep (it
    was sent back, fed back, or is over), Invalid (``day-gone``, ``day-far-off``,
    ``followup-not-later``)."""
    found = in_sight(work, request, followup_id)
    followup = found.followup
    seat = access.allow(request.by, Act.HAND_OUT, hosted_for(request.by, found.place))
    if found.done:
        return followup
    check_way(followup, FollowupArrow.EXTEND)
    due_at = due_from(work.rules, due, request.now)
    if due_at <= followup.due_at:
        raise Invalid("followup-not-later")
    forget(work, followup, request.now, due_alone=True)
    move(followup, FollowupArrow.EXTEND, request.now)
    followup.due_at, followup.rung = due_at, 0
    said = StepWords(post_id=seat.post_id)
    note_step(work, request, followup, FollowupArrow.EXTEND, said)
    tell_moved(work, request, followup, FollowupArrow.EXTEND, said)
    return followup


def hand_out_again(
    work: Work, request: Request, followup_id: int, unit_id: int, due: date
) -> Followup:
    """What was sent back goes to a unit anew, by whoever handed it out. Raises NotFound, Refused,
    WrongStep (it was not sent back), Invalid (``unit-gone``, ``followup-unit``, ``day-gone``,
    ``day-far-off``)."""
    found = in_sight(work, request, followup_id)
    followup = found.followup
    seat = access.allow(request.by, Act.HAND_OUT, hosted_for(request.by, found.place))
    if found.done:
        return followup
    check_way(followup, FollowupArrow.HAND_OUT_AGAIN)
    due_at = due_from(work.rules, due, request.now)
    unit = check_unit(work, followup.host_id, unit_id, request.now, followup.source)
    forget(work, followup, request.now)
    move(followup, FollowupArrow.HAND_OUT_AGAIN, request.now)
    followup.unit_id, followup.due_at, followup.rung = unit.id, due_at, 0
    followup.answer_at = answer_by(work.rules, request.now, before=due_at)
    note_step(
        work, request, followup, FollowupArrow.HAND_OUT_AGAIN, StepWords(post_id=seat.post_id)
    )
    tell_handed_out(work, request, followup)
    return followup


def _answer(request: Request, found: InSight, seat: Seat, note: str = "") -> StepWords:
    return StepWords(post_id=seat.post_id, note=note, recorded=records(request.by, found.place))


def _words(text: str) -> str:
    note = clean_note(text)
    if not note:
        raise Invalid("note-missing")
    return note
