"""The rows of the database as they lie there, and nothing of what the product makes of them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from storage.schema import (
    agenda_items,
    agreements,
    aid_counts,
    assessment_rounds,
    assessments,
    cases,
    deadlines,
    entries,
    evaluations,
    followups,
    item_judgements,
    meetings,
    reports,
    steps,
    units,
)

_TABLES = (
    *(agenda_items, agreements, aid_counts, assessment_rounds, assessments, cases, deadlines),
    *(entries, evaluations, followups, item_judgements, meetings, reports, steps, units),
)
Line = Row[tuple[Any, ...]]


class Rows:
    """Every row of these tables, in the order in which they were written."""

    def __init__(self, connection: Connection) -> None:
        self._rows: dict[str, list[Line]] = {
            table.name: list(connection.execute(select(table).order_by(table.c.id)))
            for table in _TABLES
        }
        self._by_id = {name: {row.id: row for row in rows} for name, rows in self._rows.items()}

    def of(self, table: Table) -> Iterator[Line]:
        """Those of a table."""
        return iter(self._rows[table.name])

    def one(self, table: Table, number: int) -> Line:
        """The one with this number."""
        return self._by_id[table.name][number]

    def lies_in(self, unit_id: int, above: int) -> bool:
        """Whether a unit is another, or lies below it."""
        at: int | None = unit_id
        while at is not None and at != above:
            at = self.one(units, at).parent_id
        return at == above
