"""The tiers of periodic reports as data: who owes which, and what is in it.

Each tier's report is fed by those of the tiers below. A tier whose kind of unit does not exist
(a district that has no streets) is owed by nobody, and what is above it is fed by what remains.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from domain.days.periods import PeriodKind
from domain.org.model import UnitKind
from domain.people.model import Role

WEEKLY_FORM = (
    "carried",
    "found",
    "entered_late",
    "group",
    "reopened",
    "resolved",
    "moved",
    "dropped",
    "open",
    "overdue",
    "total_found",
    "total_resolved",
    "rate",
    "opinions_found",
    "opinions_answered",
)
"""The columns of 周报, in their order."""
HALF_MONTHLY_FORM = ("reports", *WEEKLY_FORM)
"""半月报: the same, and what came in from below (应报、按时、迟报、漏报、零报告)."""
MONTHLY_FORM = (
    "reports",
    *WEEKLY_FORM[:-2],
    "success_rate",
    "compared",
    "agreements",
    "amount",
    "judicial",
    "categories",
    "hard",
    *WEEKLY_FORM[-2:],
    "assessments",
    "legal_aid",
    "meetings",
)
"""月报: and all that goes on to the city."""


@dataclass(frozen=True, kw_only=True)
class Tier:
    """A report of one kind: the units that owe it, who confirms it, its rows and columns."""

    kind: PeriodKind
    unit: UnitKind
    confirms: frozenset[Role]
    columns: tuple[str, ...]
    rows: tuple[UnitKind, ...] = ()
    """A row for each highest unit of these kinds below; none: the form has no rows."""
    below: tuple[PeriodKind, ...] = ()
    """The reports it is fed by, and tells of."""
    early: bool = False
    """May be confirmed before its last day."""


TIERS: Mapping[PeriodKind, Tier] = MappingProxyType(
    {
        tier.kind: tier
        for tier in (
            Tier(
                kind=PeriodKind.WEEK,
                unit=UnitKind.COMMUNITY,
                confirms=frozenset({Role.INFORMATION_OFFICER}),
                columns=WEEKLY_FORM,
                early=True,
            ),
            Tier(
                kind=PeriodKind.HALF_MONTH,
                unit=UnitKind.STREET,
                confirms=frozenset({Role.COORDINATOR}),
                columns=HALF_MONTHLY_FORM,
                rows=(UnitKind.COMMUNITY,),
                below=(PeriodKind.WEEK,),
            ),
            Tier(
                kind=PeriodKind.MONTH,
                unit=UnitKind.DISTRICT,
                confirms=frozenset({Role.CENTRE_OFFICER}),
                columns=MONTHLY_FORM,
                rows=(UnitKind.STREET, UnitKind.COMMUNITY),
                below=(PeriodKind.WEEK, PeriodKind.HALF_MONTH),
            ),
        )
    }
)
"""Weekly by communities, half-monthly by streets, monthly by the district [config]."""


def fed_by(tiers: Mapping[PeriodKind, Tier], kind: PeriodKind) -> tuple[Tier, ...]:
    """The tiers that a report of this kind goes into."""
    return tuple(tier for tier in tiers.values() if kind in tier.below)
