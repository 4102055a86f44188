"""An entry of the directory on its way: its states, and what is written so far."""

from dataclasses import dataclass, replace

from aiogram.fsm.state import State, StatesGroup

from domain.directories.model import EntryDraft, EntryKind, EntryState, mark_of
from domain.directories.views import EntryView
from domain.errors import NotFound

ASKED = ("name", "phone", "hours", "place")
"""What is asked of a new one, in this order."""
WRITTEN = ("name", "phone", "hours", "place", "stand_in", "bring", "shown_name")
MAY_BE_EMPTY = frozenset({"place", "stand_in", "bring", "shown_name"})


class EntryStates(StatesGroup):
    """The windows."""

    kind = State()
    host = State()
    field = State()
    card = State()


@dataclass(frozen=True, kw_only=True)
class EntryForm:
    """An entry on its way, or the change of the one of this id."""

    entry_id: int = 0
    kind: EntryKind | None = None
    host_id: int = 0
    host: str = ""
    looked_for: str = ""
    asked: str = "name"
    """What is asked just now."""
    new: bool = True
    """Whether what is missing is asked one after another."""
    name: str = ""
    phone: str = ""
    hours: str = ""
    place: str = ""
    stand_in: str = ""
    bring: str = ""
    shown_name: str = ""
    free: bool = True
    step_free: bool = False
    mark: str = ""
    """Of what was read of the one that is changed."""


def form_of(view: EntryView) -> EntryForm:
    """An entry as it is changed."""
    line = view.line
    form = EntryForm(
        entry_id=line.id,
        kind=line.kind,
        host_id=line.host.id,
        host=line.host.name,
        new=False,
        name=line.name,
        phone=line.phone,
        hours=view.hours,
        place=view.place,
        stand_in=view.stand_in,
        bring=view.bring,
        shown_name=view.shown_name,
        free=view.free,
        step_free=view.step_free,
    )
    stopped = line.state is EntryState.STOPPED
    return replace(form, mark=mark_of(entry_of(form), stopped=stopped))


def entry_of(draft: EntryForm) -> EntryDraft:
    """As the action takes it. Raises NotFound for one without a kind."""
    if draft.kind is None:
        raise NotFound("kind")
    return EntryDraft(
        kind=draft.kind,
        host_id=draft.host_id,
        name=draft.name,
        phone=draft.phone,
        hours=draft.hours,
        place=draft.place,
        stand_in=draft.stand_in,
        bring=draft.bring,
        free=draft.free,
        step_free=draft.step_free,
        shown_name=draft.shown_name,
    )
