"""Each window of a count of legal aid with something in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.aid import AidForm, AidStates, shown
from bot.texts import Say
from domain.aid.model import AidTally, AidTopic, AidWay, month_of
from domain.aid.options import AidOptions
from domain.aid.views import AidView
from domain.directories.model import EntryKind

_TODAY = date(2026, 11, 26)
_DAY = AidForm(
    entry_id=1, way=AidWay.VISIT, topic=AidTopic.WAGES, day=date(2026, 11, 25), number=12
)
_FIX = AidForm(
    entry_id=1,
    fixing=True,
    way=AidWay.CALL,
    topic=AidTopic.SUPPORT,
    day=_TODAY,
    number=-1,
    reason="-",
)
PREVIEWS: Mapping[State, AidForm] = {
    AidStates.way: AidForm(entry_id=1),
    AidStates.topic: _DAY,
    AidStates.day: _DAY,
    AidStates.number: _FIX,
    AidStates.reason: _FIX,
    AidStates.check: _FIX,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    unit = say.plain("preview-unit", number="1")
    view = AidView(
        entry_id=1,
        kind=EntryKind.AID_STATION,
        name=unit,
        unit_name=unit,
        month=month_of(_TODAY),
        tally=AidTally(consulted=12),
        ways={AidWay.VISIT: 12},
        topics={AidTopic.WAGES: 12},
        fixes=(),
        confirmed=None,
        now=month_of(_TODAY),
        owing=False,
        may=AidOptions(count=True, correct=True),
    )
    return shown(say, PREVIEWS[state], view, _TODAY, [_TODAY, date(2026, 11, 25)])
