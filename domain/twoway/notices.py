"""The notices of two-way evaluations. None of them carries a mark, or says who has judged whom."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.notices import Notice, Notices
from domain.reminders.ladder import Rung


def all_of(round_id: int) -> str:
    """How the subjects of everything told of one round begin."""
    return f"twoway:{round_id}:"


def due_of(round_id: int, unit_id: int) -> str:
    """How the subjects begin of what tells that a unit's sheets are due."""
    return f"{all_of(round_id)}due:{unit_id}:"


@dataclass(frozen=True, kw_only=True)
class _OfRound(Notice):
    round_id: int
    host_name: str
    """The unit that opened it."""
    first: date
    """The first day of the half-year that is judged."""


@dataclass(frozen=True, kw_only=True)
class TwowayOpened(_OfRound):
    """To who heads a unit: a round was opened, and so many sheets wait."""

    kind: ClassVar[str] = "twoway-opened"
    unit_id: int
    unit_name: str
    sheets: int
    due_at: datetime
    closes_at: datetime

    @property
    def subject(self) -> str:
        return f"{all_of(self.round_id)}opened:{self.unit_id}"


@dataclass(frozen=True, kw_only=True)
class TwowayDue(_OfRound):
    """To who heads a unit, then up from there: sheets of the unit are due or late."""

    kind: ClassVar[str] = "twoway-due"
    merges: ClassVar[bool] = True
    unit_id: int
    unit_name: str
    sheets: int
    """How many are not in."""
    due_at: datetime
    closes_at: datetime
    rung: Rung
    last: bool = False
    """The round closes at the end of the day."""
    unreached: bool = False
    """Nobody of the unit can be reached: no phone is bound, or it is blocked."""

    @property
    def subject(self) -> str:
        day = "last" if self.last else self.rung.value
        return f"{due_of(self.round_id, self.unit_id)}{day}"


@dataclass(frozen=True, kw_only=True)
class TwowayClosed(_OfRound):
    """To who heads a unit, and to who opened the round: its results may be read."""

    kind: ClassVar[str] = "twoway-closed"
    came: int
    """How many sheets came in."""
    total: int

    @property
    def subject(self) -> str:
        return f"{all_of(self.round_id)}closed"


@dataclass(frozen=True, kw_only=True)
class TwowayCancelled(_OfRound):
    """To whom the round was told of: there is nothing to fill in any more."""

    kind: ClassVar[str] = "twoway-cancelled"

    @property
    def subject(self) -> str:
        return f"{all_of(self.round_id)}cancelled"


NOTICES: Notices = (TwowayOpened, TwowayDue, TwowayClosed, TwowayCancelled)
