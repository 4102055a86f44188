"""What is done by another than who assessed: the first review, and the decision as it was taken."""

from datetime import date, timedelta

from domain.assessments import record
from domain.assessments.lifecycle import AssessmentSide, check_way
from domain.assessments.model import Assessment, AssessmentArrow
from domain.assessments.record import take
from domain.assessments.scale import GOING_AHEAD, Decision, Grade
from domain.assessments.telling import tell_moved
from domain.cases.draft import clean_note
from domain.days.deadlines import check_coming
from domain.errors import Invalid
from domain.ports import Work
from domain.request import Request


def send_back(work: Work, request: Request, assessment_id: int, reason: str) -> Assessment:
    """退回补充: something is wanting, and the unit hears what.

    Raises NotFound, Refused, WrongStep, Invalid (``note-missing``, ``note-too-long``).
    """
    opened = record.opening(work, request, assessment_id, AssessmentSide.REVIEW)
    if opened.done:
        return opened.matter
    check_way(opened.matter, AssessmentArrow.SEND_BACK)
    note = clean_note(reason)
    if not note:
        raise Invalid("note-missing")
    take(work, request, opened, AssessmentArrow.SEND_BACK, note)
    arrow, to = AssessmentArrow.SEND_BACK, {AssessmentSide.UNIT}
    tell_moved(work, request, opened.matter, opened.round, arrow, to=to, note=note)
    return opened.matter


def approve(work: Work, request: Request, assessment_id: int) -> Assessment:
    """初审通过: it is to be decided. Raises NotFound, Refused, WrongStep."""
    opened = record.opening(work, request, assessment_id, AssessmentSide.REVIEW)
    if opened.done:
        return opened.matter
    take(work, request, opened, AssessmentArrow.APPROVE)
    arrow, to = AssessmentArrow.APPROVE, {AssessmentSide.UNIT, AssessmentSide.REVIEW}
    tell_moved(work, request, opened.matter, opened.round, arrow, to=to)
    return opened.matter


def decide(
    work: Work,
    request: Request,
    assessment_id: int,
    decision: Decision,
    reason: str = "",
    resume_on: date | None = None,
) -> Assessment:
    """The decision as it was taken: a deferred matter comes back on its day, a local one.

    Raises NotFound, Refused, WrongStep, Invalid (``decision-setting``: the district does not
    decide so; ``decision-reason``: it goes against the guidance, and nothing is said why;
    ``decision-day``, ``day-gone``, ``day-far-off``, ``note-too-long``).
    """
    opened = record.opening(work, request, assessment_id, AssessmentSide.REVIEW)
    if opened.done:
        return opened.matter
    matter, round_, arrow = opened.matter, opened.round, arrow_of(decision)
    check_way(matter, arrow)
    if decision not in work.rules.assessments.decisions:
        raise Invalid("decision-setting")
    note = clean_note(reason)
    grade = round_.expected or Grade.HIGH
    against = not round_.scale.allowed(decision, grade)
    if against and not note:
        raise Invalid("decision-reason")
    matter.resume_on = None
    if decision is Decision.DEFER:
        tomorrow = work.rules.day(request.now) + timedelta(days=1)
        if resume_on is None:
            raise Invalid("decision-day")
        matter.resume_on = check_coming(resume_on, tomorrow)
    matter.decision = round_.decision = decision
    matter.decided_at = round_.decided_at = request.now
    matter.first_decided_at = matter.first_decided_at or request.now
    round_.against, round_.reason = against, note
    take(work, request, opened, arrow, note)
    tell_moved(work, request, matter, round_, arrow, to={AssessmentSide.UNIT}, note=note)
    return matter


def arrow_of(decision: Decision) -> AssessmentArrow:
    """The step of a decision."""
    if decision in GOING_AHEAD:
        return AssessmentArrow.CARRY_OUT
    return AssessmentArrow.DEFER if decision is Decision.DEFER else AssessmentArrow.REFUSE
