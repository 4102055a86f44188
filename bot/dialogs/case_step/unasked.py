"""A sentence or file that came before it was asked for, on its way to where it belongs."""

from collections.abc import Sequence

from aiogram.fsm.state import State

from bot.dialogs.case_step.draft import CHECK, FIRST, CaseStep, StepDraft
from bot.dialogs.papers import Papers, PapersDraft
from domain.cases.lifecycle import Arrow
from domain.cases.model import AttachmentKind
from domain.cases.views import CaseView

_WORDLESS = frozenset({Arrow.WITHDRAW})
"""What is done in a dialog, but without a sentence."""


def uses(view: CaseView, draft: StepDraft) -> Sequence[Arrow]:
    """What the reader may do about the case with what they sent: a file is only added to it."""
    adds = (Arrow.ANSWER,) if view.may.add_detail else ()
    if draft.files:
        return adds
    others = [way for way in view.may.steps if way in FIRST and way not in {*_WORDLESS, *adds}]
    return (*adds, *others)


def onward(view: CaseView, draft: StepDraft) -> State | None:
    """The window in which it goes on: to be looked at, where there is one use; which use, where
    there are several, or one that is more than to add it. A file of who handles it goes with the
    papers. None where there is none."""
    found = uses(view, draft)
    paper = any(file.kind is AttachmentKind.PAPER for file in draft.files)
    if draft.files and view.may.attach and (paper or not found):
        return Papers.files
    if found == (Arrow.ANSWER,):
        return CHECK[Arrow.ANSWER]
    return CaseStep.use if found else None


def carried(following: State, draft: StepDraft) -> StepDraft | PapersDraft:
    """What the dialog of this window is started with."""
    if following is Papers.files:
        return PapersDraft(case_id=draft.case_id, files=draft.files)
    return draft
