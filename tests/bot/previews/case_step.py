"""Each window of ``case_step`` with something in it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.case_step.draft import CaseStep, StepDraft
from bot.dialogs.case_step.windows import shown
from bot.texts import Say
from domain.cases.draft import DraftFile
from domain.cases.lifecycle import Arrow
from domain.cases.model import AttachmentKind, CaseKind, Outcome
from domain.cases.views import Destination
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from tests.bot.previews.parts import about_case

_UNITS = 14
_STAFFED = 12

_ASK = StepDraft(case_id=12, arrow=Arrow.ASK_BACK)
_RESOLVE = StepDraft(case_id=12, arrow=Arrow.RESOLVE, outcome=Outcome.SUCCESS)
_ANSWER = StepDraft(
    case_id=12,
    arrow=Arrow.ANSWER,
    files=(
        DraftFile(kind=AttachmentKind.PHOTO, file="a.jpg", size=1),
        DraftFile(kind=AttachmentKind.VOICE, file="b.ogg", size=1),
    ),
)

PREVIEWS: Mapping[State, StepDraft] = {
    CaseStep.outcome: _RESOLVE,
    CaseStep.question: _ASK,
    CaseStep.sentence: _RESOLVE,
    CaseStep.detail: _ANSWER,
    CaseStep.check_question: _ASK,
    CaseStep.check_sentence: _RESOLVE,
    CaseStep.check_detail: _ANSWER,
    CaseStep.withdraw: StepDraft(case_id=12, arrow=Arrow.WITHDRAW),
    CaseStep.reason: StepDraft(case_id=12, arrow=Arrow.NOT_FIXED),
    CaseStep.check_reason: StepDraft(case_id=12, arrow=Arrow.HAND_UP),
    CaseStep.unit: StepDraft(case_id=12, arrow=Arrow.ASSIGN),
    CaseStep.check_unit: StepDraft(case_id=12, arrow=Arrow.ASSIGN, to_unit_id=1),
    CaseStep.which: replace(_ANSWER, among=(12, 13, 14)),
    CaseStep.use: StepDraft(case_id=12, arrow=Arrow.ANSWER, fresh=True),
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    return preview_of(say, PREVIEWS[state])


def preview_of(say: Say, draft: StepDraft, kind: CaseKind = CaseKind.DISPUTE) -> dict[str, Any]:
    """The data of any window as this draft fills it."""
    sentence = say.plain("preview-sentence")
    about = about_case(say, draft.case_id)
    noted = replace(draft, note=sentence)
    units = [
        Destination(unit=_unit(say, n), suggested=n == 0, staffed=n < _STAFFED)
        for n in range(_UNITS)
    ]
    to = say.plain("preview-unit", number="1")
    return shown(say, noted, about, kind, sentence, where=(units, to))


def _unit(say: Say, number: int) -> UnitRef:
    name = say.plain("preview-unit", number=str(number + 1))
    return UnitRef(id=number + 1, name=name, kind=UnitKind.CENTRE)
