"""A unit as it is named to a reader, and the one whose board or papers somebody asks for."""

from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select

from domain.access import Act, scope
from domain.errors import NotFound, Refused
from domain.ids import possible
from domain.org.model import Unit
from domain.org.views import UnitRef
from domain.people.model import Actor
from storage.schema import begins, units

UnitRow = Row[*tuple[Any, ...]]


def ref(unit: UnitRow | Unit) -> UnitRef:
    """How a unit is named to a reader."""
    return UnitRef(id=unit.id, name=unit.name, kind=unit.kind)


def unit_within(connection: Connection, actor: Actor, unit_id: int | None) -> UnitRow:
    """The unit, if the actor reads its board (None: the actor's own highest); raises Refused,
    NotFound."""
    prefixes = scope(actor, Act.BOARD).prefixes
    if not prefixes:
        raise Refused(Act.BOARD.value)
    if unit_id is None:
        which = units.c.path == min(prefixes, key=lambda prefix: prefix.count("/"))
    elif possible(unit_id):
        reach = or_(*(begins(units.c.path, prefix) for prefix in prefixes))
        which = and_(units.c.id == unit_id, reach)
    else:
        raise NotFound("unit")
    found = connection.execute(select(units).where(which)).one_or_none()
    if found is None:
        raise NotFound("unit")
    return found
