"""Each window of a course with something in it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.trainings import TrainingEntry, TrainingStates, shown
from bot.texts import Say
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.trainings.model import TOPIC_LIMIT, TrainingForm

_TODAY = date(2026, 11, 26)
_WHOLE = TrainingEntry(
    unit_id=1, form=TrainingForm.GATHERED, day=_TODAY, topic="-", came=36, material="-"
)
PREVIEWS: Mapping[State, TrainingEntry] = {
    TrainingStates.unit: TrainingEntry(),
    TrainingStates.form: TrainingEntry(unit_id=1),
    TrainingStates.day: TrainingEntry(unit_id=1, form=TrainingForm.MEETING),
    TrainingStates.topic: replace(_WHOLE, topic="", came=0, material=""),
    TrainingStates.came: replace(_WHOLE, came=0, material=""),
    TrainingStates.material: replace(_WHOLE, material=""),
    TrainingStates.check: _WHOLE,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    units = [
        UnitRef(
            id=number,
            name=say.plain("preview-unit", number=str(number)),
            kind=UnitKind.COMMUNITY,
        )
        for number in (1, 2)
    ]
    entry = PREVIEWS[state]
    if entry.topic:
        entry = replace(entry, topic=say.plain("preview-sentence")[:TOPIC_LIMIT])
    if entry.material:
        entry = replace(entry, material=say.plain("preview-sentence"))
    return shown(say, entry, units, _TODAY, [_TODAY, date(2026, 11, 25)])
