"""Each window of ``split`` with something in it."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.split import SplitCase, SplitDraft, shown
from bot.texts import Say
from domain.cases.model import PeopleBand
from tests.bot.previews.parts import about_case

_BEGUN = SplitDraft(case_id=15)
_PEOPLE = SplitDraft(case_id=15, people=PeopleBand.FIVE_NINE)

PREVIEWS: Mapping[State, SplitDraft] = {
    SplitCase.people: _BEGUN,
    SplitCase.summary: _PEOPLE,
    SplitCase.check: _PEOPLE,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    data = shown(say, about_case(say, 15), PREVIEWS[state])
    return {**data, "summary": say.plain("preview-sentence")}
