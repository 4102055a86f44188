"""How units and categories are called in a ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, select, union

from domain.cases.model import Label
from domain.org.model import UnitKind
from domain.people.model import Role
from storage.ledgers.moments import LocalDays
from storage.schema import cases, categories, units

_Rows = Row[*tuple[Any, ...]]
_GRIDS = frozenset({UnitKind.GRID_1, UnitKind.GRID_2})


@dataclass(frozen=True)
class Names:
    """How units and categories are called, asked once for a ledger."""

    units: Mapping[int, str]
    grids: Mapping[int, str]
    """A grid's name with that of its community: many grids share the name alone."""
    categories: Mapping[int, Label]
    days: LocalDays
    roles: dict[int, Role] = field(default_factory=dict)
    """Whose posts were met on the way, by the number of the post."""


def names(connection: Connection, zone: ZoneInfo, ids: Sequence[int] | None = None) -> Names:
    """The names as they are now: all of them, or those that the rows of a few matters have."""
    wanted = select(units.c.id, units.c.parent_id, units.c.name, units.c.kind)
    if ids is not None:
        filed = select(cases.c.unit_id).where(cases.c.id.in_(ids))
        keepers = select(cases.c.responsible_id).where(cases.c.id.in_(ids))
        inner = units.alias("inner")
        over = select(inner.c.parent_id).where(inner.c.id.in_(filed))
        wanted = wanted.where(units.c.id.in_(union(filed, keepers, over)))
    rows = {row.id: row for row in connection.execute(wanted).all()}
    return Names(
        units={id: row.name for id, row in rows.items()},
        grids={id: _grid(row, rows.get(row.parent_id or 0)) for id, row in rows.items()},
        categories={
            row.id: Label(zh=row.name_zh, en=row.name_en)
            for row in connection.execute(select(categories)).all()
        },
        days=LocalDays(zone),
    )


def _grid(unit: _Rows, over: _Rows | None) -> str:
    if unit.kind in _GRIDS and over is not None and not unit.name.startswith(over.name):
        return f"{over.name} {unit.name}"
    return str(unit.name)
