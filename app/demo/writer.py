"""Plays what was written besides the steps, through the real actions."""

from datetime import timedelta

from app.demo.events import (
    AgreedOn,
    AnsweredAbove,
    AskedFromAbove,
    BodyAnswered,
    Event,
    MoreTimeAsked,
    MoreTimeGiven,
    PartDone,
    RatedAs,
    SentOn,
    SessionNoted,
    Visited,
)
from domain.cases import extension, rating
from domain.errors import NotFound
from domain.inquiries import actions as inquiries
from domain.mediation import actions as mediation
from domain.mediation import performance
from domain.mediation.model import AgreementForm, DeadlineKind
from domain.ports import Work
from domain.referrals import actions as referrals
from domain.referrals.model import Consent, ReferralDraft
from domain.request import Request


def write(work: Work, request: Request, case_id: int, event: Event) -> None:
    """Writes it. Raises what its action raises."""
    today = work.rules.day(request.now)
    match event:
        case SessionNoted(means=means, note=note):
            mediation.hold_session(work, request, case_id, held_on=today, means=means, note=note)
        case AgreedOn():
            _agree(work, request, case_id, event)
        case PartDone():
            _settle(work, request, case_id)
        case Visited(satisfaction=satisfaction, note=note):
            performance.follow_up(
                work,
                request,
                case_id,
                made_on=today,
                kept=True,
                satisfaction=satisfaction,
                note=note,
            )
        case RatedAs(grade=grade):
            rating.rate(work, request, case_id, grade)
        case MoreTimeAsked(days=days, reason=reason):
            extension.ask_extension(work, request, case_id, days, reason, parties_agree=True)
        case MoreTimeGiven():
            since = work.cases.by_id(case_id).reported_at
            asked = work.clocks.extensions(case_id, since)
            if not asked:
                raise NotFound("extension")
            extension.answer_extension(work, request, asked[-1].id, approve=True)
        case AskedFromAbove(days=days, note=note):
            by = work.rules.calendar.add_working_days(today, days)
            inquiries.ask(work, request, case_id, note, by)
        case AnsweredAbove(note=note):
            waiting = work.inquiries.waiting(case_id)
            if not waiting:
                raise NotFound("inquiry")
            inquiries.answer(work, request, waiting[-1].id, note)
        case SentOn(body=body, reason=reason):
            draft = ReferralDraft(body=body, consent=Consent.BOTH, reason=reason)
            referrals.refer(work, request, case_id, draft)
        case BodyAnswered(arrow=arrow, note=note):
            running = work.referrals.running(case_id)
            if not running:
                raise NotFound("referral")
            referrals.answer(work, request, running[-1].id, arrow, note=note)


def _agree(work: Work, request: Request, case_id: int, event: AgreedOn) -> None:
    today = work.rules.day(request.now)
    mediation.record_agreement(
        work,
        request,
        case_id,
        form=event.form,
        made_on=today,
        amount=event.amount,
        text=event.text,
    )
    if event.form is AgreementForm.WRITTEN:
        asked = request.under(f"{request.token}-court")
        mediation.want_confirmation(work, asked, case_id, wanted=event.confirmed)
    if event.confirmed:
        filed = request.under(f"{request.token}-filed")
        mediation.file_confirmation(work, filed, case_id, filed_on=today)
    for n, days in enumerate(event.pays_in, 1):
        performance.add_performance(
            work, request.under(f"{request.token}-{n}"), case_id, due_on=today + timedelta(days)
        )


def _settle(work: Work, request: Request, case_id: int) -> None:
    """Notes the first thing that is due as done; the visit may have found it done before."""
    today = work.rules.day(request.now)
    for promised in work.mediation.deadlines(case_id):
        owed = promised.kind is DeadlineKind.PERFORMANCE and promised.ending is None
        if owed and promised.due_on <= today:
            performance.settle_performance(work, request, case_id, promised.id, kept=True)
            return
