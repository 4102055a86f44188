"""What the clocks tell: overdue, the month of mediation, more time, leave."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.cases.model import CaseKind, Label, State
from domain.notice import Notice
from domain.people import Role


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
    rung: str
    hand_up: bool
    """Whether the time to handle it is up and there is a tier above to hand it to."""

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
    rung: str

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:limit:{self.limit_day}:{self.rung}"


@dataclass(frozen=True, kw_only=True)
class ExtensionAsked(Notice):
    """To the next tier: the handler of a matter asks for more time."""

    kind: ClassVar[str] = "extension-asked"
    case_id: int
    category: Label
    extension_id: int
    days: int
    until: datetime
    reason: str
    parties_agree: bool
    by_role: Role
    by_unit: str

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:extension:{self.extension_id}"


@dataclass(frozen=True, kw_only=True)
class ExtensionAnswered(Notice):
    """To the handler: more time was granted or not."""

    kind: ClassVar[str] = "extension-answered"
    case_id: int
    category: Label
    extension_id: int
    approved: bool
    until: datetime
    """Until when it is to be finished now."""
    by_role: Role
    by_unit: str

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:extension:{self.extension_id}:answer"


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
