"""Each window with something in it, to look at and to test without a messenger."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.weekly_remark.draft import RemarkDraft
from bot.dialogs.weekly_remark.getters import shown
from bot.dialogs.weekly_remark.states import WeeklyRemark
from bot.texts import Say
from domain.periods import Period, PeriodKind

_WEEK = Period.containing(PeriodKind.WEEK, date(2026, 11, 24))

PREVIEWS: Mapping[State, bool] = {WeeklyRemark.write: False, WeeklyRemark.check: True}
"""Each window, and whether the sentence is there yet."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    remark = say.plain("preview-sentence") if PREVIEWS[state] else ""
    return shown(say, RemarkDraft(unit_id=1, period=_WEEK, remark=remark))
