"""The tree of units, in a transaction."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import bindparam, delete, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key

from domain.cases.routes import SectorRoute
from domain.errors import NotFound
from domain.ids import possible
from domain.org.model import Alias, Placement, Unit, UnitKind, ancestor_ids
from storage.kit.turns import take_turns
from storage.org.below import right_below
from storage.schema import (
    agenda_items,
    aliases,
    assessments,
    begins,
    called_units,
    cases,
    entries,
    entry_units,
    extensions,
    followup_helpers,
    followups,
    placements,
    project_helpers,
    projects,
    referrals,
    sector_routes,
    units,
)

# asked with every report, so built once; Session.get takes three times as long to ask
_UNIT = select(Unit).where(units.c.id == bindparam("id"))
_UNITS = select(Unit).where(units.c.id.in_(bindparam("ids", expanding=True)))
ANSWERING = (
    cases.c.responsible_id,
    cases.c.offered_id,
    referrals.c.to_unit_id,
    extensions.c.decider_id,
    sector_routes.c.unit_id,
    assessments.c.unit_id,
    projects.c.host_id,
    projects.c.lead_id,
    project_helpers.c.unit_id,
    followups.c.unit_id,
    followups.c.host_id,
    followup_helpers.c.unit_id,
    called_units.c.unit_id,
    agenda_items.c.to_unit_id,
    agenda_items.c.helper_id,
    entries.c.host_id,
    entry_units.c.unit_id,
)
"""Where a unit stands that answers for something; where it stands as a place, it stays."""


class SqlOrg:
    """:class:`domain.org.store.Org` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def unit(self, unit_id: int) -> Unit:
        """The unit; raises NotFound."""
        if not possible(unit_id):
            raise NotFound("unit")
        # an action comes back to the same few units again and again
        known: Unit | None = self._session.identity_map.get(identity_key(Unit, unit_id))
        found = known or self._session.scalar(_UNIT, {"id": unit_id})
        if found is None:
            raise NotFound("unit")
        return found

    def changing(self, unit_id: int) -> Unit:
        """The unit as it is at this moment; until the end nobody else changes the tree. Raises
        NotFound."""
        if not possible(unit_id):
            raise NotFound("unit")
        take_turns(self._session.connection(), "tree")
        found: Unit | None = self._session.scalar(
            _UNIT, {"id": unit_id}, execution_options={"populate_existing": True}
        )
        if found is None:
            raise NotFound("unit")
        return found

    def by_code(self, code: str) -> Unit | None:
        """The unit with this official code."""
        found: Unit | None = self._session.scalar(select(Unit).where(units.c.code == code))
        return found

    def ancestors(self, unit: Unit) -> list[Unit]:
        """The units on its path from itself up to the root."""
        ids = ancestor_ids(unit.path)
        found = self._session.scalars(_UNITS, {"ids": ids})
        return sorted(found, key=lambda one: ids.index(one.id), reverse=True)

    def those(self, unit_ids: Collection[int]) -> list[Unit]:
        """The units of these numbers, in no order."""
        return list(self._session.scalars(_UNITS, {"ids": sorted(unit_ids)}))

    def children(self, unit_id: int, day: date) -> list[Unit]:
        """The units directly below that are valid on the day, in order of code."""
        found = self._session.scalars(
            select(Unit)
            .where(
                right_below([unit_id]),
                units.c.valid_from <= day,
                or_(units.c.valid_to.is_(None), units.c.valid_to > day),
            )
            .order_by(units.c.code)
        )
        return list(found)

    def within(self, path: str) -> list[Unit]:
        """The unit at this path and all below, whatever their validity; parents first."""
        found = self._session.scalars(
            select(Unit).where(begins(units.c.path, path)).order_by(units.c.path)
        )
        return list(found)

    def add(self, unit: Unit) -> Unit:
        """Adds a unit under its ``parent_id``; fills ``id`` and ``path``; opens its placement."""
        above = "/" if unit.parent_id is None else (self.unit(unit.parent_id)).path
        self._session.add(unit)
        self._session.flush()
        unit.path = f"{above}{unit.id}/"
        self._session.add(
            Placement(unit_id=unit.id, parent_id=unit.parent_id, valid_from=unit.valid_from)
        )
        self._session.flush()
        return unit

    def open_placement(self, unit_id: int) -> Placement | None:
        """The placement that has no end yet."""
        found: Placement | None = self._session.scalar(
            select(Placement).where(
                placements.c.unit_id == unit_id, placements.c.valid_to.is_(None)
            )
        )
        return found

    def add_placement(self, placement: Placement) -> None:
        """Adds a stretch under a parent."""
        self._session.add(placement)
        self._session.flush()

    def aliases(self, path: str) -> list[Alias]:
        """The other names of the unit at this path and of all below."""
        found = self._session.scalars(
            select(Alias)
            .join(units, units.c.id == aliases.c.unit_id)
            .where(begins(units.c.path, path))
        )
        return list(found)

    def add_alias(self, alias: Alias) -> None:
        """Adds another name."""
        self._session.add(alias)
        self._session.flush()

    def succeed(self, unit_id: int, into_id: int) -> None:
        """What a unit is to do, decide or answer is its successor's."""
        self._session.flush()
        going = sector_routes.c.unit_id == unit_id
        if self.unit(into_id).kind is UnitKind.CENTRE:  # nobody else mediates a sector
            theirs = select(sector_routes.c.category_id).where(sector_routes.c.unit_id == into_id)
            going &= sector_routes.c.category_id.in_(theirs.scalar_subquery())
        self._session.execute(delete(SectorRoute).where(going))
        for column in ANSWERING:
            moving = update(column.table).where(column == unit_id).values({column.name: into_id})
            self._session.connection().execute(moving)
        self._session.expire_all()  # what is at hand was read before
