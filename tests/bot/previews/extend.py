"""Each window of ``extend`` with something in it."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.extend import Extend, ExtendDraft, shown
from bot.texts import Say
from tests.bot.previews.parts import about_case

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
    about = about_case(say, draft.case_id)
    day = say.plain("day", month=say.plain("month-12"), day="18")
    limit = say.plain("day", month=say.plain("month-12"), day="24")
    now = say.plain("case-due-finish", due=say.plain("day", month=say.plain("month-12"), day="4"))
    data = shown(say, draft, about=about, now=now, until=day, limit=limit)
    return {**data, "reason": say.plain("preview-reason")}
