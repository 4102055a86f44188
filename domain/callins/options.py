"""What somebody may do about a call-in, and how far they see it.

Pure, and asked by the actions, the reads and the pages alike.
"""

from dataclasses import dataclass
from datetime import datetime

from domain import access
from domain.access import Act, Target, seat_for, sees
from domain.callins.lifecycle import way_of
from domain.callins.model import CallInArrow, CallInState
from domain.cases.clocks import HANDLING
from domain.cases.lifecycle import handling
from domain.cases.model import Case, CaseKind
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class CalledPlace:
    """A unit that is called, and the one that answers for it."""

    unit_id: int
    path: str
    answers: str
    """The path of the one that answers: that one, or where nobody can be reached there the nearest
    above."""


@dataclass(frozen=True, kw_only=True)
class CallInPlace:
    """Where a call-in lies."""

    kind: CaseKind
    target: Target
    """What access asks of its matter."""
    called: tuple[CalledPlace, ...]


@dataclass(frozen=True, kw_only=True)
class CallInOptions:
    """What may be done about a call-in now."""

    answer: tuple[int, ...] = ()
    """The units for which to say whether they come."""
    records: bool = False
    """代录: for those, it is recorded by another."""
    hand_out: bool = False
    settle: bool = False
    call_off: bool = False
    judge: bool = False
    """To say how content one is with what was done of it."""


def callable_now(case: Case) -> bool:
    """Whether others can be called in: somebody has taken the matter, and it is with them."""
    return case.state in HANDLING


def may_call(actor: Actor, case: Case, target: Target, *, waits: bool) -> bool:
    """Whether this person may: as who handles the matter, once the last call-in has its outcome."""
    return callable_now(case) and not waits and leads(actor, case.kind, target)


def leads(actor: Actor, kind: CaseKind, target: Target) -> bool:
    """Whether it is this person's unit that leads: the one that has the matter."""
    return seat_for(actor, handling(kind), target) is not None


def answered_for(actor: Actor, place: CalledPlace) -> Target:
    """Of what the right to answer is asked: of the unit that is called for whoever sits there, else
    of the one that answers for it."""
    own = access.at(place.path)
    if seat_for(actor, Act.ANSWER_FOLLOWUP, own) is not None:
        return own
    return access.at(place.answers)


def answers(actor: Actor, place: CalledPlace) -> bool:
    """Whether this person answers for the unit."""
    return seat_for(actor, Act.ANSWER_FOLLOWUP, answered_for(actor, place)) is not None


def records(actor: Actor, place: CalledPlace) -> bool:
    """Whether what this person answers is recorded for the unit by another."""
    return seat_for(actor, Act.ANSWER_FOLLOWUP, access.at(place.path)) is None


def sees_matter(actor: Actor, place: CallInPlace) -> bool:
    """Whether the matter itself is within sight, and its number may be told."""
    return sees(actor, place.target)


def sees_callin(actor: Actor, place: CallInPlace) -> bool:
    """Whether it is within sight: of who sees the matter, of the units that are called, and of who
    reads their boards from above. That shows no more of the matter than it says itself."""
    return sees_matter(actor, place) or any(
        answers(actor, one) or seat_for(actor, Act.BOARD, access.at(one.path)) is not None
        for one in place.called
    )


def options(
    actor: Actor, place: CallInPlace, state: CallInState, meets_at: datetime, now: datetime
) -> CallInOptions:
    """What this person may do about it, as it stands."""
    leading = leads(actor, place.kind, place.target)
    mine = [one for one in place.called if answers(actor, one)]
    may_answer = way_of(state, CallInArrow.ANSWER) is not None and now < meets_at

    def open_to(arrow: CallInArrow) -> bool:
        return leading and way_of(state, arrow) is not None

    # whoever is called is told of no outcome but by its item, and is to find it held
    held = state is not CallInState.CALLED or now >= meets_at

    return CallInOptions(
        answer=tuple(one.unit_id for one in mine) if may_answer else (),
        records=bool(mine) and all(records(actor, one) for one in mine),
        hand_out=open_to(CallInArrow.HAND_OUT) and held,
        settle=open_to(CallInArrow.SETTLE),
        call_off=open_to(CallInArrow.CALL_OFF),
        judge=leading,
    )
