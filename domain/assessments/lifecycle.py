"""The lifecycle of an assessment as one literal table; docs/assessments.md is drawn from it.

:func:`move` is the only place in the code that sets ``assessment.state``.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.assessments.model import Assessment, AssessmentArrow, AssessmentState
from domain.errors import WrongStep


class AssessmentSide(StrEnum):
    """Whose step it is."""

    UNIT = "unit"
    """The unit that proposes the matter."""
    REVIEW = "review"
    """Who reviews and decides; never somebody who assessed it."""
    CLOCK = "clock"


@dataclass(frozen=True, kw_only=True)
class AssessmentWay:
    """One arrow."""

    arrow: AssessmentArrow
    source: AssessmentState | None
    target: AssessmentState
    side: AssessmentSide


def _w(
    arrow: AssessmentArrow,
    source: AssessmentState | None,
    target: AssessmentState,
    side: AssessmentSide,
) -> AssessmentWay:
    return AssessmentWay(arrow=arrow, source=source, target=target, side=side)


_A, _S = AssessmentArrow, AssessmentState
_UNIT, _REVIEW, _CLOCK = AssessmentSide.UNIT, AssessmentSide.REVIEW, AssessmentSide.CLOCK

ASSESSMENT_WAYS: tuple[AssessmentWay, ...] = (
    _w(_A.REGISTER, None, _S.REGISTERED, _UNIT),
    _w(_A.PLAN, _S.REGISTERED, _S.HEARING, _UNIT),
    _w(_A.HEAR, _S.HEARING, _S.HEARING, _UNIT),
    _w(_A.SCORE, _S.HEARING, _S.HEARING, _UNIT),
    _w(_A.RATE, _S.HEARING, _S.RATED, _UNIT),
    _w(_A.RESCORE, _S.RATED, _S.HEARING, _UNIT),
    _w(_A.MEASURE, _S.RATED, _S.RATED, _UNIT),
    _w(_A.EXPECT, _S.RATED, _S.RATED, _UNIT),
    _w(_A.SUBMIT, _S.RATED, _S.IN_REVIEW, _UNIT),
    _w(_A.SEND_BACK, _S.IN_REVIEW, _S.RATED, _REVIEW),
    _w(_A.APPROVE, _S.IN_REVIEW, _S.TO_DECIDE, _REVIEW),
    _w(_A.CARRY_OUT, _S.TO_DECIDE, _S.DECIDED, _REVIEW),
    _w(_A.REFUSE, _S.TO_DECIDE, _S.DECIDED, _REVIEW),
    _w(_A.DEFER, _S.TO_DECIDE, _S.DEFERRED, _REVIEW),
    _w(_A.MEASURE, _S.DEFERRED, _S.DEFERRED, _UNIT),
    _w(_A.RESUME, _S.DEFERRED, _S.REGISTERED, _CLOCK),
    _w(_A.TICK, _S.DECIDED, _S.DECIDED, _UNIT),
    _w(_A.FILE, _S.DECIDED, _S.DECIDED, _UNIT),
    _w(_A.TRACK, _S.DECIDED, _S.DECIDED, _UNIT),
    _w(_A.MEASURE, _S.DECIDED, _S.DECIDED, _UNIT),
    _w(_A.ARCHIVE, _S.DECIDED, _S.ARCHIVED, _UNIT),
    _w(_A.MOVE_START, _S.REGISTERED, _S.REGISTERED, _UNIT),
    _w(_A.MOVE_START, _S.HEARING, _S.HEARING, _UNIT),
    _w(_A.MOVE_START, _S.RATED, _S.RATED, _UNIT),
    _w(_A.MOVE_START, _S.IN_REVIEW, _S.IN_REVIEW, _UNIT),
    _w(_A.MOVE_START, _S.TO_DECIDE, _S.TO_DECIDE, _UNIT),
    _w(_A.MOVE_START, _S.DEFERRED, _S.DEFERRED, _UNIT),
    _w(_A.MOVE_START, _S.DECIDED, _S.DECIDED, _UNIT),
    _w(_A.WITHDRAW, _S.REGISTERED, _S.WITHDRAWN, _UNIT),
    _w(_A.WITHDRAW, _S.HEARING, _S.WITHDRAWN, _UNIT),
    _w(_A.WITHDRAW, _S.RATED, _S.WITHDRAWN, _UNIT),
    _w(_A.WITHDRAW, _S.IN_REVIEW, _S.WITHDRAWN, _UNIT),
    _w(_A.WITHDRAW, _S.TO_DECIDE, _S.WITHDRAWN, _UNIT),
    _w(_A.WITHDRAW, _S.DEFERRED, _S.WITHDRAWN, _UNIT),
)


def way_of(state: AssessmentState | None, arrow: AssessmentArrow) -> AssessmentWay | None:
    """The one way of this name that leads on from there, or None."""
    return next((w for w in ASSESSMENT_WAYS if w.arrow is arrow and w.source is state), None)


def check_way(assessment: Assessment, arrow: AssessmentArrow) -> AssessmentWay:
    """The same. Raises :class:`WrongStep` where there is none."""
    way = way_of(assessment.state, arrow)
    if way is None:
        raise WrongStep("assessment", state=assessment.state.value)
    return way


def move(assessment: Assessment, arrow: AssessmentArrow, now: datetime) -> AssessmentWay:
    """Takes the step: sets the state and the moments that go with it. Raises :class:`WrongStep`
    when no way of this name leads on."""
    way = check_way(assessment, arrow)
    if arrow in {AssessmentArrow.ARCHIVE, AssessmentArrow.WITHDRAW}:
        assessment.ended_at = now
    if arrow in {AssessmentArrow.RESUME, AssessmentArrow.WITHDRAW}:
        assessment.resume_on = None
    if arrow is AssessmentArrow.RESUME:
        assessment.round += 1
    assessment.state = way.target
    return way
