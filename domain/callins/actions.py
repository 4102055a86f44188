"""What people do about a call-in: call units in to a matter, say whether one comes, call it off.

What a unit without a phone has to say is recorded for it (代录) by whoever answers at the nearest
unit above.
"""

from domain import access
from domain.access import Act
from domain.callins.lifecycle import check_way, move
from domain.callins.model import (
    Call,
    CalledUnit,
    CallIn,
    CallInArrow,
    Coming,
    answer_by,
    checked,
    outcome_by,
)
from domain.callins.options import answered_for, callable_now, records
from domain.callins.sight import in_sight
from domain.callins.telling import forget, tell_answered, tell_called, tell_moved
from domain.callins.units import reaches
from domain.cases.draft import clean_note
from domain.cases.letters import Letter
from domain.cases.lifecycle import handling
from domain.cases.timeline import Noted, note_step, opening
from domain.errors import Invalid, NotFound, WrongStep
from domain.ports import Work
from domain.request import Request


def call(work: Work, request: Request, case_id: int, asked: Call) -> CallIn | None:
    """Calls units in to a matter; each hears where, when and for what. None when this tap has done
    so already.

    Raises NotFound, Refused, WrongStep (nobody has taken the matter, or it is over), Invalid
    (``callin-waiting``: the last one has no outcome yet; ``callin-unit``: one that is out of reach;
    and what :func:`domain.callins.model.checked` refuses).
    """
    case, seat, done = opening(work, request, case_id, handling)
    if done:
        return None
    if not callable_now(case):
        raise WrongStep("call_in", state=case.state.value)
    if work.callins.waiting(case.id):
        raise Invalid("callin-waiting")
    asked = checked(work.rules, asked, request.now)
    within = {unit.id for unit in reaches(work, case.responsible_id, case.unit_id, request.now)}
    if not within.issuperset(asked.unit_ids):
        raise Invalid("callin-unit")
    callin = work.callins.add(
        CallIn(
            case_id=case.id,
            place=asked.place,
            meets_at=asked.meets_at,
            request=asked.request,
            called_by=request.by.person_id,
            post_id=seat.post_id,
            called_at=request.now,
            answer_at=answer_by(work.rules, asked.meets_at, request.now),
            due_at=outcome_by(work.rules, asked.meets_at),
            called=[CalledUnit(unit_id=one) for one in asked.unit_ids],
        )
    )
    noted = Noted(letter=Letter.CALLED_IN, before=case.state, note=callin.request)
    note_step(work, request, seat, case, noted)
    tell_called(work, request, case, callin)
    return callin


def answer(
    work: Work,
    request: Request,
    callin_id: int,
    unit_id: int,
    coming: Coming,
    reason: str = "",
) -> CallIn:
    """A called unit says that it comes, or why it cannot; another answer takes the place of the
    first. Who leads hears.

    Raises NotFound (also for a unit that is not called), Refused, WrongStep (it was held, called
    off, or is over), Invalid (``note-missing``, ``note-too-long``).
    """
    callin, case, place, done = in_sight(work, request, callin_id)
    called = next((one for one in place.called if one.unit_id == unit_id), None)
    if called is None:
        raise NotFound("unit")
    seat = access.allow(request.by, Act.ANSWER_FOLLOWUP, answered_for(request.by, called))
    if done:
        return callin
    check_way(callin, CallInArrow.ANSWER)
    if request.now >= callin.meets_at:
        raise WrongStep("callin", state=callin.state.value)
    why = clean_note(reason) if coming is Coming.CANNOT else ""
    if coming is Coming.CANNOT and not why:
        raise Invalid("note-missing")
    first = callin.answer_of(unit_id)
    if first is not None and first.coming is coming and first.reason == why:
        return callin  # said already, by another tap
    rows = callin.rows_of(unit_id)
    for row in rows:
        row.coming, row.reason = coming, why
        row.recorded = records(request.by, called)
        row.answered_at = row.answered_at or request.now
    forget(work, request, callin, unit_id)
    letter = Letter.CALLED_COMES if coming is Coming.COMES else Letter.CALLED_CANNOT
    noted = Noted(letter=letter, before=case.state, note=why, to_unit_id=unit_id)
    note_step(work, request, seat, case, noted)
    tell_answered(work, request, case, callin, rows[0])
    return callin


def call_off(work: Work, request: Request, callin_id: int, reason: str) -> CallIn:
    """It is not held, for a reason; whom the call has reached hears so.

    Raises NotFound, Refused, WrongStep (it has its outcome, or is over), Invalid
    (``note-missing``, ``note-too-long``).
    """
    callin, case, place, done = in_sight(work, request, callin_id)
    seat = access.allow(request.by, handling(case.kind), place.target)
    if done:
        return callin
    check_way(callin, CallInArrow.CALL_OFF)
    why = clean_note(reason)
    if not why:
        raise Invalid("note-missing")
    move(callin, CallInArrow.CALL_OFF, request.now)
    callin.outcome = why
    note_step(work, request, seat, case, Noted(letter=Letter.CALL_OFF, before=case.state, note=why))
    tell_moved(work, request, case, callin, CallInArrow.CALL_OFF, why)
    return callin
