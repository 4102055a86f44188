"""The sweep that finds referrals without an answer, or of which nothing was heard since they were
accepted: first who owes it hears, then the sender."""

from datetime import datetime, timedelta

from domain.cases import telling
from domain.days.deadlines import last_day
from domain.days.periods import moment_at
from domain.ports import Work
from domain.referrals.model import Referral, Standing
from domain.referrals.notices import ReferralDue
from domain.referrals.sending import liaisons, progress_due
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request
from domain.rules import Rules


def remind_referrals(work: Work, request: Request) -> int:
    """Queues a handful of what is due now; returns how many pushes. A rerun queues nothing
    twice."""
    queued = 0
    for referral in work.referrals.owing(request.now + timedelta(days=1), work.handful):
        rung = speaking(referral, work.rules, request.now)
        if rung is None or referral.due_at is None:
            continue
        case, due_at = work.cases.by_id(referral.case_id), referral.due_at
        accepted = referral.standing is Standing.ACCEPTED
        if accepted and rung is Rung.SENDER:
            referral.due_at = progress_due(work.rules, request.now)
        if accepted and not case.open:
            continue  # it has its outcome here, whatever the body still does, unless it is reopened
        told = telling.concerned(work, case, request.now)
        if rung is Rung.ANSWER and referral.inside:
            told = work.people.reachable(liaisons(work, referral, request.now))
        notice = ReferralDue(
            case_id=case.id,
            referral_id=referral.id,
            category=work.cases.category(case.category_id).label,
            body=referral.body,
            rung=rung,
            inside=referral.inside,
            due_at=due_at,
            accepted=accepted,
        )
        queued += remind(work, ((person, notice) for person in told), request.now)
    return queued


def speaking(referral: Referral, rules: Rules, now: datetime) -> Rung | None:
    """The rung that speaks now. Whoever was asked only after the due morning is not reminded of it
    at once."""
    if referral.due_at is None:
        return None
    due_day = last_day(referral.due_at, rules.zone)
    opens = moment_at(due_day, rules.morning, rules.zone)
    after = rules.calendar.working_day_after(due_day)
    if now >= moment_at(after, rules.morning, rules.zone):
        return Rung.SENDER
    asked = referral.answered_at or referral.offered_at
    if opens <= now < referral.due_at and asked < opens:
        return Rung.ANSWER
    return None
