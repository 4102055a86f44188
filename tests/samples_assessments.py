"""What is told of assessments, for tests of notices."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from domain.assessments.model import AssessmentArrow, AssessmentState
from domain.assessments.notices import AssessmentDue, AssessmentMoved
from domain.assessments.scale import AnnexKind, Decision, Grade
from domain.notices import Notice
from domain.overdue.rungs import RUNGS
from domain.reminders.ladder import Rung

DUE = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)
TOLD = (
    AssessmentArrow.SUBMIT,
    AssessmentArrow.SEND_BACK,
    AssessmentArrow.APPROVE,
    AssessmentArrow.CARRY_OUT,
    AssessmentArrow.REFUSE,
    AssessmentArrow.DEFER,
    AssessmentArrow.RESUME,
    AssessmentArrow.WITHDRAW,
)
"""The steps somebody is told of."""
_OF: dict[str, Any] = {"assessment_id": 5, "name": "东门片区改造", "unit_name": "琅琊街道"}


def assessment_moved(arrow: AssessmentArrow, **changes: Any) -> AssessmentMoved:
    """What was done about a matter."""
    decided = Decision.CARRY_OUT if arrow is AssessmentArrow.CARRY_OUT else None
    notice = AssessmentMoved(
        arrow=arrow, expected=Grade.LOW, decision=decided, note="缺听证记录", step="tap", **_OF
    )
    return replace(notice, **changes)


def assessment_due(rung: Rung, **changes: Any) -> AssessmentDue:
    """A step that is due, or overdue."""
    notice = AssessmentDue(
        state=AssessmentState.DECIDED,
        owes="琅琊街道",
        due_at=DUE,
        missing=(AnnexKind.HEARING, AnnexKind.EMERGENCY),
        rung=rung,
        again="decided:2026-12-01",
        **_OF,
    )
    return replace(notice, **changes)


ASSESSMENT_RUNGS = (Rung.DUE_DAY, *RUNGS)
OF_ASSESSMENTS: list[Notice] = [
    *(assessment_moved(arrow) for arrow in TOLD),
    *(assessment_due(rung) for rung in ASSESSMENT_RUNGS),
    assessment_due(Rung.NEXT_TIER, unreached=True, missing=()),
]


def the_longest_assessments(name: str, largest: int, note: str) -> list[list[Notice]]:
    """Those that take the most room."""
    most: dict[str, Any] = {"name": "<" * 120, "unit_name": name}
    return [
        *([assessment_moved(arrow, note=note, **most)] for arrow in TOLD),
        *(
            [
                assessment_due(
                    rung,
                    assessment_id=largest - n,
                    owes=name,
                    missing=tuple(AnnexKind),
                    **most,
                )
                for n in range(300)
            ]
            for rung in ASSESSMENT_RUNGS
        ),
    ]
