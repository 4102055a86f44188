"""Units by what they are called in a table that somebody sends."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, select

from storage.schema import aliases, units


def by_name(connection: Connection, within: ColumnElement[bool]) -> Mapping[str, tuple[int, ...]]:
    """The units that are there, of those ``within``, by code, by name and by what else they are
    called."""
    found: dict[str, tuple[int, ...]] = {}
    there = within, units.c.valid_to.is_(None)
    named = select(units.c.id, units.c.code, units.c.name).where(*there).order_by(units.c.id)
    for row in connection.execute(named):
        for name in {row.code, row.name}:
            found[name] = (*found.get(name, ()), row.id)
    also = (
        select(aliases.c.name, units.c.id)
        .join(units, units.c.id == aliases.c.unit_id)
        .where(*there)
        .order_by(aliases.c.id)
    )
    for name, unit in connection.execute(also):
        if unit not in found.get(name, ()):
            found[name] = (*found.get(name, ()), unit)
    return found
