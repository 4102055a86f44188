"""The shapes in which the contacts of a matter are read: never with a value in them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.contacts.model import Party
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class ContactLine:
    """One contact of a list."""

    id: int
    case_id: int
    party: Party
    hint: str
    """``138****5678``; empty when no key opens it any more."""
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ContactsView:
    """The contacts of one matter, for who handles it."""

    case_id: int
    on: bool
    """Whether a key is set."""
    may_add: bool
    lines: tuple[ContactLine, ...]


class ContactReads(Protocol):
    """The contacts of a matter, for nobody but who handles it."""

    async def of_case(self, actor: Actor, case_id: int, now: datetime) -> ContactsView:
        """The contacts of a matter the actor handles, masked; raises NotFound to others."""
        ...

    async def line(self, actor: Actor, contact_id: int, now: datetime) -> ContactLine:
        """One of them; raises NotFound."""
        ...
