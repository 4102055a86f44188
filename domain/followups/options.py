"""What somebody may do about an item handed out.

Pure, and asked by the actions, the reads and the pages alike.
"""

from dataclasses import dataclass

from domain import access
from domain.access import Act, Target, seat_for
from domain.followups.lifecycle import way_of
from domain.followups.model import FollowupArrow, FollowupState, Source
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class FollowupPlace:
    """The paths of the units of an item."""

    unit: str
    """The responsible one."""
    answers: str
    """The one that answers: that one, or where nobody can be reached there the nearest above."""
    host: str
    """The one that handed it out."""
    hosts: str
    """The one that goes on for it, likewise."""
    beside: tuple[str, ...] = ()
    """Those that help, and those that were responsible before."""


@dataclass(frozen=True, kw_only=True)
class FollowupOptions:
    """What may be done about an item now."""

    accept: bool = False
    send_back: bool = False
    feed_back: bool = False
    extend: bool = False
    hand_out_again: bool = False
    records: bool = False
    """代录: whatever of the unit's own steps may be taken is recorded for it by another."""


def answered_for(actor: Actor, place: FollowupPlace) -> Target:
    """Of what the right to answer is asked: of the responsible unit for whoever sits there, else of
    the one that answers for it."""
    own = access.at(place.unit)
    if seat_for(actor, Act.ANSWER_FOLLOWUP, own) is not None:
        return own
    return access.at(place.answers)


def hosted_for(actor: Actor, place: FollowupPlace) -> Target:
    """The same of whoever handed it out."""
    own = access.at(place.host)
    return own if seat_for(actor, Act.HAND_OUT, own) is not None else access.at(place.hosts)


def hands_out(actor: Actor, host: str, hosts: str) -> bool:
    """Whether this person hands out for the unit at the path ``host``, for which that at ``hosts``
    goes on."""
    return any(seat_for(actor, Act.HAND_OUT, access.at(path)) for path in (host, hosts))


def records(actor: Actor, place: FollowupPlace) -> bool:
    """Whether what this person answers is recorded for the unit by another."""
    return seat_for(actor, Act.ANSWER_FOLLOWUP, access.at(place.unit)) is None


def sees_followup(actor: Actor, place: FollowupPlace) -> bool:
    """Whether it is within sight: of who has to do with it, and of whoever reads the boards of one
    of its units from above."""
    if seat_for(actor, Act.ANSWER_FOLLOWUP, answered_for(actor, place)):
        return True
    if seat_for(actor, Act.HAND_OUT, hosted_for(actor, place)):
        return True
    if any(seat_for(actor, Act.ANSWER_FOLLOWUP, access.at(path)) for path in place.beside):
        return True
    units = (place.unit, place.host, *place.beside)
    return any(seat_for(actor, Act.BOARD, access.at(path)) for path in units)


_SOURCE_SEEN_BY = {Source.ASSESSMENT: Act.SEE_ASSESSMENT}
"""By what right a source is seen, where that is not that of the matters filed there."""


def sees_source(actor: Actor, source: Source, place: FollowupPlace) -> bool:
    """Whether what an item comes from is within sight: it is its host's."""
    if source is Source.PROJECT:  # it is seen by its units as well as by its host
        units = (place.host, place.unit)
        return any(seat_for(actor, Act.SEE_PROJECT, access.at(path)) for path in units)
    act = _SOURCE_SEEN_BY.get(source, Act.SEE)
    return seat_for(actor, act, access.at(place.host)) is not None


def options(actor: Actor, place: FollowupPlace, state: FollowupState) -> FollowupOptions:
    """What this person may do about it, as it stands."""
    answers = seat_for(actor, Act.ANSWER_FOLLOWUP, answered_for(actor, place)) is not None
    hosts = seat_for(actor, Act.HAND_OUT, hosted_for(actor, place)) is not None

    def open_to(arrow: FollowupArrow) -> bool:
        return way_of(state, arrow) is not None

    return FollowupOptions(
        accept=answers and open_to(FollowupArrow.ACCEPT),
        send_back=answers and open_to(FollowupArrow.SEND_BACK),
        feed_back=answers and open_to(FollowupArrow.FEED_BACK),
        extend=hosts and open_to(FollowupArrow.EXTEND),
        hand_out_again=hosts and open_to(FollowupArrow.HAND_OUT_AGAIN),
        records=answers and records(actor, place),
    )
