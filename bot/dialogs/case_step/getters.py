"""What the windows show. Only reads."""

from typing import Any

from aiogram_dialog import DialogManager

from bot import words
from bot.dialogs.asking import asking
from bot.dialogs.case_step.draft import StepDraft, load
from bot.dialogs.common import Choice
from bot.pages.case import title
from bot.texts import Html, Say
from domain.boards import CaseView
from domain.cases.lifecycle import TRANSITIONS, Arrow
from domain.cases.model import OUTCOMES_BY_HAND, AttachmentKind, CaseKind, State
from domain.cases.privacy import find_personal
from domain.errors import NotFound

_ASKING = frozenset(way.letter for way in TRANSITIONS if way.arrow is Arrow.ASK_BACK)


async def case_step(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The case the step is about, and what has been answered."""
    ask, draft = asking(dialog_manager), load(dialog_manager)
    try:
        view = await ask.desk.boards.case(ask.actor, draft.case_id, ask.desk.clock.now())
    except NotFound:
        # out of reach by now: just its number (taking the step will say so)
        about = ask.say("step-about-gone", id=str(draft.case_id))
        return shown(ask.say, draft, about, CaseKind.DISPUTE)
    line = view.line
    about = ask.say("step-about", title=title(ask.say, line), summary=line.summary)
    return shown(ask.say, draft, about, line.kind, _question(view))


def shown(
    say: Say, draft: StepDraft, about: Html, kind: CaseKind, question: str = ""
) -> dict[str, Any]:
    """The data of all windows."""
    photos = sum(file.kind is AttachmentKind.PHOTO for file in draft.files)
    return {
        "about": about,
        "question": question,
        "items": [
            Choice(id=outcome.value, label=words.capital(words.outcome(say, outcome, kind)))
            for outcome in OUTCOMES_BY_HAND
        ],
        "outcome": words.outcome(say, draft.outcome, kind) if draft.outcome else "",
        "note": draft.note or say.plain("step-no-note"),
        "files": say.plain("step-files", photos=photos, voices=len(draft.files) - photos),
        "personal": bool(find_personal(draft.note)),
    }


def _question(view: CaseView) -> str:
    """What the reporter is asked, while it waits for the answer."""
    if view.line.state is not State.RETURNED:
        return ""
    asked = [entry.note for entry in view.timeline if entry.arrow in _ASKING]
    return asked[-1] if asked else ""
