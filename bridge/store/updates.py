"""What people did and the desk has not confirmed yet, and the questions of pressed buttons."""

from __future__ import annotations

import json
import sqlite3

from botapi.updates import wanted
from botapi.values import JSON
from bridge.store import bot

KEPT_SECONDS = 7 * 24 * 3600
"""Telegram keeps them a day; here a desk may be down over a week of holidays."""


def seen(db: sqlite3.Connection, event_id: str) -> tuple[bool, int | None]:
    """Whether the messenger told of this event before, and the update if it was a press."""
    row = db.execute("SELECT update_id FROM events WHERE event_id = ?", (event_id,)).fetchone()
    return (False, None) if row is None else (True, row[0])


def note(db: sqlite3.Connection, event_id: str, at: float, update_id: int | None = None) -> None:
    db.execute("INSERT INTO events VALUES (?, ?, ?)", (event_id, int(at), update_id))


def add(db: sqlite3.Connection, kind: str, body: JSON, lane: str, at: float) -> int | None:
    """Queues an update; answers its number, or None where the desk does not ask for its kind."""
    if not wanted(kind, bot.read(db, "allowed_updates")):
        return None
    number = bot.count(db, "next_update", int(at))
    if kind == "callback_query":
        body = {"id": str(number), **body}
        chat = body["from"]["id"]
        db.execute("INSERT INTO queries VALUES (?, ?, ?)", (number, chat, int(at)))
    told = json.dumps({"update_id": number, kind: body}, ensure_ascii=False, separators=(",", ":"))
    db.execute("INSERT INTO updates VALUES (?, ?, ?, ?)", (number, lane, int(at), told))
    return number


def confirm(db: sqlite3.Connection, offset: int) -> None:
    """Forgets what an offset confirms; a negative one keeps that many of the newest."""
    if offset < 0:
        query = (
            "DELETE FROM updates WHERE update_id NOT IN"
            " (SELECT update_id FROM updates ORDER BY update_id DESC LIMIT ?)"
        )
        db.execute(query, (min(-offset, 1 << 62),))
    elif offset:
        db.execute("DELETE FROM updates WHERE update_id < ?", (min(offset, (1 << 63) - 1),))


def batch(db: sqlite3.Connection, limit: int, now: float) -> list[JSON]:
    """The oldest that wait."""
    query = "SELECT body FROM updates WHERE at > ? ORDER BY update_id LIMIT ?"
    return [json.loads(body) for (body,) in db.execute(query, (now - KEPT_SECONDS, limit))]


def first(db: sqlite3.Connection, lane: str, now: float) -> JSON | None:
    """The oldest that waits in a lane."""
    query = "SELECT body FROM updates WHERE lane = ? AND at > ? ORDER BY update_id LIMIT 1"
    row = db.execute(query, (lane, now - KEPT_SECONDS)).fetchone()
    return None if row is None else json.loads(row[0])


def taken(db: sqlite3.Connection, update_id: int) -> None:
    db.execute("DELETE FROM updates WHERE update_id = ?", (update_id,))


def lanes(db: sqlite3.Connection) -> list[str]:
    return [lane for (lane,) in db.execute("SELECT DISTINCT lane FROM updates")]


def pending(db: sqlite3.Connection, now: float) -> int:
    query = "SELECT count(*) FROM updates WHERE at > ?"
    return int(db.execute(query, (now - KEPT_SECONDS,)).fetchone()[0])


def oldest(db: sqlite3.Connection) -> int | None:
    """Since when the oldest of them waits, in seconds since 1970; None where none does."""
    row = db.execute("SELECT at FROM updates ORDER BY update_id LIMIT 1").fetchone()
    return None if row is None else int(row[0])


def drop_all(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM updates")


def take_query(db: sqlite3.Connection, number: int, since: float) -> int | None:
    """The chat of a question that is still open, which is thereby answered."""
    if not 0 < number < 1 << 63:
        return None
    query = "DELETE FROM queries WHERE update_id = ? AND at >= ? RETURNING chat"
    row = db.execute(query, (number, since)).fetchone()
    return None if row is None else int(row[0])
