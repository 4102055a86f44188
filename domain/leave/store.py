"""The store of leave, in a transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.handfuls import Handful
from domain.leave.model import Leave


@dataclass(frozen=True, kw_only=True)
class Backlog:
    """How much is open at somebody's posts."""

    open: int
    overdue: int


class Leaves(Protocol):
    """Who is on leave when."""

    def add(self, leave: Leave) -> Leave:
        """Adds and fills ``id``."""
        ...

    def by_id(self, leave_id: int) -> Leave:
        """The leave, locked for change; raises NotFound."""
        ...

    def between(self, person_id: int, first: date, last: date) -> list[Leave]:
        """The person's leaves that are not cancelled and touch these days, the earliest first;
        nobody else can add one to them meanwhile."""
        ...

    def ended(self, first: date, last: date, handful: Handful) -> list[Leave]:
        """A handful of the leaves that ended within these days, of people who were not told yet
        what is waiting."""
        ...

    def forget(self, person_id: int) -> None:
        """Removes all leave of the person."""
        ...

    def waiting(self, person_id: int, now: datetime, day: date) -> Backlog:
        """What is open at the posts that the person holds."""
        ...
