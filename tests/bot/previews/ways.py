"""Each window of ``ways`` with something in it."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.ways.draft import WayDraft
from bot.dialogs.ways.getters import conversion, pair, part
from bot.dialogs.ways.states import Ways
from bot.dialogs.widgets import Choice
from bot.texts import Say
from domain.cases.model import CaseKind, Label, PeopleBand
from domain.cases.views import CategoryRef

_MERGE = WayDraft(case_id=15, other_id=12)
_SPLIT = WayDraft(case_id=15, people=PeopleBand.FIVE_NINE)
_CONVERT = WayDraft(case_id=15, category_id=1)

PREVIEWS: Mapping[State, WayDraft] = {
    Ways.merge_pick: _MERGE,
    Ways.merge_check: _MERGE,
    Ways.split_people: _SPLIT,
    Ways.split_summary: _SPLIT,
    Ways.split_check: _SPLIT,
    Ways.convert_pick: _CONVERT,
    Ways.convert_check: _CONVERT,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    draft = PREVIEWS[state]
    category, sentence = say.plain("preview-category"), say.plain("preview-sentence")

    def about(case_id: int) -> Any:
        title = say("case-title", id=str(case_id), category=category)
        return say("step-about", title=title, summary=sentence)

    if state is Ways.merge_pick:
        label = say.plain("ways-candidate", id="12", place=category, summary=sentence)
        return {"about": about(15), "items": [Choice(id=12, label=label)], "found": True}
    if draft is _MERGE:
        return pair(about(15), about(12), 15, 12)
    if draft is _SPLIT:
        return {**part(say, about(15), draft), "summary": sentence}
    both = Label(zh=category, en=category)
    refs = (CategoryRef(id=1, label=both), CategoryRef(id=2, label=both))
    return conversion(say, about(15), CaseKind.DISPUTE, refs, 1)
