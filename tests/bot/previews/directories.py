"""Each window of an entry of the directory with something in it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.directories.draft import EntryForm, EntryStates
from bot.dialogs.directories.windows import hosts_of, shown
from bot.texts import Say
from domain.directories.model import EntryKind
from domain.org.model import UnitKind
from domain.org.views import UnitRef

_NEW = EntryForm(kind=EntryKind.MEALS)
_WRITTEN = EntryForm(
    kind=EntryKind.MEALS,
    phone="0550-3012345",
    hours="abcdefg 10:30-13:00",
    new=False,
    asked="place",
)

PREVIEWS: Mapping[State, EntryForm] = {
    EntryStates.kind: EntryForm(),
    EntryStates.host: _NEW,
    EntryStates.field: _WRITTEN,
    EntryStates.card: _WRITTEN,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    unit = say.plain("preview-unit", number="1")
    draft = replace(
        PREVIEWS[state],
        host=unit,
        name=say.plain("preview-entry-name"),
        place=say.plain("preview-entry-place"),
    )
    data = shown(say, draft)
    return {**data, "items": hosts_of((UnitRef(id=1, name=unit, kind=UnitKind.COMMUNITY),))}
