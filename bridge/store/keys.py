"""What was asked for under a key: asked again, it is not sent again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """The message of a key; ``done`` once the messenger took it."""

    number: int
    done: bool


def asked(db: sqlite3.Connection, key: str) -> Asked | None:
    row = db.execute("SELECT number, done FROM keys WHERE key = ?", (key,)).fetchone()
    return None if row is None else Asked(row[0], bool(row[1]))


def remember(db: sqlite3.Connection, key: str, place: tuple[int, int], at: float) -> None:
    db.execute(
        "INSERT INTO keys (key, chat, number, at) VALUES (?, ?, ?, ?)", (key, *place, int(at))
    )


def done(db: sqlite3.Connection, key: str) -> None:
    db.execute("UPDATE keys SET done = 1 WHERE key = ?", (key,))
