"""A unit as it is named to a reader, and the one whose board or papers somebody asks for."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, and_, bindparam, or_, select

from domain.access import Act, scope
from domain.errors import NotFound, Refused
from domain.ids import possible
from domain.org.model import Unit, ancestor_ids, is_within
from domain.org.views import UnitRef
from domain.people.model import Actor
from storage.schema import begins, units

UnitRow = Row[*tuple[Any, ...]]
_it: BindParameter[int] = bindparam("unit")
_AROUND = (
    select(units)
    .where(
        or_(
            units.c.id == _it,
            units.c.parent_id == _it,
            units.c.id == select(units.c.parent_id).where(units.c.id == _it).scalar_subquery(),
        )
    )
    .order_by(units.c.code)
)


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


def units_around(
    connection: Connection, actor: Actor, unit_id: int | None
) -> tuple[UnitRow, UnitRow | None, Sequence[UnitRow]]:
    """The same with the unit above it, if that is within the actor's reach, and all those directly
    below it, by code; in one question, as a board asks it each time."""
    prefixes = scope(actor, Act.BOARD).prefixes
    if not prefixes:
        raise Refused(Act.BOARD.value)
    if unit_id is None:
        unit_id = ancestor_ids(min(prefixes, key=lambda prefix: prefix.count("/")))[-1]
    if not possible(unit_id):
        raise NotFound("unit")
    near = {row.id: row for row in connection.execute(_AROUND, {"unit": unit_id})}
    reached = {
        row.id: row
        for row in near.values()
        if any(is_within(row.path, prefix) for prefix in prefixes)
    }
    if unit_id not in reached:
        raise NotFound("unit")
    unit = reached[unit_id]
    below = [row for row in near.values() if row.parent_id == unit_id]
    return unit, reached.get(unit.parent_id), below
