"""Which posts there are at which kind of unit: one table, asked by whoever makes a post."""

from collections.abc import Mapping

from domain.access import Act
from domain.org.model import UnitKind
from domain.people.model import Role

FITS: Mapping[Role, frozenset[UnitKind]] = {
    Role.BUILDING_HEAD: frozenset({UnitKind.GRID_1, UnitKind.GRID_2}),
    Role.GRID_HEAD: frozenset({UnitKind.GRID_1, UnitKind.GRID_2}),
    Role.INFORMATION_OFFICER: frozenset({UnitKind.COMMUNITY}),
    Role.MEDIATOR: frozenset(
        {UnitKind.COMMUNITY, UnitKind.STREET, UnitKind.DISTRICT, UnitKind.CENTRE}
    ),
    Role.COORDINATOR: frozenset({UnitKind.COMMUNITY, UnitKind.STREET, UnitKind.DISTRICT}),
    Role.CENTRE_OFFICER: frozenset({UnitKind.DISTRICT, UnitKind.CITY}),
    Role.SUPERVISOR: frozenset({UnitKind.STREET, UnitKind.DISTRICT, UnitKind.CITY}),
    Role.LEGAL_AID_LIAISON: frozenset(
        {UnitKind.STREET, UnitKind.DISTRICT, UnitKind.CITY, UnitKind.CENTRE}
    ),
    Role.ADMINISTRATOR: frozenset({UnitKind.STREET, UnitKind.DISTRICT, UnitKind.CITY}),
}
"""A village has first-level grids alone, with the heads of its buildings in them."""

USUAL: Mapping[UnitKind, tuple[Role, ...]] = {
    UnitKind.GRID_2: (Role.BUILDING_HEAD,),
    UnitKind.GRID_1: (Role.GRID_HEAD,),
    UnitKind.COMMUNITY: (Role.INFORMATION_OFFICER, Role.MEDIATOR),
    UnitKind.STREET: (Role.COORDINATOR,),
    UnitKind.DISTRICT: (Role.CENTRE_OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR),
    UnitKind.CITY: (),
    UnitKind.CENTRE: (Role.MEDIATOR,),
}
"""What each unit of a kind is expected to have: it is missed where nobody was ever invited."""

_TRUSTED = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})


def fits(role: Role, kind: UnitKind) -> bool:
    """Whether there is such a post at such a unit."""
    return kind in FITS[role]


def roles_at(kind: UnitKind) -> tuple[Role, ...]:
    """The posts there may be at a unit of this kind, in their order."""
    return tuple(role for role in Role if fits(role, kind))


def inviting(role: Role) -> Act:
    """The right that fills such a post: nobody hands out more than they hold themselves."""
    return Act.ADMINISTER if role in _TRUSTED else Act.INVITE
