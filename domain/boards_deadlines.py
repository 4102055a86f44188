"""The deadlines of a case, as its page shows them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class ExtensionRow:
    """A request for more time that waits for its answer."""

    id: int
    days: int
    until: datetime
    reason: str
    parties_agree: bool
    may_answer: bool


@dataclass(frozen=True, kw_only=True)
class CaseClock:
    """The deadlines of a case beside its due date, and what may be done about them."""

    limit_at: datetime | None = None
    """The end of the month of mediation."""
    due_provisional: bool = False
    limit_provisional: bool = False
    asked: ExtensionRow | None = None
    may_ask: bool = False
