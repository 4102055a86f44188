"""What the desk settled for its bot: webhook, kinds of updates, commands; and what is counted."""

from __future__ import annotations

import json
import sqlite3
from typing import Any


def read(db: sqlite3.Connection, name: str) -> Any:
    """The value of that name, or None."""
    row = db.execute("SELECT value FROM bot WHERE name = ?", (name,)).fetchone()
    return None if row is None else json.loads(row[0])


def write(db: sqlite3.Connection, name: str, value: Any) -> None:
    told = json.dumps(value, ensure_ascii=False)
    db.execute("INSERT OR REPLACE INTO bot VALUES (?, ?)", (name, told))


def count(db: sqlite3.Connection, name: str, first: int) -> int:
    """The next number of a count, at least ``first``: where that grows with time, none is given
    again though an older copy of the file takes its place."""
    number = max(int(read(db, name) or 0), first)
    write(db, name, number + 1)
    return number
