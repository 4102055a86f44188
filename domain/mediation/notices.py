"""The notices of mediation records."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from domain.cases.model import Label
from domain.days.deadlines import Notch
from domain.mediation.model import DeadlineKind
from domain.notices import Notice, Notices


@dataclass(frozen=True, kw_only=True)
class DeadlineNear(Notice):
    """To the handler: a day that follows from an agreement is seven days or one day off."""

    kind: ClassVar[str] = "deadline-near"
    merges: ClassVar[bool] = True
    case_id: int
    category: Label
    deadline_id: int
    deadline: DeadlineKind
    due_on: date
    note: str
    notch: Notch
    off: bool
    """That day is no working day."""
    provisional: bool
    """Nobody has said yet whether it is one."""

    @property
    def subject(self) -> str:
        day = self.due_on.isoformat()
        return f"case:{self.case_id}:deadline:{self.deadline_id}:{day}:{self.notch.value}"


NOTICES: Notices = (DeadlineNear,)
