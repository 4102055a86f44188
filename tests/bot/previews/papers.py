"""The window of ``papers`` with something in it."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.papers import Papers, PapersDraft, shown
from bot.texts import Say
from domain.cases.draft import DraftFile
from domain.cases.model import AttachmentKind
from tests.bot.previews.parts import about_case

_PAPER = DraftFile(kind=AttachmentKind.PAPER, file="a.pdf", size=1)
PREVIEWS: Mapping[State, PapersDraft] = {Papers.files: PapersDraft(case_id=15, files=(_PAPER,))}
"""The window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of the window's preview."""
    return shown(say, about_case(say, 15), PREVIEWS[state])
