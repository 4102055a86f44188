"""Each window of ``assessments`` with something in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.assessments.draft import AssessmentDraft, AssessmentStates
from bot.dialogs.assessments.windows import Offered, shown
from bot.texts import Say
from domain.assessments.model import AssessmentArrow, MatterKind
from domain.assessments.scale import Decision, Procedure
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from tests.bot.samples_assessments import matter

_A, _S = AssessmentArrow, AssessmentStates
_TODAY = date(2026, 11, 24)
_DAYS = [date(2026, 12, 4), date(2026, 12, 14)]
_NEW = AssessmentDraft(
    arrow=_A.REGISTER,
    unit_id=2,
    kind=MatterKind.LAND,
    words="-",
    day=_DAYS[1],
    procedure=Procedure.ORDINARY,
)
_HEARD = AssessmentDraft(
    arrow=_A.HEAR, matter=5, counts=(200, 180, 175), answers=(150, 15, 8, 2), words="-"
)
_MEASURE = AssessmentDraft(arrow=_A.MEASURE, matter=5, unit_id=3, words="-", day=_DAYS[0])
PREVIEWS: Mapping[State, AssessmentDraft] = {
    _S.kind: _NEW,
    _S.words: _NEW,
    _S.body: _NEW,
    _S.day: _NEW,
    _S.procedure: _NEW,
    _S.counts: _HEARD,
    _S.answers: _HEARD,
    _S.unit: _MEASURE,
    _S.decision: AssessmentDraft(arrow=_A.CARRY_OUT, matter=5),
    _S.decided: AssessmentDraft(arrow=_A.CARRY_OUT, matter=5, decision=Decision.CARRY_OUT),
    _S.check: AssessmentDraft(
        arrow=_A.CARRY_OUT, matter=5, decision=Decision.DEFER, day=_DAYS[1], words="-"
    ),
}
"""Each window, and a draft that leads to it."""
UNITS = tuple(
    UnitRef(id=number, name=f"{number}", kind=UnitKind.COMMUNITY) for number in range(3, 15)
)


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    return preview_of(say, PREVIEWS[state])


def preview_of(say: Say, draft: AssessmentDraft) -> dict[str, Any]:
    """The data of a window for a draft."""
    about = matter(say.plain("preview-matter")) if draft.matter else None
    return shown(say, draft, about, Offered(today=_TODAY, days=_DAYS, units=UNITS))
