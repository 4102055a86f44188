"""What the handler of a dispute writes into its record: sessions, the agreement, and whether the
court is asked to confirm it."""

from datetime import date
from decimal import Decimal

from domain.cases import steps as cases
from domain.cases.draft import clean_note
from domain.cases.lifecycle import Arrow, find
from domain.cases.model import Case
from domain.cases.telling import outcome_sentence
from domain.days.deadlines import check_past
from domain.errors import Invalid
from domain.mediation import record
from domain.mediation.model import (
    Agreement,
    AgreementForm,
    DeadlineKind,
    Ending,
    Means,
    MediationSession,
    check_amount,
    clean_text,
)
from domain.mediation.options import may_agree, may_hold
from domain.ports import Work
from domain.request import Request


def hold_session(
    work: Work, request: Request, case_id: int, *, held_on: date, means: Means, note: str
) -> Case:
    """Notes a session that was held: with the first, mediation has begun. Raises NotFound, Refused,
    WrongStep, Invalid."""
    case, seat, done = record.opening(work, request, case_id, may_hold)
    if done:
        return case
    note = clean_note(note)
    if not note:
        raise Invalid("note-missing")
    if find(case, Arrow.START) is not None:
        cases.take_step(work, request.under(f"start:{request.token}"[:64]), case_id, Arrow.START)
    work.mediation.add_session(
        MediationSession(
            case_id=case.id,
            held_on=check_past(held_on, work.rules.day(request.now)),
            means=means,
            note=note,
            at=request.now,
            person_id=request.by.person_id,
            post_id=seat.post_id,
        )
    )
    record.noted(work, request, seat, case)
    return case


def record_agreement(
    work: Work,
    request: Request,
    case_id: int,
    *,
    form: AgreementForm,
    made_on: date,
    amount: Decimal | None = None,
    text: str = "",
) -> Case:
    """Puts the agreement on file, or corrects the one that is. Raises NotFound, Refused,
    WrongStep (no success, or no dispute), Invalid."""
    case, seat, done = record.opening(work, request, case_id, may_agree)
    if done:
        return case
    check_past(made_on, work.rules.day(request.now))
    amount, text = check_amount(amount), clean_text(text)
    agreement = work.mediation.agreement(case.id)
    was = None if agreement is None else (agreement.form, agreement.made_on, agreement.amount)
    if agreement is None:
        # nobody types twice what was said with the outcome
        text = text or clean_text(outcome_sentence(work, case))
        agreement = work.mediation.add_agreement(
            Agreement(
                case_id=case.id,
                form=form,
                made_on=made_on,
                amount=amount,
                text=text,
                at=request.now,
                person_id=request.by.person_id,
                post_id=seat.post_id,
            )
        )
    else:
        agreement.form, agreement.made_on = form, made_on
        agreement.amount, agreement.text = amount, text
    record.confirmation_day(work, agreement, request.now)
    record.noted(work, request, seat, case)
    if was != (form, made_on, amount):
        record.counted(work, request, case, {made_on} if was is None else {was[1], made_on})
    return case


def want_confirmation(work: Work, request: Request, case_id: int, *, wanted: bool) -> Case:
    """Notes whether both parties want judicial confirmation. Raises as record_agreement does."""
    case, seat, done = record.opening(work, request, case_id, may_agree)
    if done:
        return case
    agreement = record.the_agreement(work, case)
    agreement.confirmation_wanted = wanted
    record.confirmation_day(work, agreement, request.now)
    record.noted(work, request, seat, case)
    return case


def file_confirmation(work: Work, request: Request, case_id: int, *, filed_on: date) -> Case:
    """Notes that both parties have asked the court for confirmation. Raises as
    record_agreement does."""
    case, seat, done = record.opening(work, request, case_id, may_agree)
    if done:
        return case
    agreement = record.the_agreement(work, case)
    check_past(filed_on, work.rules.day(request.now))
    if filed_on < agreement.made_on:
        raise Invalid("day-before-agreement")
    agreement.confirmation_wanted = True
    record.confirmation_day(work, agreement, request.now)
    was = set[date]()
    for day in record.days(work, case.id, DeadlineKind.CONFIRMATION, agreement):
        if day.ending is not Ending.DROPPED:
            if day.ended_on is not None:
                was.add(day.ended_on)
            record.end_day(work, day, Ending.KEPT, filed_on, request.now)
    record.noted(work, request, seat, case)
    if was != {filed_on}:
        record.counted(work, request, case, was | {filed_on})
    return case
