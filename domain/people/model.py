"""People as holders of posts. No name, no number, no address of anybody is kept.

A colleague is shown by post and unit ("古道社区 信息员"), which is what the work needs; the only
thing known of the person is the channel through which the desk reaches them and the language.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from domain.org.model import UnitKind


class Role(StrEnum):
    """What a post is for. A specialised centre's mediator is a MEDIATOR at a CENTRE unit."""

    BUILDING_HEAD = "building_head"
    GRID_HEAD = "grid_head"
    INFORMATION_OFFICER = "information_officer"
    MEDIATOR = "mediator"
    COORDINATOR = "coordinator"
    CENTRE_OFFICER = "centre_officer"
    SUPERVISOR = "supervisor"
    LEGAL_AID_LIAISON = "legal_aid_liaison"
    ADMINISTRATOR = "administrator"


class Capacity(StrEnum):
    """A post has a holder and may have a stand-in (AB岗); both may do what the post may do."""

    HOLDER = "holder"
    STAND_IN = "stand_in"


@dataclass(eq=False, kw_only=True)
class Person:
    """Somebody bound to the desk. ``locale`` is ``zh`` or ``en``; None follows the phone."""

    id: int = field(init=False, repr=False)
    locale: str | None = None
    created_at: datetime


@dataclass(eq=False, kw_only=True)
class Channel:
    """A way to reach a person: ``kind`` names the messenger, ``address`` the chat in it.

    ``reachable`` turns False when the messenger says so for good (the person blocked the bot),
    and True again at their next sign of life. ``language`` is what the phone last said. A person
    has at most one of a kind; of several the ``latest`` is the one they last wrote from, and pushes
    go there.
    """

    id: int = field(init=False, repr=False)
    person_id: int
    kind: str
    address: str
    reachable: bool = True
    language: str | None = None
    latest: bool = True


@dataclass(eq=False, kw_only=True)
class Post:
    """A role held at a unit; ``valid_to`` is the first day without it."""

    id: int = field(init=False, repr=False)
    role: Role
    unit_id: int
    valid_from: date
    valid_to: date | None = None


@dataclass(eq=False, kw_only=True)
class Holding:
    """Who holds a post, or stands in for it, and for how long."""

    id: int = field(init=False, repr=False)
    post_id: int
    person_id: int
    capacity: Capacity
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class Held:
    """Somebody who holds a post at a unit, or stands in for it, on the day asked for."""

    unit_id: int
    capacity: Capacity
    person_id: int
    post_id: int = 0
    away: bool = False
    """On leave that day."""


HOLDER_FIRST = (Capacity.HOLDER, Capacity.STAND_IN)


def serving(
    held: Iterable[Held], unit_id: int, order: Sequence[Capacity] = HOLDER_FIRST
) -> set[int]:
    """The persons of the first capacity that has somebody at the unit: a vacant post must not
    swallow what it is told."""
    here = [one for one in held if one.unit_id == unit_id]
    for capacity in order:
        if found := {one.person_id for one in here if one.capacity is capacity}:
            return found
    return set()


@dataclass(eq=False, kw_only=True)
class Invitation:
    """A one-use link to a post. Only the SHA-256 of its token is kept."""

    id: int = field(init=False, repr=False)
    token_hash: str
    post_id: int
    capacity: Capacity
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    used_by: int | None = None


@dataclass(eq=False, kw_only=True)
class ChannelCode:
    """A one-use code by which somebody brings a chat of another messenger to what they are here.
    Only its SHA-256 is kept."""

    id: int = field(init=False, repr=False)
    token_hash: str
    person_id: int
    made_at: datetime
    ends_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A post somebody holds or stands in for, with what access needs to know of its unit."""

    post_id: int
    role: Role
    capacity: Capacity
    unit_id: int
    unit_kind: UnitKind
    unit_name: str
    unit_path: str


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who is asking: a person with their seats as they stand today."""

    person_id: int
    locale: str
    """``zh`` or ``en``, the chosen language or the phone's."""
    seats: tuple[Seat, ...]

    def roles(self) -> frozenset[Role]:
        """The roles of all seats."""
        return frozenset(seat.role for seat in self.seats)

    def only(self, roles: Collection[Role]) -> "Actor":
        """The same person in these roles alone."""
        return replace(self, seats=tuple(seat for seat in self.seats if seat.role in roles))


def locale_of(chosen: str | None, phone: str | None) -> str:
    """The reader's language: what was chosen, else the phone's, Chinese for anything unknown."""
    if chosen in {"zh", "en"}:
        return str(chosen)
    return "en" if (phone or "").lower().startswith("en") else "zh"
