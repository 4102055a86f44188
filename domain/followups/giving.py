"""What an item's source does: hands it out, has it judged, drops it. Its own action has asked for
the right."""

from datetime import date, datetime

from domain.access import Act, at, seat_for
from domain.cases.draft import clean_note
from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import check_coming, end_of_day, end_of_working_day
from domain.errors import Invalid
from domain.followups.lifecycle import check_way, move
from domain.followups.model import (
    AGAIN_DAYS,
    ANSWER_DAYS,
    HELPING_LIMIT,
    LAST_ROUND,
    TITLE_LIMIT,
    Followup,
    FollowupArrow,
    FollowupState,
    Handout,
    Helping,
)
from domain.followups.telling import StepWords, forget, note_step, tell_handed_out, tell_moved
from domain.followups.units import BESIDE, above_of, check_unit
from domain.ports import Work
from domain.request import Request
from domain.rules import Rules
from domain.sentence import clean


def hand_out(work: Work, request: Request, handout: Handout) -> Followup:
    """Hands it out, and tells the unit and those that help. What was handed out for this source
    already, and not dropped, is given again: nothing is handed out twice.

    Raises NotFound, Invalid (``followup-title``, ``title-too-long``, ``day-gone``, ``day-far-off``,
    ``unit-gone``, ``followup-unit``, ``followup-helpers``).
    """
    for one in work.followups.of_source(handout.source, [handout.source_id]):
        if one.state is not FollowupState.DROPPED:
            return one
    title = clean(handout.title, TITLE_LIMIT, "title")
    if not title:
        raise Invalid("followup-title")
    due_at = due_from(work.rules, handout.due, request.now)
    source = handout.source
    # of what comes from those its own action has asked who takes part
    check_unit(work, handout.host_id, handout.unit_id, request.now, source, known=source in BESIDE)
    helpers = [one for one in dict.fromkeys(handout.helpers) if one != handout.unit_id]
    if len(helpers) > HELPING_LIMIT:
        raise Invalid("followup-helpers", limit=HELPING_LIMIT)
    for unit_id in helpers:
        check_unit(work, handout.host_id, unit_id, request.now)
    followup = work.followups.add(
        Followup(
            source=handout.source,
            source_id=handout.source_id,
            host_id=handout.host_id,
            unit_id=handout.unit_id,
            title=title,
            handed_out_at=request.now,
            due_at=due_at,
            answer_at=answer_by(work.rules, request.now, before=due_at),
            helping=[Helping(unit_id=one) for one in helpers],
        )
    )
    note_step(work, request, followup, FollowupArrow.HAND_OUT, _said(work, request, followup))
    tell_handed_out(work, request, followup)
    return followup


def judge(work: Work, request: Request, followup: Followup, verdict: Satisfaction) -> Followup:
    """What those who asked say of it. Satisfied, or mostly: it is done. Not satisfied: it is done
    again once, a tier up, by a new due day; where there is no tier above, or the second time, it is
    done, and the verdict stays.

    The same tap again changes nothing. Raises WrongStep (nothing was fed back).
    """
    followup = work.followups.by_id(followup.id)
    if work.followups.step(followup.id, request.token) is not None:
        return followup
    check_way(followup, FollowupArrow.JUDGE)
    above = None
    if verdict is Satisfaction.NOT and followup.round < LAST_ROUND:
        above = above_of(work, followup, request.now)
    arrow = FollowupArrow.JUDGE if above is None else FollowupArrow.DO_AGAIN
    said = _said(work, request, followup, verdict=verdict)
    forget(work, followup, request.now)
    followup.verdict = verdict
    move(followup, arrow, request.now)
    tell_moved(work, request, followup, arrow, said)
    if above is not None:
        rules = work.rules
        followup.unit_id, followup.round = above.id, followup.round + 1
        followup.due_at = end_of_working_day(request.now, AGAIN_DAYS, rules.calendar, rules.zone)
        followup.answer_at = answer_by(rules, request.now, before=followup.due_at)
        followup.rung = 0
        tell_handed_out(work, request, followup)
    note_step(work, request, followup, arrow, said)
    return followup


def drop(work: Work, request: Request, followup: Followup, reason: str) -> None:
    """It is wanted no more, for a reason; whom it has reached hears so.

    The same tap again changes nothing. Raises WrongStep (it is over), Invalid (``note-missing``,
    ``note-too-long``).
    """
    followup = work.followups.by_id(followup.id)
    if work.followups.step(followup.id, request.token) is not None:
        return
    check_way(followup, FollowupArrow.DROP)
    note = clean_note(reason)
    if not note:
        raise Invalid("note-missing")
    said = _said(work, request, followup, note=note)
    reached = forget(work, followup, request.now)
    move(followup, FollowupArrow.DROP, request.now)
    note_step(work, request, followup, FollowupArrow.DROP, said)
    tell_moved(work, request, followup, FollowupArrow.DROP, said, only=reached)


def due_from(rules: Rules, day: date, now: datetime) -> datetime:
    """The moment from which it is overdue: a day off moves to the next working day. Raises Invalid
    (``day-gone``, ``day-far-off``)."""
    check_coming(day, rules.day(now))
    return end_of_day(rules.calendar.next_working(day), rules.zone)


def answer_by(rules: Rules, now: datetime, *, before: datetime | None = None) -> datetime | None:
    """The moment from which the next answer is overdue; None where that is not ``before`` the due
    day, which is reminded of anyway."""
    at = end_of_working_day(now, ANSWER_DAYS, rules.calendar, rules.zone)
    return at if before is None or at < before else None


def _said(
    work: Work,
    request: Request,
    followup: Followup,
    *,
    note: str = "",
    verdict: Satisfaction | None = None,
) -> StepWords:
    """By whom, of the host if they sit there."""
    seat = None
    if request.actor is not None:
        seat = seat_for(request.actor, Act.HAND_OUT, at(work.org.unit(followup.host_id).path))
    return StepWords(post_id=seat.post_id if seat else None, note=note, verdict=verdict)
