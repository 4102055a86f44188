"""What may be done about the record of a dispute's mediation, as the dispute stands and by whom.

Pure, and asked by the actions, the read and the pages alike.
"""

from dataclasses import dataclass
from typing import Protocol

from domain.access import Act, Target, seat_for
from domain.cases.model import CaseKind, Outcome, State
from domain.people.model import Actor

_UNDER_WAY = frozenset({State.ACCEPTED, State.MEDIATING, State.OFFERED})
_ENDED = frozenset({State.RESOLVED, State.CLOSED})
_TO_NOTHING = frozenset({Outcome.FAILED, Outcome.REFUSED})


class Matter(Protocol):
    """What is asked of a matter: a case, or a line of one."""

    @property
    def kind(self) -> CaseKind:
        """Dispute or item."""
        ...

    @property
    def state(self) -> State:
        """Where it stands."""
        ...

    @property
    def outcome(self) -> Outcome | None:
        """How it ended."""
        ...


@dataclass(frozen=True, kw_only=True)
class RecordOptions:
    """What may be written into a record now."""

    hold: bool = False
    """To note a session."""
    agree: bool = False
    """To put an agreement on file, and what follows from it."""
    follow_up: bool = False
    """To plan a follow-up visit, or to note one."""


def has_record(matter: Matter) -> bool:
    """Whether there is a mediation to have a record: a dispute that was taken."""
    return matter.kind is CaseKind.DISPUTE and matter.state in _UNDER_WAY | _ENDED


def may_hold(matter: Matter) -> bool:
    """Whether a session may be noted: once the matter is taken, whichever way it ended."""
    return has_record(matter) and matter.outcome is not Outcome.MERGED


def may_agree(matter: Matter) -> bool:
    """Whether there may be an agreement: unless the matter ended otherwise."""
    return has_record(matter) and matter.outcome in {None, Outcome.SUCCESS}


def may_follow_up(matter: Matter) -> bool:
    """Whether there may be a follow-up: once it was resolved."""
    ended = matter.kind is CaseKind.DISPUTE and matter.state in _ENDED
    return ended and matter.outcome is Outcome.SUCCESS


def asks_for_agreement(matter: Matter) -> bool:
    """Whether a matter that was just resolved is one to ask which agreement was made."""
    return matter.state is State.RESOLVED and may_follow_up(matter)


def leaves_other_ways(matter: Matter) -> bool:
    """Whether mediation came to nothing: then the parties are told of the other ways."""
    resolved = matter.kind is CaseKind.DISPUTE and matter.state is State.RESOLVED
    return resolved and matter.outcome in _TO_NOTHING


def reads_record(actor: Actor, matter: Matter, target: Target) -> bool:
    """Whether there is a record, and it is one for this person to read."""
    return has_record(matter) and seat_for(actor, Act.SEE_RECORD, target) is not None


def options(actor: Actor, matter: Matter, target: Target) -> RecordOptions:
    """What this person may write into the record now; the handler alone writes."""
    if seat_for(actor, Act.HANDLE_DISPUTE, target) is None:
        return RecordOptions()
    return RecordOptions(
        hold=may_hold(matter), agree=may_agree(matter), follow_up=may_follow_up(matter)
    )
