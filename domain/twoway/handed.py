"""What two units had to do with each other, as the desk has it on file."""

from dataclasses import dataclass
from datetime import datetime

from domain.cases.model import Urgency
from domain.cases.satisfaction import Satisfaction


@dataclass(frozen=True, kw_only=True)
class Handed:
    """A matter that one unit handed to another, and what became of it."""

    from_id: int
    to_id: int
    urgency: Urgency
    at: datetime
    accept_days: int | None = None
    """Working days the other had to take it, where it had a clock of its own."""
    answered_at: datetime | None = None
    """When the other took it or handed it back."""
    returned: bool = False
    revoked: bool = False
    """It was taken back before the other had answered: nothing was owed."""
    grade: Satisfaction | None = None
    """What was said last of how the matter was handled."""
