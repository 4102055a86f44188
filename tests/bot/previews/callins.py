"""Each window of ``callins`` with something in it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.fsm.state import State

from bot.dialogs.callins.draft import CallInDraft, CallInStates
from bot.dialogs.callins.windows import ToChoose, about_callin, shown
from bot.texts import Say
from domain.callins.model import CallInArrow
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from tests.bot.previews.parts import about_case

_DAYS = [date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30)]
_CALL = CallInDraft(
    arrow=CallInArrow.CALL, case_id=12, unit_ids=(1, 3), day=_DAYS[2], hour=time(15), place="-"
)
_TASK = CallInDraft(arrow=CallInArrow.HAND_OUT, callin_id=5, unit_id=2, day=_DAYS[1])

PREVIEWS: Mapping[State, CallInDraft] = {
    CallInStates.units: _CALL,
    CallInStates.place: _CALL,
    CallInStates.day: _CALL,
    CallInStates.hour: _CALL,
    CallInStates.unit: _TASK,
    CallInStates.words: _TASK,
    CallInStates.check: _CALL,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    draft = PREVIEWS[state]
    zone = ZoneInfo("Asia/Shanghai")
    about = about_case(say, 12) if draft.case_id else about_callin(say, None, zone)
    units = [
        UnitRef(
            id=number, name=say.plain("preview-unit", number=str(number)), kind=UnitKind.COMMUNITY
        )
        for number in range(1, 12)
    ]
    said = say.plain("preview-sentence")
    to_choose = ToChoose(
        today=_DAYS[0],
        zone=zone,
        days=_DAYS,
        off=frozenset({_DAYS[2]}),
        hours=[time(9), time(14, 30), time(15, 30)],
        units=units,
    )
    return shown(say, replace(draft, words=said, place=said), about, to_choose)
