"""What whoever did not enter the tally does with it: confirm it or send it back; and correcting
what is confirmed, which is confirmed again."""

from datetime import datetime, timedelta

from domain.cases.draft import clean_note
from domain.days.calendar import Roll
from domain.days.deadlines import end_of_day
from domain.errors import Invalid, WrongStep
from domain.evaluations.lifecycle import EvaluationArrow, move
from domain.evaluations.model import Evaluation, ObjectKind, SheetStage, TallySheet
from domain.evaluations.notices import (
    EvaluationNews,
    publishing_of,
    to_confirm_of,
)
from domain.evaluations.options import correcting
from domain.evaluations.record import HOLDING, EvaluationTask, new_sheet, opening, tell
from domain.evaluations.tally import VoteTally, quorate, result
from domain.followups.giving import judge
from domain.followups.model import Followup, FollowupState
from domain.people.line import Lines
from domain.ports import Work
from domain.request import Request


def confirm(work: Work, request: Request, evaluation_id: int, revision: int) -> TallySheet:
    """Confirms the figures of this revision, which somebody else has entered. What an earlier
    evaluation found wrong, and has been fed back since, is judged by them.

    Raises NotFound, Refused, WrongStep (there are others to confirm by now, or none), Invalid
    (``evaluation-own``: the asker has entered some of them).
    """
    opened = opening(work, request, evaluation_id)
    newest = opened.found.newest
    if newest is not None and newest.revision == revision and _confirmed_by(newest, request):
        return newest
    sheet = _to_confirm(request, opened, revision)
    evaluation, correction = opened.evaluation, correcting(opened.found)
    counts = sheet.tally.counts
    if counts is None:
        raise WrongStep("evaluation", stage=evaluation.stage.value)
    hands = opened.found.hands
    sheet.confirmed_by, sheet.confirmed_role = request.by.person_id, opened.seat.role
    sheet.confirmed_at = request.now
    work.outbox.withdraw(to_confirm_of(evaluation.id), request.now)
    work.outbox.withdraw(publishing_of(evaluation.id), request.now)
    evaluation.published_on = evaluation.published_until = None
    told = hands | _holders(work, opened, request.now)
    if not quorate(counts):
        sheet.stage, sheet.tally = SheetStage.VOID, VoteTally(counts=counts)
        move(evaluation, EvaluationArrow.ANNUL)
        evaluation.held_on = evaluation.confirmed_at = evaluation.tell_due_at = None
        tell(work, request, told, opened, EvaluationNews.ANNULLED)
        return sheet
    sheet.stage = SheetStage.CONFIRMED
    move(evaluation, EvaluationArrow.CORRECT if correction else EvaluationArrow.CONFIRM)
    evaluation.held_on = evaluation.planned_on
    evaluation.confirmed_at, evaluation.rung = request.now, 0
    evaluation.tell_due_at = _tell_by(work, evaluation, request.now)
    _judge(work, request, opened, sheet)
    tell(work, request, told, opened, EvaluationNews.CONFIRMED)
    return sheet


def send_back(
    work: Work, request: Request, evaluation_id: int, revision: int, note: str
) -> TallySheet:
    """Sends the figures back with a reason to whoever entered them.

    Raises NotFound, Refused, WrongStep, Invalid (``evaluation-own``, ``note-missing``,
    ``note-too-long``).
    """
    opened = opening(work, request, evaluation_id)
    reason, newest = clean_note(note), opened.found.newest
    if newest is not None and newest.stage is SheetStage.OPEN and newest.sent_back == reason != "":
        return newest
    sheet = _to_confirm(request, opened, revision)
    if not reason:
        raise Invalid("note-missing")
    if not correcting(opened.found):
        move(opened.evaluation, EvaluationArrow.SEND_BACK)
    sheet.stage, sheet.sent_back = SheetStage.OPEN, reason
    work.outbox.withdraw(to_confirm_of(evaluation_id), request.now)
    tell(work, request, {sheet.entered_by}, opened, EvaluationNews.SENT_BACK, reason)
    return sheet


def correct(work: Work, request: Request, evaluation_id: int, note: str) -> TallySheet:
    """Begins a correction of figures that are confirmed: they hold until the new ones are.

    Raises NotFound, Refused, WrongStep, Invalid (``note-missing``, ``note-too-long``).
    """
    opened = opening(work, request, evaluation_id)
    reason, newest = clean_note(note), opened.found.newest
    if not reason:
        raise Invalid("note-missing")
    mine = newest is not None and newest.entered_by == request.by.person_id
    if newest is not None and mine and newest.stage is SheetStage.OPEN and newest.why == reason:
        return newest
    standing = opened.found.standing
    if standing is None or not opened.may.correct:
        raise WrongStep("evaluation", stage=opened.evaluation.stage.value)
    return new_sheet(work, request, opened, standing.tally, reason)


def drop_correction(work: Work, request: Request, evaluation_id: int) -> Evaluation:
    """Gives a correction up; what is confirmed goes on to hold.

    Raises NotFound, Refused, WrongStep.
    """
    opened = opening(work, request, evaluation_id)
    if not opened.may.drop:
        raise WrongStep("evaluation", stage=opened.evaluation.stage.value)
    for one in opened.found.unconfirmed:  # those it went on with, too
        one.stage = SheetStage.DROPPED
    work.outbox.withdraw(to_confirm_of(evaluation_id), request.now)
    return opened.evaluation


def _confirmed_by(sheet: TallySheet, request: Request) -> bool:
    return sheet.confirmed_by == request.by.person_id


def _to_confirm(request: Request, opened: EvaluationTask, revision: int) -> TallySheet:
    newest = opened.found.newest
    handed = newest is not None and newest.stage is SheetStage.HANDED_IN
    if newest is None or not handed or newest.revision != revision:
        raise WrongStep("evaluation", stage=opened.evaluation.stage.value)
    if request.by.person_id in opened.found.hands:
        raise Invalid("evaluation-own")
    return newest


def _holders(work: Work, opened: EvaluationTask, now: datetime) -> set[int]:
    lines = Lines(work=work, now=now)
    return lines.nearest(lines.of(opened.unit.id)[:1], HOLDING).people


def _tell_by(work: Work, evaluation: Evaluation, now: datetime) -> datetime:
    """Until when the bodies are to be told: so many days after the meeting, on the working day on
    or after; of one that is confirmed late, the next working day."""
    calendar = work.rules.calendar
    day = evaluation.planned_on + timedelta(days=evaluation.rules.told_within)
    late = calendar.working_day_after(work.rules.day(now))
    return end_of_day(max(calendar.roll(day, Roll.AFTER), late), work.rules.zone)


def _judge(work: Work, request: Request, opened: EvaluationTask, sheet: TallySheet) -> None:
    """By the grade with most votes; of too few sheets there is none, and the next one judges."""
    for one in opened.found.objects:
        votes = sheet.tally.votes.get(one.id)
        verdict = None if votes is None else result(votes)
        if one.kind is not ObjectKind.RECTIFICATION or one.source_id is None or verdict is None:
            continue
        followup = work.followups.by_id(one.source_id)
        if followup.state is FollowupState.FED_BACK and _known(work, opened.evaluation, followup):
            judge(work, request, followup, verdict)


def _known(work: Work, evaluation: Evaluation, followup: Followup) -> bool:
    """Whether those who voted can have known of the feedback: it was there on their day."""
    held, at = evaluation.held_on, followup.fed_back_at
    return held is not None and at is not None and at < end_of_day(held, work.rules.zone)
