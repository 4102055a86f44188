"""Each window of ``convert`` with something in it."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.convert import ConvertCase, ConvertDraft, shown
from bot.texts import Say
from domain.cases.model import CaseKind, Label
from domain.cases.views import CategoryRef
from tests.bot.previews.parts import about_case

PREVIEWS: Mapping[State, ConvertDraft] = {
    ConvertCase.pick: ConvertDraft(case_id=15),
    ConvertCase.people: ConvertDraft(case_id=15, category_id=1),
    ConvertCase.check: ConvertDraft(case_id=15, category_id=1),
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    category, draft = say.plain("preview-category"), PREVIEWS[state]
    both = Label(zh=category, en=category)
    refs = (CategoryRef(id=1, code="a", label=both), CategoryRef(id=2, code="b", label=both))
    return shown(say, about_case(say, 15), CaseKind.DISPUTE, refs, draft)
