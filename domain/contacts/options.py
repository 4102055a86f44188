"""Who keeps the contacts of a matter's parties, and whether one may be added.

Pure, and asked by the actions, the reads and the pages alike.
"""

from collections.abc import Collection
from dataclasses import dataclass

from domain.access import Act, Target, seat_for
from domain.cases.model import Case, CaseKind, State
from domain.contacts.model import CONTACTS_LIMIT
from domain.people.model import Actor

_OVER = frozenset({State.CLOSED, State.WITHDRAWN, State.MERGED})


@dataclass(frozen=True, kw_only=True)
class ContactOptions:
    """What may be done about the contacts of a matter now."""

    keep: bool = False
    """To read them masked, to open, correct and remove them."""
    add: bool = False


def has_contacts(case: Case) -> bool:
    """Whether there is somebody to keep contacts: a dispute that was taken. An item has no
    parties."""
    return case.kind is CaseKind.DISPUTE and case.handler_id is not None


def addable(case: Case) -> bool:
    """Whether a contact may still be added: until it is over."""
    return case.state not in _OVER


def may_keep(actor: Actor, case: Case, target: Target) -> bool:
    """Whether a post of this person's is one whose holder keeps them, if they took the matter."""
    return has_contacts(case) and seat_for(actor, Act.KEEP_CONTACTS, target) is not None


def keeps(actor: Actor, case: Case, target: Target, handlers: Collection[int]) -> bool:
    """Whether this person keeps the contacts: ``handlers`` are who took the matter and who serve
    that post now."""
    return actor.person_id in handlers and may_keep(actor, case, target)


def options(
    actor: Actor,
    case: Case,
    target: Target,
    handlers: Collection[int],
    *,
    on: bool,
    known: int,
) -> ContactOptions:
    """What this person may do; ``on``: a key is set; ``known``: so many are on file."""
    keep = keeps(actor, case, target, handlers)
    return ContactOptions(keep=keep, add=keep and on and addable(case) and known < CONTACTS_LIMIT)
