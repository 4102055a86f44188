"""What became of a rung: whether anybody was there to let it speak, and that its time is over."""

from dataclasses import dataclass, field
from datetime import date, datetime

from domain.days.periods import PeriodKind
from domain.reminders.ladder import Rung


@dataclass(eq=False, kw_only=True)
class RungMark:
    """The mark of a rung of a period, for all units that owe its report."""

    id: int = field(init=False, repr=False)
    kind: PeriodKind
    first: date
    rung: Rung
    spoke_at: datetime | None
    """When it first spoke; None: downtime swallowed it."""
    closed_at: datetime | None = None
    """When its window was found closed: what it had not sent by then is dropped."""
