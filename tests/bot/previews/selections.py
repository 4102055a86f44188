"""Each window of ``selections`` with something in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.selections.draft import SelectionDraft, SelectionStates
from bot.dialogs.selections.windows import SelectionAbout, shown
from bot.texts import Say
from domain.selections.model import SelectionArrow
from tests.bot.samples_selections import application, applying, selection

_A, _S = SelectionArrow, SelectionStates
_TODAY = date(2026, 12, 8)
_DAYS = [date(2026, 12, 8), date(2026, 12, 7)]
PREVIEWS: Mapping[State, SelectionDraft] = {
    _S.day: SelectionDraft(arrow=_A.VISIT, selection_id=1, application_id=4),
    _S.words: SelectionDraft(arrow=_A.RECOMMEND, selection_id=1, application_id=4),
    _S.check: SelectionDraft(
        arrow=_A.VISIT, selection_id=1, application_id=4, day=_DAYS[1], words="-"
    ),
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    return preview_of(say, PREVIEWS[state])


def preview_of(say: Say, draft: SelectionDraft) -> dict[str, Any]:
    """The data of a window for a draft."""
    name = say.plain("preview-unit", number="1")
    if draft.application_id:
        about = SelectionAbout(application=application(name))
    elif draft.arrow is _A.APPLY:
        about = SelectionAbout(applying=applying(name))
    else:
        about = SelectionAbout(round=selection(name)) if draft.selection_id else SelectionAbout()
    return shown(say, draft, about, _DAYS, _TODAY)
