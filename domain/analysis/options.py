"""What somebody may do about what analysis shows."""

from domain.access import Act, at, seat_for
from domain.analysis.model import Lookback, Recurrence
from domain.people.model import Actor


def may_unite(
    actor: Actor, path: str, many: int, lookback: Lookback, recurrence: Recurrence
) -> bool:
    """Whether matters of one place and topic may be reported as one item: they recur within the
    days that count for it, and the actor may report at the unit of this path."""
    recurs = lookback is Lookback.DAYS and many >= recurrence.many
    return recurs and seat_for(actor, Act.REPORT, at(path)) is not None
