"""Which first-level grids have a head: counted by units and posts, never by what anybody did."""

from datetime import date

from sqlalchemy import Connection, Date, and_, bindparam, case, exists, func, select

from domain.org.model import UnitKind
from domain.people.model import Capacity, Role
from domain.status.views import Coverage
from storage.kit.columns import below, valid_on
from storage.schema import holdings, posts, units

_day = bindparam("day", type_=Date())
_headed = exists().where(
    and_(
        posts.c.unit_id == units.c.id,
        posts.c.role == Role.GRID_HEAD,
        holdings.c.post_id == posts.c.id,
        holdings.c.capacity == Capacity.HOLDER,
        valid_on(posts, _day),
        valid_on(holdings, _day),
    )
)
_COVERAGE = select(func.count(), func.coalesce(func.sum(case((_headed, 0), else_=1)), 0)).where(
    below(units.c.path, bindparam("path", type_=units.c.path.type)),
    units.c.kind == UnitKind.GRID_1,
    valid_on(units, _day),
)


def coverage(connection: Connection, path: str, today: date) -> Coverage:
    """The grids of a subtree that exist on a day, and those to which no head is appointed."""
    row = connection.execute(_COVERAGE, {"path": path, "day": today}).one()
    return Coverage(grids=int(row[0]), headless=int(row[1]))
