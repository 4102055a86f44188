"""Each window with something in it, to look at and to test without a messenger."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.case_step.draft import StepDraft
from bot.dialogs.case_step.getters import shown
from bot.dialogs.case_step.states import CaseStep
from bot.texts import Say
from domain.cases.draft import DraftFile
from domain.cases.lifecycle import Arrow
from domain.cases.model import AttachmentKind, CaseKind, Outcome

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
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    draft = PREVIEWS[state]
    title = say("case-title", id=str(draft.case_id), category=say.plain("preview-category"))
    sentence = say.plain("preview-sentence")
    about = say("step-about", title=title, summary=sentence)
    data = shown(say, draft, about, CaseKind.DISPUTE, sentence)
    return {**data, "note": sentence}
