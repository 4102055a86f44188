"""Each window of ``periodic`` with something in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.periodic import PeriodicStates, Purpose, WordsDraft, shown
from bot.texts import Say
from domain.days.periods import Period, PeriodKind
from domain.periodic.model import Figures
from domain.periodic.views import Recount

_WEEK = Period.containing(PeriodKind.WEEK, date(2026, 11, 24))

PREVIEWS: Mapping[State, bool] = {
    PeriodicStates.write: False,
    PeriodicStates.check: True,
    PeriodicStates.withdraw: False,
}
"""Each window, and whether the sentence is there yet."""


def preview(say: Say, state: State, purpose: Purpose = Purpose.REMARK) -> dict[str, Any]:
    """The data of a window's preview."""
    sentence = say.plain("preview-sentence") if PREVIEWS[state] else ""
    draft = WordsDraft(unit_id=1, period=_WEEK, purpose=purpose, sentence=sentence)
    changed = Recount(was=Figures(found=3, open=4), now=Figures(found=4, open=5))
    return shown(say, draft, changed if purpose is Purpose.REVISE and sentence else None)
