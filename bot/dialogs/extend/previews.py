"""Each window with something in it, to look at and to test without a messenger."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.extend.draft import ExtendDraft
from bot.dialogs.extend.getters import shown
from bot.dialogs.extend.states import Extend
from bot.texts import Say

_ASKED = ExtendDraft(case_id=12, days=10)

PREVIEWS: Mapping[State, ExtendDraft] = {
    Extend.days: ExtendDraft(case_id=12),
    Extend.parties: _ASKED,
    Extend.reason: _ASKED,
    Extend.check: ExtendDraft(case_id=12, days=10, parties_agree=True),
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    draft = PREVIEWS[state]
    title = say("case-title", id=str(draft.case_id), category=say.plain("preview-category"))
    about = say("step-about", title=title, summary=say.plain("preview-sentence"))
    day = say.plain("day", month=say.plain("month-12"), day="18")
    limit = say.plain("day", month=say.plain("month-12"), day="24")
    now = say.plain("case-due-finish", due=say.plain("day", month=say.plain("month-12"), day="4"))
    data = shown(say, draft, about=about, now=now, until=day, limit=limit)
    return {**data, "reason": say.plain("preview-reason")}
