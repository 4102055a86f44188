"""What is too old goes."""

from __future__ import annotations

import sqlite3

from bridge.store.updates import KEPT_SECONDS

DAY = 24 * 3600
EVENT_SECONDS = 3 * DAY
"""Longer than a messenger repeats what was not acknowledged."""
MESSAGE_SECONDS = 15 * DAY
"""A day longer than Feishu lets a card be pressed and changed."""


def purge(db: sqlite3.Connection, now: float) -> dict[str, int]:
    """Deletes what nobody needs any more; answers how many rows of each table. An update among
    them is something that somebody wrote and the desk never had."""
    ages = {
        "updates": KEPT_SECONDS,
        "queries": DAY,
        "keys": DAY,
        "events": EVENT_SECONDS,
        "messages": MESSAGE_SECONDS,
        "files": MESSAGE_SECONDS,
    }
    return {
        table: db.execute(f"DELETE FROM {table} WHERE at <= ?", (now - seconds,)).rowcount  # noqa: S608 - names of our own tables
        for table, seconds in ages.items()
    }
