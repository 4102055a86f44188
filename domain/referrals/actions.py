"""What people do about referrals. The case stays with its handler until they record its outcome.

The request's token names the tap that asked, so that handling an update twice changes nothing
twice.
"""

from datetime import datetime

from domain import access
from domain.access import Act
from domain.aid.months import referral_counts
from domain.cases import steps as case_actions
from domain.cases import telling
from domain.cases.draft import clean_note
from domain.cases.last_step import last_move
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case
from domain.cases.timeline import within_sight
from domain.days.deadlines import end_of_working_day
from domain.errors import Invalid, WrongStep
from domain.people.model import Seat
from domain.ports import Work
from domain.privacy import mask
from domain.referrals.lifecycle import (
    NEED_WORDS,
    WAYS,
    ReferralArrow,
    Side,
    find,
    move,
    right_of,
)
from domain.referrals.model import Body, Referral, ReferralDraft, Standing, tried_so_far
from domain.referrals.notices import ReferralOffered, all_of
from domain.referrals.options import Found, passes_for_slip, referable, takes_back
from domain.referrals.sending import (
    Move,
    answering_unit,
    in_sight,
    liaisons,
    note_move,
    progress_due,
    silence,
    take_back,
    tell_move,
)
from domain.request import Request


def refer(work: Work, request: Request, case_id: int, draft: ReferralDraft) -> Referral:
    """Offers a case to a body with the parties' consent, and tells the liaisons who answer for it.

    Raises NotFound, Refused, WrongStep (the case is no dispute, or nobody has taken it), Invalid
    (``body-missing``, ``consent-missing``, ``referral-reason-missing``,
    ``referred-already``).
    """
    case, target = within_sight(work, request, case_id)
    seat = access.allow(request.by, Act.REFER, target)
    taken = work.cases.step(case_id, request.token)
    if taken is not None and taken.referral_id is not None:
        return work.referrals.by_id(taken.referral_id)
    if not referable(case):
        raise WrongStep("refer", state=case.state.value)
    if draft.body is None:
        raise Invalid("body-missing")
    if draft.consent is None:
        raise Invalid("consent-missing")
    reason = clean_reason(draft.reason)
    if any(one.body is draft.body for one in work.referrals.running(case_id)):
        raise Invalid("referred-already")
    unit = answering_unit(work, case, draft.body, request.now)
    rules = work.rules
    days = rules.referrals.days(fast=draft.fast)
    due_at = end_of_working_day(request.now, days, rules.calendar, rules.zone)
    referral = work.referrals.add(
        Referral(
            case_id=case_id,
            body=draft.body,
            to_unit_id=unit.id if unit else None,
            reason=reason,
            fast=draft.fast,
            consent=draft.consent,
            consent_at=request.now,
            consent_post_id=seat.post_id,
            stage=case.state,
            tried=tried_so_far(case.outcome, started=case.started_at is not None),
            offered_at=request.now,
            offered_post_id=seat.post_id,
            due_at=due_at,
        )
    )
    offer = Move(seat=seat, case=case, referral=referral, way=WAYS[0], note=reason)
    note_move(work, request, offer)
    work.audit.add(
        at=request.now,
        person_id=request.by.person_id,
        act="consent",
        subject=f"referral:{referral.id}:{draft.consent}",
    )
    category = work.cases.category(case.category_id)
    notice = ReferralOffered(
        case_id=case_id,
        referral_id=referral.id,
        category=category.label,
        body=draft.body,
        by_role=seat.role,
        by_unit=seat.unit_name,
        summary=mask(case.summary),
        reason=reason,
        fast=draft.fast,
        due_at=due_at,
    )
    telling.tell(work, liaisons(work, referral, request.now), notice, request.now)
    return referral


def clean_reason(text: str) -> str:
    """The sentence that goes to the body, ready to store. Raises Invalid when it is empty or too
    long."""
    reason = clean_note(text)
    if not reason:
        raise Invalid("referral-reason-missing")
    return reason


