"""Matters as a page gets them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from domain.assessments.grading import appraise
from domain.assessments.model import AssessmentArrow, AssessmentState, MatterKind, Opinions
from domain.assessments.scale import AnnexKind, Decision, Grade, Procedure
from domain.assessments.views import (
    AssessedRound,
    AssessmentLine,
    AssessmentView,
    MeasureLine,
)
from domain.followups.model import FollowupState
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from tests.makers import ASSESSMENTS

DUE = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
ASKED = Opinions(
    sent=200, returned=180, valid=175, supports=120, conditional=15, opposes=38, abstains=2
)


def matter_line(name: str = "东门片区改造", **changes: Any) -> AssessmentLine:
    """A matter in a list."""
    line = AssessmentLine(
        id=5,
        name=name,
        kind=MatterKind.LAND,
        unit=UnitRef(id=2, name="琅琊街道", kind=UnitKind.STREET),
        state=AssessmentState.TO_DECIDE,
        procedure=Procedure.ORDINARY,
        starts_on=date(2026, 12, 21),
        early=False,
        round=1,
        grade=Grade.MEDIUM,
        decision=None,
        decided_on=None,
        resume_on=None,
        due_at=DUE,
        overdue=False,
        yours=True,
    )
    return replace(line, **changes)


def measure(number: int = 1, **changes: Any) -> MeasureLine:
    """A measure on its way."""
    line = MeasureLine(
        id=number,
        text="逐户讲清补偿办法",
        unit_name="古道社区",
        due_on=date(2026, 12, 11),
        state=FollowupState.UNDER_WAY,
        feedback="",
        verdict=None,
        overdue=False,
    )
    return replace(line, **changes)


def matter(name: str = "东门片区改造", **changes: Any) -> AssessmentView:
    """A matter with all that may hang on it."""
    points = {item.code: item.points for item in ASSESSMENTS.scale.items}
    view = AssessmentView(
        line=matter_line(name),
        body="区住建局",
        registered_on=date(2026, 11, 2),
        plan="公示 10 天，问卷 200 份，座谈两场",
        heard_until=date(2026, 11, 20),
        opinions=ASKED,
        reasons="担心补偿不到位",
        scale=ASSESSMENTS.scale,
        points=points,
        appraisal=appraise(ASSESSMENTS.scale, points, ASKED),
        graded=Grade.MEDIUM,
        expected=Grade.MEDIUM,
        measures=(measure(),),
        rounds=(
            AssessedRound(
                number=1,
                grade=Grade.MEDIUM,
                expected=Grade.MEDIUM,
                decision=None,
                decided_on=None,
                against=False,
                reason="",
            ),
        ),
        annexes={kind: kind is AnnexKind.PLAN for kind in AnnexKind},
        filed_here_on=None,
        filed_above_on=None,
        returned="",
        tracked="",
        moved="",
        decisions=ASSESSMENTS.decisions,
        may=frozenset({AssessmentArrow.CARRY_OUT, AssessmentArrow.DEFER}),
    )
    return replace(view, **changes)


def decided_matter(decision: Decision = Decision.CARRY_OUT, **changes: Any) -> AssessmentView:
    """The same, decided against the guidance."""
    found = AssessedRound(
        number=1,
        grade=Grade.MEDIUM,
        expected=Grade.MEDIUM,
        decision=decision,
        decided_on=date(2026, 11, 24),
        against=True,
        reason="汛期前必须完工",
    )
    line = matter_line(
        state=AssessmentState.DECIDED,
        decision=decision,
        decided_on=date(2026, 11, 24),
        early=True,
    )
    return matter(**{"line": line, "rounds": (found,), **changes})
