"""Changing which centre a category goes to. ``actor`` None is the command line of the machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain import access
from domain.access import Act
from domain.cases.routes import SectorRoute
from domain.errors import Invalid
from domain.org import Unit, UnitKind
from domain.people import Actor
from domain.ports.work import Work


@dataclass(frozen=True, kw_only=True)
class RouteRow:
    """A route as it comes from a table: a category's code or name, and the centre's code."""

    category: str
    centre: str


async def set_routes(
    work: Work, actor: Actor | None, rows: Sequence[RouteRow], *, now: datetime
) -> int:
    """Puts these routes in the place of all there are, a category's centres in the order given.

    Returns how many there are now. Raises Refused, Invalid (``category-missing``,
    ``unit-missing``: a code that the desk does not have, or that is no centre's).
    """
    pairs: list[tuple[int, Unit]] = []
    for row in rows:
        unit = await work.org.by_code(row.centre)
        if actor is not None:
            access.allow(actor, Act.ADMINISTER, access.at(unit.path if unit else ""))
        category = await work.routes.category(row.category, now.astimezone(work.rules.zone).date())
        if category is None:
            raise Invalid("category-missing")
        if unit is None or unit.kind is not UnitKind.CENTRE:
            raise Invalid("unit-missing")
        pairs.append((category.id, unit))
    await work.routes.clear()
    for position, (category_id, unit) in enumerate(pairs):
        await work.routes.add(
            SectorRoute(category_id=category_id, unit_id=unit.id, position=position)
        )
    await work.audit.add(
        at=now,
        person_id=actor.person_id if actor else None,
        act=Act.ADMINISTER,
        subject=f"routes:{len(pairs)}",
    )
    return len(pairs)
