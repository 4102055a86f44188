"""The notices of leave."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from domain.notices import Notice, Notices
from domain.people.model import Role


@dataclass(frozen=True, kw_only=True)
class LeaveSet(Notice):
    """To the stand-in, and to the holder if somebody else said so: a holder is on leave."""

    kind: ClassVar[str] = "leave-set"
    leave_id: int
    unit_name: str
    role: Role
    first: date
    """The first and the last day, both included."""
    last: date
    yours: bool
    over: bool
    """It was cancelled, or ended early."""

    @property
    def subject(self) -> str:
        return f"leave:{self.leave_id}:{'over' if self.over else 'set'}"


@dataclass(frozen=True, kw_only=True)
class BackAtWork(Notice):
    """To somebody back from leave, on the first working morning: what is waiting."""

    kind: ClassVar[str] = "back-at-work"
    merges: ClassVar[bool] = True
    leave_id: int
    open: int
    overdue: int

    @property
    def subject(self) -> str:
        return f"leave:{self.leave_id}:back"


NOTICES: Notices = (LeaveSet, BackAtWork)
