"""What people do about evaluations: prepare one, set its day, publish its result, and hand out what
it found wrong."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from domain import access
from domain.access import Act
from domain.days.calendar import Roll
from domain.days.halves import HalfYear
from domain.errors import Invalid, NotFound, WrongStep
from domain.evaluations.forms import NEWEST
from domain.evaluations.items import objects_of
from domain.evaluations.lifecycle import EvaluationArrow, move
from domain.evaluations.model import (
    OBJECT_LIMIT,
    Evaluation,
    EvaluationPaper,
    EvaluationStage,
    Rectification,
)
from domain.evaluations.notices import publishing_of
from domain.evaluations.options import papers
from domain.evaluations.record import evaluated, opening
from domain.followups.giving import hand_out
from domain.followups.model import Handout, Source
from domain.org.model import UnitKind
from domain.ports import Work
from domain.request import Request
from domain.sentence import clean

FARTHEST = timedelta(days=200)
"""So far ahead the meeting may be at most."""


@dataclass(frozen=True, kw_only=True)
class ToRectify:
    """What is to be put right, by whom and until when."""

    object_id: int
    what: str
    unit_id: int
    due: date


def prepare(
    work: Work,
    request: Request,
    unit_id: int,
    half: HalfYear,
    planned_on: date,
    without: Collection[int] = (),
) -> Evaluation:
    """Prepares the evaluation of a community for the present half-year, or the one before: what is
    evaluated is fixed, ``without`` these items. One that is there is given again.

    Raises NotFound, Refused, Invalid (``evaluation-unit``: no community; ``evaluation-half``,
    ``evaluation-day``).
    """
    unit = work.org.unit(unit_id)
    access.allow(request.by, Act.EVALUATE, access.at(unit.path))
    today = work.rules.day(request.now)
    if unit.kind is not UnitKind.COMMUNITY or not unit.valid_on(today):
        raise Invalid("evaluation-unit")
    current = HalfYear.containing(today)
    if half not in {current, current.previous()}:
        raise Invalid("evaluation-half")
    there = work.evaluations.find(unit.id, half)
    if there is not None:
        return there
    return work.evaluations.add(
        Evaluation(
            unit_id=unit.id,
            half_from=half.first,
            form=NEWEST,
            planned_on=check_meeting_day(planned_on, half, today),
            created_at=request.now,
        ),
        objects_of(work, unit.id, half, NEWEST, without),
    )


def check_meeting_day(day: date, half: HalfYear, today: date) -> date:
    """A day on which the meeting is, or was: any day, also one of rest. Raises Invalid
    (``evaluation-day``) for one before the half-year or far off."""
    if not half.first <= day <= today + FARTHEST:
        raise Invalid("evaluation-day")
    return day


def plan(work: Work, request: Request, evaluation_id: int, day: date) -> Evaluation:
    """Sets another day; where too few had come, it is held again then.

    Raises NotFound, Refused, WrongStep, Invalid (``evaluation-day``).
    """
    opened = opening(work, request, evaluation_id)
    evaluation = opened.evaluation
    if not opened.may.plan:
        raise WrongStep("evaluation", stage=evaluation.stage.value)
    today = work.rules.day(request.now)
    evaluation.planned_on = check_meeting_day(day, evaluation.half, today)
    if evaluation.stage is EvaluationStage.VOID:
        move(evaluation, EvaluationArrow.HOLD_AGAIN)
        evaluation.round += 1
    return evaluation


def publish(work: Work, request: Request, evaluation_id: int) -> Evaluation:
    """The bodies have been told, and the result hangs out from today.

    Raises NotFound, Refused, WrongStep.
    """
    opened = opening(work, request, evaluation_id)
    evaluation, today = opened.evaluation, work.rules.day(request.now)
    if evaluation.stage is EvaluationStage.PUBLISHED and evaluation.published_on == today:
        return evaluation
    if not opened.may.publish:
        raise WrongStep("evaluation", stage=evaluation.stage.value)
    move(evaluation, EvaluationArrow.PUBLISH)
    until = today + timedelta(days=evaluation.rules.published_for)
    evaluation.published_on = today
    evaluation.published_until = work.rules.calendar.roll(until, Roll.AFTER)
    work.outbox.withdraw(publishing_of(evaluation.id), request.now)
    return evaluation


def take_paper(work: Work, request: Request, evaluation_id: int, what: EvaluationPaper) -> None:
    """Notes that somebody takes a paper of it along; nothing leaves before this is on file.

    Raises NotFound, also where it is out of sight or there is no such paper of it yet.
    """
    evaluation = work.evaluations.by_id(evaluation_id)
    unit = work.org.unit(evaluation.unit_id)
    access.allow(request.by, Act.SEE, access.at(unit.path), hides="evaluation")
    if what not in papers(evaluated(work, evaluation, unit)):
        raise NotFound("paper")
    work.audit.add(
        at=request.now,
        person_id=request.by.person_id,
        act=f"evaluation_{what.value}",
        subject=f"evaluation:{evaluation.id}",
    )


def rectify(work: Work, request: Request, evaluation_id: int, wrong: ToRectify) -> Rectification:
    """Hands out something that is to be put right: it is followed from then on, and judged at the
    next evaluation.

    Raises NotFound, Refused, WrongStep, Invalid (``rectification-missing``,
    ``rectification-too-long``, and what handing out raises).
    """
    opened = opening(work, request, evaluation_id)
    there = work.evaluations.rectification_of(evaluation_id, request.token)
    if there is not None:
        return there
    if not opened.may.rectify:
        raise WrongStep("evaluation", stage=opened.evaluation.stage.value)
    if wrong.object_id not in {one.id for one in opened.found.objects}:
        raise NotFound("object")
    what = clean(wrong.what, OBJECT_LIMIT, "rectification")
    if not what:
        raise Invalid("rectification-missing")
    made = work.evaluations.add_rectification(
        Rectification(
            evaluation_id=evaluation_id,
            object_id=wrong.object_id,
            what=what,
            token=request.token,
            added_at=request.now,
        )
    )
    hand_out(
        work,
        request,
        Handout(
            source=Source.EVALUATION,
            source_id=made.id,
            host_id=opened.unit.id,
            unit_id=wrong.unit_id,
            title=what,
            due=wrong.due,
        ),
    )
    return made
