"""What somebody may do about a round or a sheet now, and what of it may be seen.

Pure, and asked by the actions, the reads and the pages alike.
"""

from dataclasses import dataclass
from datetime import datetime

from domain import access
from domain.access import Act, seat_for
from domain.people.model import Actor
from domain.twoway.model import SheetState, TwowayRound, TwowaySheet, whole


@dataclass(frozen=True, kw_only=True)
class SheetOptions:
    """What may be done about a sheet now."""

    fill: bool = False
    """To mark an item, or to say that there were no dealings."""
    confirm: bool = False
    take_back: bool = False


@dataclass(frozen=True, kw_only=True)
class RoundOptions:
    """What may be done about a round now, by whoever may open one."""

    cancel: bool = False
    read_all: bool = False
    """To read the results of all units."""


def is_seen(own: SheetState, opposite: SheetState | None, *, over: bool) -> bool:
    """Whether a sheet counts in what anybody reads: it is in, and so is that of the other side
    about the same two, or the round has closed. No reader asks less than this."""
    if own is SheetState.OPEN:
        return False
    return over or (opposite is not None and opposite is not SheetState.OPEN)


def sheet_options(
    actor: Actor,
    from_path: str,
    sheet: TwowaySheet,
    of: TwowayRound,
    opposite: SheetState | None,
    now: datetime,
) -> SheetOptions:
    """What this person may do about a sheet of the unit at the path; nothing for others."""
    ours = seat_for(actor, Act.FILL_TWOWAY, access.at(from_path)) is not None
    if not ours or not of.takes(now):
        return SheetOptions()
    if sheet.state is SheetState.OPEN:
        return SheetOptions(fill=True, confirm=whole(of.form, sheet.marks))
    return SheetOptions(take_back=not is_seen(sheet.state, opposite, over=of.over(now)))


def round_options(actor: Actor, host_path: str, of: TwowayRound, now: datetime) -> RoundOptions:
    """What this person may do about a round of the unit at the path."""
    if seat_for(actor, Act.OPEN_TWOWAY, access.at(host_path)) is None:
        return RoundOptions()
    return RoundOptions(cancel=of.takes(now), read_all=of.over(now))
