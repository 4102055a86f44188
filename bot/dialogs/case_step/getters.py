"""What the windows show. Only reads."""

from typing import Any

from aiogram_dialog import DialogManager

from bot import words
from bot.dialogs.asking import Asking, asking
from bot.dialogs.case_step.draft import StepDraft, load
from bot.dialogs.common import Choice
from bot.pages.case import title
from bot.texts import Html, Say
from domain.cases.model import OUTCOMES_BY_HAND, AttachmentKind, CaseKind
from domain.cases.privacy import find_personal
from domain.errors import NotFound


async def case_step(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The case the step is about, and what has been answered."""
    ask, draft = asking(dialog_manager), load(dialog_manager)
    about, kind = await _about(ask, draft)
    return shown(ask.say, draft, about, kind)


def shown(say: Say, draft: StepDraft, about: Html, kind: CaseKind) -> dict[str, Any]:
    """The data of all windows."""
    photos = sum(file.kind is AttachmentKind.PHOTO for file in draft.files)
    return {
        "about": about,
        "items": [
            Choice(id=outcome.value, label=words.outcome(say, outcome, kind))
            for outcome in OUTCOMES_BY_HAND
        ],
        "outcome": words.outcome(say, draft.outcome, kind) if draft.outcome else "",
        "note": draft.note or say.plain("step-no-note"),
        "files": say.plain("step-files", photos=photos, voices=len(draft.files) - photos),
        "personal": bool(find_personal(draft.note)),
    }


async def _about(ask: Asking, draft: StepDraft) -> tuple[Html, CaseKind]:
    """The case in two lines; just its number when it is out of reach by now (taking the step will
    say so)."""
    try:
        view = await ask.desk.boards.case(ask.actor, draft.case_id, ask.desk.clock.now())
    except NotFound:
        return ask.say("step-about-gone", id=str(draft.case_id)), CaseKind.DISPUTE
    line = view.line
    return ask.say("step-about", title=title(ask.say, line), summary=line.summary), line.kind
