"""The shapes of clocks and leave as people read them."""

from dataclasses import dataclass
from datetime import date

from domain.boards import UnitRef
from domain.cases.model import Urgency
from domain.people import Role


@dataclass(frozen=True, kw_only=True)
class ClockRow:
    """What a unit has for matters of one urgency, in working days."""

    urgency: Urgency
    accept: int
    handle: int
    own: bool
    """Set by the unit itself; else the clock of its tier."""


@dataclass(frozen=True, kw_only=True)
class ClockBoard:
    """The clocks of a unit."""

    unit: UnitRef
    rows: tuple[ClockRow, ...]
    may_set: bool


@dataclass(frozen=True, kw_only=True)
class LeaveRow:
    """A leave that runs or is to come."""

    id: int
    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class LeavePost:
    """A post and the leaves of its holder."""

    post_id: int
    role: Role
    unit: UnitRef
    leaves: tuple[LeaveRow, ...]
    covered: bool
    """Whether a stand-in would hear in the holder's place."""


@dataclass(frozen=True, kw_only=True)
class LeaveBoard:
    """Somebody's own leaves, and the posts they hold."""

    leaves: tuple[LeaveRow, ...]
    posts: tuple[LeavePost, ...]
    gives: bool
    """Whether the reader may say it for others."""
