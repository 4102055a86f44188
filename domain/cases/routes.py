"""Which specialised centre a category of disputes goes to: data of the district, and advice only.

Whoever assigns a case sees these centres first; the decision stays theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.org.model import Unit


@dataclass(eq=False, kw_only=True)
class SectorRoute:
    """One centre that a category goes to. A category may have several, the likeliest first."""

    id: int = field(init=False, repr=False)
    category_id: int
    unit_id: int
    position: int


def suggested_first(units: Sequence[Unit], wanted: Sequence[int]) -> list[tuple[Unit, bool]]:
    """The units that may be chosen, each with whether it is suggested, the suggested ones first
    and in their own order. A centre that is suggested but may not be chosen is left out."""
    first = [unit for unit_id in wanted for unit in units if unit.id == unit_id]
    rest = [unit for unit in units if unit.id not in wanted]
    return [*((unit, True) for unit in first), *((unit, False) for unit in rest)]
