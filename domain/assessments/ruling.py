"""What is done by another than who assessed: the first review, and the decision as it was taken."""

from datetime import date, datetime, time, timedelta

from domain.assessments import record
from domain.assessments.lifecycle import AssessmentSide, check_way
from domain.assessments.model import Assessment, AssessmentArrow, AssessmentRound
from domain.assessments.record import take
from domain.assessments.scale import GOING_AHEAD, Decision, Grade
from domain.assessments.telling import tell_moved
from domain.cases.draft import clean_note
from domain.days.deadlines import check_coming
from domain.days.periods import moment_at
from domain.errors import Invalid
from domain.ports import Work
from domain.request import Request

_NOON = time(12)


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
    decided_on: date | None = None,
) -> Assessment:
    """The decision as it was taken on a local day, today where none is said: a deferred matter
    comes back on its day.

    Raises NotFound, Refused, WrongStep, Invalid (``decision-setting``: the district does not
    decide so; ``decision-reason``: it goes against the guidance, and nothing is said why;
    ``decision-ahead``, ``decision-before``: not taken yet, or before the round began;
    ``decision-day``, ``day-gone``, ``day-far-off``, ``note-too-long``).
    """
    opened = record.opening(work, request, assessment_id, AssessmentSide.REVIEW)
    if opened.done:
        return opened.matter
    matter, round_, arrow = opened.matter, opened.round, arrow_of(decision)
    check_way(matter, arrow)
    if decision not in work.rules.assessments.decisions:
        raise Invalid("decision-setting")
    taken = _taken(work, request, round_, decided_on)
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
    matter.decided_at = round_.decided_at = taken
    matter.first_decided_at = matter.first_decided_at or taken
    round_.against, round_.reason = against, note
    take(work, request, opened, arrow, note)
    tell_moved(work, request, matter, round_, arrow, to={AssessmentSide.UNIT}, note=note)
    return matter


def check_decided(day: date, today: date) -> date:
    """A day on which something was decided. Raises Invalid (``decision-ahead``)."""
    if day > today:
        raise Invalid("decision-ahead")
    return day


def _taken(work: Work, request: Request, round_: AssessmentRound, day: date | None) -> datetime:
    """The moment of the decision; of an earlier day it is the noon."""
    rules = work.rules
    today = rules.day(request.now)
    if day is None or check_decided(day, today) == today:
        return request.now
    if day < rules.day(round_.began_at):
        raise Invalid("decision-before")
    return max(round_.began_at, moment_at(day, _NOON, rules.zone))


def arrow_of(decision: Decision) -> AssessmentArrow:
    """The step of a decision."""
    if decision in GOING_AHEAD:
        return AssessmentArrow.CARRY_OUT
    return AssessmentArrow.DEFER if decision is Decision.DEFER else AssessmentArrow.REFUSE
