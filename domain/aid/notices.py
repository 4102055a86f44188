"""What is told of the figures of legal aid: that a month waits to be confirmed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.notices import Notice, Notices
from domain.reminders.ladder import Rung


@dataclass(frozen=True, kw_only=True)
class AidDue(Notice):
    """To the liaison, on the day by which a month is to be confirmed; then up from there."""

    kind: ClassVar[str] = "aid-due"
    merges: ClassVar[bool] = True
    entry_id: int
    name: str
    month: date
    """Its first day."""
    unit_name: str
    due_at: datetime
    rung: Rung

    @property
    def subject(self) -> str:
        return f"aid:{self.entry_id}:{self.month.isoformat()}:{self.rung}"


NOTICES: Notices = (AidDue,)
