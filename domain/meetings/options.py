"""What somebody may do about a meeting, an item of its agenda, and whether they may put a matter
there.

Pure, and asked by the actions, the reads and the pages alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain import access
from domain.access import Act, Target, seat_for, sees
from domain.cases.lifecycle import handling
from domain.cases.model import Case
from domain.meetings.lifecycle import MeetingArrow, leads
from domain.meetings.model import (
    BEFOREHAND,
    COMING,
    GIVEN,
    ON_RECORD,
    MeetingState,
    Ruling,
)
from domain.people.model import Actor


class Ruled(Protocol):
    """An item: that of the domain, or a row of one."""

    @property
    def ruling(self) -> Ruling | None:
        """What became of it."""
        ...


@dataclass(frozen=True, kw_only=True)
class AgendaPlace:
    """The community whose meeting a matter can be put before."""

    path: str
    waiting: bool
    """The matter is on an agenda already."""


@dataclass(frozen=True, kw_only=True)
class MeetingOptions:
    """What may be done about a meeting now."""

    fix: bool = False
    reopen: bool = False
    begin: bool = False
    go_on: bool = False
    """It is under way: to rule on its items, count those present, add a picture, judge."""
    confirm: bool = False
    postpone: bool = False
    call_off: bool = False
    """To cancel it, or once its day went by to say that it was not held."""
    add_item: bool = False
    set_series: bool = False


@dataclass(frozen=True, kw_only=True)
class ItemOptions:
    """What may be done about an item now."""

    rulings: tuple[Ruling, ...] = ()
    take_back: bool = False
    carry: bool = False
    """To leave it for the next meeting."""
    revise: bool = False


def sees_meeting(actor: Actor, path: str) -> bool:
    """Whether the meetings of a unit are within sight: of who sees the matters filed there."""
    return seat_for(actor, Act.SEE, access.at(path)) is not None


def holds(actor: Actor, path: str) -> bool:
    """Whether this person holds the unit's meetings."""
    return seat_for(actor, Act.HOLD_MEETING, access.at(path)) is not None


def submitted_for(
    actor: Actor, case: Case, target: Target, place: AgendaPlace
) -> tuple[Act, Target]:
    """Of what the right to put a matter before the meeting is asked: to handle it, or to hold the
    community's meeting."""
    if seat_for(actor, handling(case.kind), target) is not None:
        return handling(case.kind), target
    return Act.HOLD_MEETING, access.at(place.path)


def may_submit(actor: Actor, case: Case, target: Target, place: AgendaPlace | None) -> bool:
    """Whether this person may put the matter before the meeting: it is open, the community meets,
    and it is on no agenda yet."""
    if place is None or place.waiting or not case.open or not sees(actor, target):
        return False
    return seat_for(actor, *submitted_for(actor, case, target, place)) is not None


def confirmable(state: MeetingState, items: Sequence[Ruled], *, counted: bool) -> bool:
    """Whether the minutes are whole: each item was ruled on, and those present are counted."""
    whole = counted and all(item.ruling is not None for item in items)
    return leads(MeetingArrow.CONFIRM, state) and whole


def rulings_open(state: MeetingState, ruling: Ruling | None, others: int) -> tuple[Ruling, ...]:
    """What may be said of an item; once it was said, nothing more. ``others``: how many further
    items it could be one with."""
    if ruling is not None:
        return ()
    if state in COMING:
        found = [one for one in Ruling if one in BEFOREHAND]
    else:
        found = list(Ruling) if state is MeetingState.HELD else []
    return tuple(one for one in found if others or one is not Ruling.MERGED)


def takable_back(state: MeetingState, ruling: Ruling | None) -> bool:
    """Whether what was said of an item may still be taken back: until the minutes are
    confirmed."""
    return ruling is not None and (state in COMING or state is MeetingState.HELD)


def revisable(state: MeetingState, ruling: Ruling | None, *, judged: bool) -> bool:
    """Whether confirmed minutes may be corrected in this point: what was judged is not."""
    return state in ON_RECORD and ruling not in {None, Ruling.MERGED} and not judged


def revisions_open(ruling: Ruling | None) -> tuple[Ruling, ...]:
    """What a correction may say instead. What is handed out to one unit is handed to another by
    its own way."""
    return tuple(
        one
        for one in Ruling
        if one is not Ruling.MERGED and (one is ruling or one not in GIVEN or ruling not in GIVEN)
    )


def meeting_options(
    actor: Actor, path: str, state: MeetingState, items: Sequence[Ruled], *, counted: bool
) -> MeetingOptions:
    """What this person may do about a meeting of the unit at this path."""
    if not holds(actor, path):
        return MeetingOptions()
    return MeetingOptions(
        fix=leads(MeetingArrow.FIX, state),
        reopen=leads(MeetingArrow.REOPEN, state),
        begin=leads(MeetingArrow.BEGIN, state),
        go_on=state is MeetingState.HELD,
        confirm=confirmable(state, items, counted=counted),
        postpone=leads(MeetingArrow.POSTPONE, state),
        call_off=leads(MeetingArrow.CANCEL, state),
        add_item=addable(state),
        set_series=True,
    )


def addable(state: MeetingState) -> bool:
    """Whether an item may be worded for this very meeting: while its agenda is gathered, or at the
    meeting itself."""
    return state in COMING or state is MeetingState.HELD


def item_options(
    actor: Actor,
    path: str,
    state: MeetingState,
    ruling: Ruling | None,
    *,
    others: int,
    judged: bool,
) -> ItemOptions:
    """What this person may do about an item of such a meeting."""
    if not holds(actor, path):
        return ItemOptions()
    return ItemOptions(
        rulings=rulings_open(state, ruling, others),
        take_back=takable_back(state, ruling),
        carry=state is MeetingState.HELD and ruling is None,
        revise=revisable(state, ruling, judged=judged),
    )


def calls_off(on: date, today: date) -> MeetingArrow:
    """What calling it off comes to: before its day is over it is cancelled, later it was not
    held."""
    return MeetingArrow.CANCEL if today <= on else MeetingArrow.MISS
