"""What a practice room is told of the district: units, posts, the calendar, categories, clocks.

Of the people only that they hold a post, as everywhere; of their phones only that of who practises.
No matter, no report, no message of anybody is copied.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from storage.schema import (
    aliases,
    categories,
    channels,
    day_words,
    due_changes,
    entries,
    entry_units,
    holdings,
    persons,
    placements,
    posts,
    sector_routes,
    unit_clocks,
    units,
)

_TABLES = (
    *(units, placements, aliases, persons, channels, posts, holdings),
    *(categories, sector_routes, unit_clocks, day_words, due_changes, entries, entry_units),
)

Copied = Sequence[tuple[str, Sequence[Mapping[str, Any]]]]
"""The rows of each table."""


def rows_for(connection: Connection, person_id: int) -> Copied:
    """The rows to copy for a person, on one state of the database."""
    found = []
    for table in _TABLES:
        asked = select(table)
        if table is channels:
            asked = asked.where(channels.c.person_id == person_id)
        found.append((table.name, [dict(row) for row in connection.execute(asked).mappings()]))
    return found


def write_rows(connection: Connection, copied: Copied) -> None:
    """Writes them into a new room, in the place of what every new database holds."""
    # a unit may hang under one with a higher number
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    rows = dict(copied)
    for table in reversed(_TABLES):
        connection.execute(delete(table))
    for table in _TABLES:
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])
