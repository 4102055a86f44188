"""Who holds the posts of the demo: the phones on the wall, and colleagues with phones behind it."""

from collections.abc import Mapping
from functools import cache

from app.demo.district import phones, units
from app.demo.events import Desk
from app.demo.plan import communities
from domain.org.model import UnitKind
from domain.people.model import Capacity, Role

_FIRST_PHONE = 20_001


@cache
def posts() -> tuple[Desk, ...]:
    """The posts that somebody holds in the demo, the phones' among them."""
    found: list[Desk] = []
    for row in units():
        if row.kind is UnitKind.STREET:
            found.append((row.code, Role.COORDINATOR))
        elif row.kind is UnitKind.CENTRE:
            found.append((row.code, Role.MEDIATOR))
    for community in communities():
        found.append((community.code, Role.INFORMATION_OFFICER))
        found.append((community.code, Role.MEDIATOR))
        found.extend((grid, Role.GRID_HEAD) for grid in community.grids)
    return tuple(found)


@cache
def colleagues() -> Mapping[Desk, int | None]:
    """The posts no phone on the wall holds, each with the number of its phone; one has none, and
    nobody can reach them."""
    shown = {(p.unit, p.role) for p in phones() if p.capacity is Capacity.HOLDER}
    others = [desk for desk in posts() if desk not in shown]
    lost = silent()
    return {
        desk: None if desk == lost else phone for phone, desk in enumerate(others, _FIRST_PHONE)
    }


def silent() -> Desk:
    """Who cannot be reached: the information officer of the last community."""
    return communities()[-1].code, Role.INFORMATION_OFFICER
