"""Messages whose change may not have stayed, since a press on them waited for its answer."""

from __future__ import annotations

import sqlite3


def owe(db: sqlite3.Connection, chat: int, number: int) -> None:
    """Nobody knows yet whether the phone shows it as it is on file."""
    db.execute("INSERT OR IGNORE INTO owed VALUES (?, ?)", (chat, number))


def paid(db: sqlite3.Connection, chat: int, number: int) -> None:
    """It does."""
    db.execute("DELETE FROM owed WHERE chat = ? AND number = ?", (chat, number))


def owed(db: sqlite3.Connection) -> list[tuple[int, int]]:
    """All of them, by chat and number."""
    return db.execute("SELECT chat, number FROM owed ORDER BY chat, number").fetchall()
