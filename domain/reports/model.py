"""The periodic report of a place: its figures, and the snapshot once confirmed."""

from dataclasses import dataclass, field
from datetime import date, datetime

from domain.periods import PeriodKind


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The summary columns of the weekly form (周报), for the stretch from its first day on.

    ``carried + found + reopened - resolved - moved - dropped == open`` always: both sides count
    the same steps. Opinion items are counted apart and take no part in the identity.
    """

    carried: int = 0
    found: int = 0
    group: int = 0
    """其中群体性: found matters whose scale is not individual."""
    reopened: int = 0
    """重新打开: ended before, and open again. A matter found once stays found once."""
    resolved: int = 0
    moved: int = 0
    """移送司法/转办."""
    dropped: int = 0
    """撤回、合并或终止."""
    open: int = 0
    overdue: int = 0
    total_found: int = 0
    """累计排查, since the desk began."""
    total_resolved: int = 0
    opinions_found: int = 0
    opinions_answered: int = 0

    @property
    def balanced(self) -> bool:
        """Whether the identity holds."""
        came = self.carried + self.found + self.reopened
        return came - self.resolved - self.moved - self.dropped == self.open


def percent(part: int, whole: int) -> int | None:
    """A rate in whole percent, half up; None for a zero denominator (printed as "—").

    72 found and 59 resolved are 82 %, as the source document rounds.
    """
    return None if whole == 0 else (200 * part + whole) // (2 * whole)


@dataclass(eq=False, kw_only=True)
class Report:
    """A confirmed report: a fixed snapshot, unique by unit, kind, period and revision."""

    id: int = field(init=False, repr=False)
    unit_id: int
    kind: PeriodKind
    first: date
    """First day of the period."""
    revision: int = 0
    nil: bool
    late: bool
    remark: str
    confirmed_by: int
    confirmed_post_id: int
    confirmed_at: datetime
    figures: Figures
