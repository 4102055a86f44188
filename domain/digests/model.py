"""A digest: the figures of a board that come by themselves on the mornings somebody chose."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from domain.handfuls import Handful
from domain.people.model import Holding


class DigestPace(StrEnum):
    """When a digest comes. Who chose nothing gets none, and a successor begins with none."""

    MONDAY = "monday"
    """On the first working day of each week."""
    DAILY = "daily"
    """On each working day."""


@dataclass(eq=False, kw_only=True)
class Digest:
    """What somebody chose for one of their posts; it ends when they leave the post."""

    id: int = field(init=False, repr=False)
    holding_id: int
    pace: DigestPace
    chosen_at: datetime
    told_on: date
    """The last local day that is done with: it was sent, or there was nothing to tell."""


@dataclass(frozen=True, kw_only=True)
class DigestOwed:
    """A digest whose morning has come, for whom, and of which unit."""

    digest: Digest
    person_id: int
    unit_id: int
    unit_name: str
    unit_path: str


class Digests(Protocol):
    """Who wants a digest when, in a transaction."""

    def of(self, holding_id: int) -> Digest | None:
        """What was chosen for it, locked for change."""
        ...

    def add(self, digest: Digest) -> None:
        """Adds one; a holding has one at most."""
        ...

    def remove(self, held: Holding) -> None:
        """Removes what was chosen for the holding, if anything was."""
        ...

    def owed(self, today: date, week: date, handful: Handful) -> list[DigestOwed]:
        """A handful of those that have not been told of yet: of each pace DAILY since ``today``,
        of each pace MONDAY since ``week``, the first working day of the week. Only of posts held
        today, by somebody who is not on leave."""
        ...

    def eventful(self, path: str, since: datetime, now: datetime) -> bool:
        """Whether there is anything to tell of the subtree: a dispute found or resolved since then,
        or one that is overdue."""
        ...