def answer(
    work: Work, request: Request, referral_id: int, arrow: ReferralArrow, *, note: str = ""
) -> Referral:
    """Records what the body says: it accepts, declines, is done, or hands the matter back.

    By the liaison it was sent to; for a body that is not on the desk by the sender, as a receipt.
    An answer given by a slip is undone within minutes, as long as nobody else has acted. Raises
    NotFound (also out of sight), Refused, WrongStep, Invalid (no reason, no outcome).
    """
    found = in_sight(work, request, referral_id)
    referral, case = found.referral, found.case
    seat = access.allow(request.by, right_of(Side.BODY, referral), found.body)
    if work.cases.step(case.id, request.token) is not None:
        return referral
    way = find(referral, arrow)
    if way is None or way.side is not Side.BODY:
        raise WrongStep("referral", standing=referral.standing.value)
    if arrow is ReferralArrow.UNDO:
        return _take_answer_back(work, request, seat, found)
    note = clean_note(note)
    if arrow in NEED_WORDS and not note:
        raise Invalid("note-missing")
    silence(work, case, referral, request.now)
    way = move(referral, arrow, request.now, note)
    if referral.running:
        referral.due_at = progress_due(work.rules, request.now)
    taken = Move(seat=seat, case=case, referral=referral, way=way, note=note)
    note_move(work, request, taken)
    tell_move(work, request, taken, telling.concerned(work, case, request.now))
    if arrow is ReferralArrow.ACCEPT:
        _count(work, request, seat, referral, request.now)
    return referral


def _take_answer_back(work: Work, request: Request, seat: Seat, found: Found) -> Referral:
    """It stands as before the answer, with the time there was for one; how it goes is asked anew
    from now on. Whom the answer has reached is told once that it does not hold."""
    referral, case, rules = found.referral, found.case, work.rules
    last, _ = last_move(found.timeline)
    if last is None or not takes_back(request.by, found):
        raise WrongStep("referral", standing=referral.standing.value)
    token = next(one.token for one in work.cases.timeline(case.id) if one.id == last.id)
    told, accepted_at = f"{all_of(case.id, referral.id)}{token}:", referral.answered_at
    reached = work.outbox.reached(told)
    work.outbox.withdraw(told, request.now)
    way = move(referral, ReferralArrow.UNDO, request.now, "")
    if referral.standing is Standing.OFFERED:
        days = rules.referrals.days(fast=referral.fast)
        due = end_of_working_day(referral.offered_at, days, rules.calendar, rules.zone)
        referral.due_at = due
    else:
        referral.due_at = progress_due(rules, request.now)
    taken = Move(seat=seat, case=case, referral=referral, way=way)
    note_move(work, request, taken)
    tell_move(work, request, taken, reached)
    if last.letter is Letter.R2 and accepted_at is not None:
        _count(work, request, seat, referral, accepted_at)
    return referral


def _count(work: Work, request: Request, seat: Seat, referral: Referral, at: datetime) -> None:
    """What legal aid on the desk has accepted is a figure of its month, or is no more."""
    if referral.body is Body.LEGAL_AID and referral.to_unit_id is not None:
        day = work.rules.day(at)
        referral_counts(work, request, referral.to_unit_id, seat.post_id, day)


def revoke(work: Work, request: Request, referral_id: int, *, note: str = "") -> Referral:
    """Takes back what the body is not done with; what waits to be told of it is told no more.

    Within minutes of offering it that is a slip, and who has heard of it is told so in one
    message; later it needs a reason. Raises NotFound, Refused, WrongStep, Invalid.
    """
    found = in_sight(work, request, referral_id)
    referral, case = found.referral, found.case
    seat = access.allow(request.by, Act.REFER, found.sender)
    if work.cases.step(case.id, request.token) is not None:
        return referral
    note = clean_note(note)
    slip = passes_for_slip(work.rules, referral, request.now)
    if find(referral, ReferralArrow.REVOKE) is not None and not slip and not note:
        raise Invalid("referral-reason-missing")
    take_back(work, request, seat, case, referral, note=note, slip=slip)
    return referral


def conclude(work: Work, request: Request, referral_id: int) -> Case:
    """Records the outcome that the referral gives the case, by the case's own step: to court once
    a court took it, referred once another body is done with it.

    Raises NotFound, Refused, WrongStep (not yet, no more, or the case has an outcome).
    """
    found = in_sight(work, request, referral_id)
    referral, case = found.referral, found.case
    access.allow(request.by, Act.REFER, found.sender)
    outcome = referral.outcome
    if outcome is None:
        raise WrongStep("referral", standing=referral.standing.value)
    said = referral.result or referral.answer or referral.reason
    return case_actions.take_step(work, request, case.id, Arrow.RESOLVE, note=said, outcome=outcome)
