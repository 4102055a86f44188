"""Each window of ``postings`` with something in it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.postings import PostingDraft, PostingStates, shown
from bot.texts import Say

PREVIEWS: Mapping[State, PostingDraft] = {
    PostingStates.words: PostingDraft(unit_id=3),
    PostingStates.check: PostingDraft(unit_id=3, words="-"),
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    draft = PREVIEWS[state]
    return shown(replace(draft, words=say.plain("preview-sentence")) if draft.words else draft)
