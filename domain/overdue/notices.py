"""The notices of what is overdue, or nearly so."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.cases.model import CaseKind, Label, State
from domain.days.deadlines import Notch
from domain.notices import Notice, Notices
from domain.reminders.ladder import Rung


@dataclass(frozen=True, kw_only=True)
class CaseOverdue(Notice):
    """To whoever stands on the rung: a matter is overdue and nobody has taken the step."""

    kind: ClassVar[str] = "case-overdue"
    merges: ClassVar[bool] = True
    case_id: int
    case_kind: CaseKind
    category: Label
    unit_name: str
    """The unit whose turn it is."""
    state: State
    due_at: datetime
    due_day: str
    rung: Rung
    hand_up: bool
    """Whether the time to handle it is up and there is a tier above to hand it to."""
    unreached: bool = False
    """Nobody at the unit whose turn it is can be reached: no phone is bound, or it is blocked."""

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:overdue:{self.due_day}:{self.rung}"


@dataclass(frozen=True, kw_only=True)
class LimitNear(Notice):
    """To the handler: the month in which a mediation is to be concluded is nearly over."""

    kind: ClassVar[str] = "case-limit"
    merges: ClassVar[bool] = True
    case_id: int
    category: Label
    limit_at: datetime
    limit_day: str
    provisional: bool
    """The holidays of that year are not published yet."""
    notch: Notch

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:limit:{self.limit_day}:{self.notch}"


NOTICES: Notices = (CaseOverdue, LimitNear)
