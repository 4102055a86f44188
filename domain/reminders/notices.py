"""The notices of periodic reports: one is due, or missing."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.notices import Notice, Notices


@dataclass(frozen=True, kw_only=True)
class _OfReport(Notice):
    """What the notices about a periodic report say; they merge into one message a person."""

    merges: ClassVar[bool] = True
    unit_id: int
    unit_name: str
    period: str
    """The period's code, ``2026-W48``."""
    rung: str
    due_at: datetime

    @property
    def subject(self) -> str:
        return f"report:{self.unit_id}:{self.period}:{self.rung}"


@dataclass(frozen=True, kw_only=True)
class PeriodicDue(_OfReport):
    """To those who owe a periodic report: it is due (rungs ``before``, ``due_day``) or overdue."""

    kind: ClassVar[str] = "report-due"
    stand_in: bool = False
    """The reader only stands in for who owes it."""


@dataclass(frozen=True, kw_only=True)
class PeriodicMissing(_OfReport):
    """To the next tier: a unit below has not reported although its stand-in was asked."""

    kind: ClassVar[str] = "report-missing"
    unreached: bool = False
    """Nobody who owes it can be reached: they were never reminded."""


NOTICES: Notices = (PeriodicDue, PeriodicMissing)
