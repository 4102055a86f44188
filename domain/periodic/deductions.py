"""What the annual assessment takes off for reports: data of the place, by unit alone."""

from dataclasses import dataclass
from decimal import Decimal

from domain.periodic.model import PeriodicTally


@dataclass(frozen=True, kw_only=True)
class Deductions:
    """Points for each report [practice: half a point; config]."""

    late: Decimal = Decimal("0.5")
    missed: Decimal = Decimal("0.5")

    def of(self, tally: PeriodicTally) -> Decimal:
        """The points of a unit; a nil report counts as any other, and for a report that nobody
        could be reminded of nothing is taken off."""
        return self.late * tally.late + self.missed * tally.missing
