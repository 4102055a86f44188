"""What somebody may do about an entry. Pure, and asked by the actions, the reads and the pages."""

from dataclasses import dataclass
from datetime import date, datetime

from domain import access
from domain.access import Act, seat_for
from domain.days.deadlines import end_of_day
from domain.directories.model import EntryState
from domain.people.model import Actor
from domain.rules import Rules


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


def first_due(checked_on: date, rules: Rules) -> datetime:
    """The moment from which the check after that of a local day is overdue."""
    return end_of_day(rules.directories.check_day(checked_on, rules.calendar), rules.zone)


def doubtable(state: EntryState, since: datetime, due: datetime) -> bool:
    """Whether it can be said to be wrong: what nobody has said so of since its last check.
    ``state`` and ``since`` are as they are kept, ``due`` is the :func:`first_due` of that check:
    what is to be checked from just then on is so by its age alone."""
    return state is EntryState.VALID or (state is EntryState.TO_CHECK and since == due)


def options(actor: Actor, host_path: str, state: EntryState, *, doubt: bool) -> EntryOptions:
    """What this person may do about an entry that is shown in this state; ``doubt`` says whether it
    is :func:`doubtable`."""
    host = access.at(host_path)
    keeps = seat_for(actor, Act.KEEP_DIRECTORY, host) is not None
    return EntryOptions(
        change=keeps,
        confirm=keeps and state is not EntryState.VALID,
        doubt=doubt,
        stop=keeps and state is not EntryState.STOPPED,
    )
