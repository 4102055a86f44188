"""The rungs of all that is owed or overdue; and the ladder of reminders round a report's due day,
as data: who hears, on which working day, by which rung.

Another district's ladder is another value in :class:`domain.rules.Rules`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from domain.days.periods import PeriodKind


class Rung(StrEnum):
    """Who hears once something is owed or overdue: a report, a matter, an answer."""

    BEFORE = "before"
    """Who owes a report, on the working morning before its due day."""
    DUE_DAY = "due_day"
    """The same, on the morning of the due day."""
    REPORTER = "reporter"
    """Who was asked about a matter."""
    HANDLER = "handler"
    """Whose turn it is with a matter."""
    STAND_IN = "stand_in"
    """The stand-in."""
    HEAD = "head"
    """Whoever coordinates at the unit itself."""
    NEXT_TIER = "next_tier"
    """The tier above."""
    ANSWER = "answer"
    """Who owes the answer to a referral, on the morning of its due day."""
    SENDER = "sender"
    """Who sent it, on the working morning after."""


class Who(StrEnum):
    """Whom a rung asks."""

    OWES = "owes"
    """Who confirms the report: the holder, else the stand-in."""
    STAND_IN = "stand_in"
    """The same the other way round."""
    HEAD = "head"
    """Whoever coordinates at the unit; where nobody does, the next step of the ladder is asked."""
    ABOVE = "above"
    """Whoever coordinates at the nearest unit above; at the top, who supervises."""


@dataclass(frozen=True, kw_only=True)
class RungStep:
    """One rung: its name, the working day counted from the due day, and whom it asks."""

    rung: Rung
    day: int
    who: Who


_TOWARDS = (
    RungStep(rung=Rung.BEFORE, day=-1, who=Who.OWES),
    RungStep(rung=Rung.DUE_DAY, day=0, who=Who.OWES),
    RungStep(rung=Rung.STAND_IN, day=1, who=Who.STAND_IN),
)
_COORDINATORS_OWE = (*_TOWARDS, RungStep(rung=Rung.NEXT_TIER, day=2, who=Who.ABOVE))
LADDERS: Mapping[PeriodKind, tuple[RungStep, ...]] = MappingProxyType(
    {
        PeriodKind.WEEK: (
            *_TOWARDS,
            RungStep(rung=Rung.HEAD, day=2, who=Who.HEAD),
            RungStep(rung=Rung.NEXT_TIER, day=3, who=Who.ABOVE),
        ),
        # who coordinates owes these, so nobody at the unit itself stands above
        PeriodKind.HALF_MONTH: _COORDINATORS_OWE,
        PeriodKind.MONTH: _COORDINATORS_OWE,
    }
)
"""The ladders of a fresh installation, in the order of their days."""

SNOOZE = "snooze-"
"""The rung of a reminder somebody asked for begins so; its hour follows."""
SNOOZE_HOURS = (11, 14, 16)
"""Of a fresh installation: offered under the due day's reminder, as far as they lie before the
report is due."""
