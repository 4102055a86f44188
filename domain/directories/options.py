"""What somebody may do about an entry. Pure, and asked by the actions, the reads and the pages."""

from dataclasses import dataclass
from datetime import datetime

from domain import access
from domain.access import Act, seat_for
from domain.directories.model import EntryState
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class EntryOptions:
    """What may be done about an entry now."""

    change: bool = False
    confirm: bool = False
    """To say that it is right, where it is to be checked or was stopped."""
    doubt: bool = False
    """To say that it is wrong."""
    stop: bool = False


def shown_state(state: EntryState, due_at: datetime, now: datetime) -> EntryState:
    """How it is shown: what was not checked by its day is to be checked, whether the clock has come
    by or not."""
    if state is EntryState.VALID and now >= due_at:
        return EntryState.TO_CHECK
    return state


def doubtable(state: EntryState) -> bool:
    """Whether it can be said to be wrong: what is shown to be right."""
    return state is EntryState.VALID


def options(actor: Actor, host_path: str, state: EntryState) -> EntryOptions:
    """What this person may do about an entry that is shown in this state."""
    host = access.at(host_path)
    keeps = seat_for(actor, Act.KEEP_DIRECTORY, host) is not None
    return EntryOptions(
        change=keeps,
        confirm=keeps and state is not EntryState.VALID,
        doubt=doubtable(state),
        stop=keeps and state is not EntryState.STOPPED,
    )
