"""Practice (演练): the whole desk once more, for one person alone, in a room of its own.

A room is a desk's store with the district's units and posts in it and a few example matters. What
is done there is on file there and nowhere else; the room goes with all that is in it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Protocol

from domain.cases.model import CaseKind, PeopleBand, Urgency
from domain.messaging import BriefMessages, Files
from domain.ports import Boards, Office
from domain.request import Request

_NAME = re.compile(r"([0-9a-f]{8,12})-[0-9a-f]{16}")


@dataclass(frozen=True, kw_only=True)
class Example:
    """A made-up matter that a room begins with, so that there is something to take up."""

    kind: CaseKind
    category_id: int
    place: str
    summary: str
    urgency: Urgency = Urgency.YELLOW
    people: PeopleBand = PeopleBand.THREE_FOUR


@dataclass(frozen=True, kw_only=True)
class Room:
    """What a desk needs, of one room."""

    office: Office
    boards: Boards
    files: Files
    shown: BriefMessages


@dataclass(frozen=True, kw_only=True)
class Practised:
    """How much was done in a room: matters on file beside the examples, reports confirmed."""

    matters: int
    reports: int


def room_name(token: str, now: datetime) -> str:
    """The name of a room asked for by the message or tap of this token: when it was made, and what
    nobody else has. The same tap, handled once more, gives the same :func:`tap_of`."""
    return f"{int(now.timestamp()):08x}-{sha256(token.encode()).hexdigest()[:16]}"


def tap_of(name: str) -> str:
    """What a room's name says of the message or tap that asked for it."""
    return name.rpartition("-")[2]


def made_at(name: str) -> datetime | None:
    """When a room was made; None for what is no room's name."""
    found = _NAME.fullmatch(name)
    return None if found is None else datetime.fromtimestamp(int(found[1], 16), UTC)


class Rooms(Protocol):
    """The rooms of this district; on whatever database its desk is."""

    days: timedelta
    """How long a room stays."""
    offered: bool
    """Whether anybody may practise. Where not, what is left is still cleared."""

    async def make(self, name: str, request: Request, examples: Sequence[Example]) -> str:
        """A room for the person who asks, with everybody's posts and the examples; returns its
        name. The one that this tap has made already is left as it is, under the name it has.
        Raises Invalid (``practice-full``)."""
        ...

    async def enter(self, name: str) -> Room | None:
        """The room; None where there is none (any more), or this version cannot read it. Raises
        Invalid (``practice-large``) for one that holds as much as a room may."""
        ...

    async def held(self, name: str) -> Practised | None:
        """What is in it; None where there is no such room, or it cannot be read."""
        ...

    async def clear(self, name: str) -> None:
        """Removes the room with all that is in it; fine where there is none."""
        ...
