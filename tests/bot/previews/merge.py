"""Each window of ``merge`` with something in it."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.merge import MergeCase, both, offered
from bot.texts import Say
from tests.bot.previews.parts import about_case
from tests.bot.samples import a_line

PREVIEWS: Mapping[State, tuple[int, int]] = {
    MergeCase.pick: (15, 12),
    MergeCase.check: (15, 12),
}
"""Each window, and the two cases."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    one, other = PREVIEWS[state]
    if state is MergeCase.pick:
        return offered(say, about_case(say, one), (a_line(other),))
    return both(about_case(say, one), about_case(say, other), one, other)
