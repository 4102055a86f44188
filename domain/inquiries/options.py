"""What somebody may do about a question from above, and whether they may ask one.

Pure, and asked by the actions, the reads and the pages alike.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from domain import access
from domain.access import Act, Target, seat_for, sees
from domain.cases.lifecycle import handling
from domain.cases.model import Case
from domain.inquiries.model import InquiryState
from domain.people.model import Actor


class Posed(Protocol):
    """A question: that of the domain, or a row of one."""

    @property
    def state(self) -> InquiryState:
        """What became of it."""
        ...

    @property
    def post_id(self) -> int:
        """The post that asks."""
        ...


@dataclass(frozen=True, kw_only=True)
class InquiredCase:
    """A case, and where a question about it goes."""

    case: Case
    target: Target
    """What access asks of the case."""
    keeper: str
    """The path of the unit whose turn it is."""
    owing: str
    """The path of the unit that answers: that one, or where nobody is there the nearest above."""


@dataclass(frozen=True, kw_only=True)
class InquiryOptions:
    """What may be done about a question now."""

    answer: bool = False
    """To answer it, for the unit that has the matter."""
    take_back: bool = False


def inquirable(case: Case) -> bool:
    """Whether it may be asked about: as long as it is open. What is over speaks for itself."""
    return case.open


def answered_for(actor: Actor, matter: InquiredCase) -> Target:
    """Of what the right to answer is asked: of the unit that owes it, or for whoever handles it
    there of the one that has handed the matter on and is responsible until it is taken."""
    sender = access.at(matter.target.responsible_path)
    if seat_for(actor, handling(matter.case.kind), sender) is not None:
        return sender
    return access.at(matter.owing)


def answers(actor: Actor, matter: InquiredCase) -> bool:
    """Whether this person may answer for the matter."""
    return seat_for(actor, handling(matter.case.kind), answered_for(actor, matter)) is not None


def may_inquire(actor: Actor, matter: InquiredCase, waiting: Collection[Posed]) -> bool:
    """Whether this person may ask: of what lies below them and they would not have to answer
    themselves, and not again while their post's last question (of those ``waiting``) is open."""
    seat = seat_for(actor, Act.INQUIRE, access.at(matter.keeper))
    if seat is None or not inquirable(matter.case) or answers(actor, matter):
        return False
    return seat.post_id not in {one.post_id for one in waiting}


def asks(actor: Actor, posed: Posed) -> bool:
    """Whether it is this person's question: their post's."""
    return posed.post_id in {seat.post_id for seat in actor.seats}


def options(actor: Actor, matter: InquiredCase, posed: Posed) -> InquiryOptions:
    """What this person may do about a question; nothing for who does not see the case."""
    if posed.state is not InquiryState.OPEN or not sees(actor, matter.target):
        return InquiryOptions()
    return InquiryOptions(answer=answers(actor, matter), take_back=asks(actor, posed))
