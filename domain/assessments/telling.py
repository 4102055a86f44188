"""Who is told of a step, and who owes the next one."""

from collections.abc import Collection

from domain.assessments.lifecycle import AssessmentSide
from domain.assessments.model import (
    Assessment,
    AssessmentArrow,
    AssessmentRound,
    AssessmentState,
)
from domain.assessments.notices import AssessmentDue, AssessmentMoved, all_of
from domain.assessments.record import scorers
from domain.cases import telling
from domain.people.line import Lines, Nearest
from domain.people.model import Role
from domain.ports import Work
from domain.request import Request

ASSESSING = frozenset({Role.COORDINATOR, Role.SUPERVISOR, Role.ADMINISTRATOR})
"""The posts that propose and assess for a unit, whichever of them it has."""
RULING = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
"""The posts that review, and record what was decided."""
_REVIEWED = frozenset({AssessmentState.IN_REVIEW, AssessmentState.TO_DECIDE})


def side_of(state: AssessmentState) -> AssessmentSide:
    """Whose turn it is."""
    return AssessmentSide.REVIEW if state in _REVIEWED else AssessmentSide.UNIT


def asked(
    work: Work, lines: Lines, matter: Assessment, round_: AssessmentRound, side: AssessmentSide
) -> Nearest:
    """Who is asked on a side: at the unit, or at the nearest one above; never a scorer to
    review."""
    line = lines.of(matter.unit_id)
    if side is AssessmentSide.REVIEW:
        return lines.nearest(line, RULING, besides=scorers(work, round_))
    return lines.nearest(line, ASSESSING)


def tell_moved(
    work: Work,
    request: Request,
    matter: Assessment,
    round_: AssessmentRound,
    arrow: AssessmentArrow,
    *,
    to: Collection[AssessmentSide],
    note: str = "",
) -> None:
    """These sides hear of it, but for who has just done it; that the step before was due is told no
    more."""
    work.outbox.withdraw(all_of(matter.id), request.now, kinds=(AssessmentDue.kind,))
    lines = Lines(work=work, now=request.now, reached=True)
    people = {person for side in to for person in asked(work, lines, matter, round_, side).people}
    notice = AssessmentMoved(
        assessment_id=matter.id,
        name=matter.name,
        unit_name=work.org.unit(matter.unit_id).name,
        arrow=arrow,
        expected=round_.expected,
        decision=round_.decision,
        note=note,
        step=request.token,
    )
    telling.tell(work, people - {request.person_id}, notice, request.now)
