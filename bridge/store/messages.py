"""The messages that can still be changed, answered or taken back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Set
from dataclasses import dataclass

from botapi.values import JSON

_COLUMNS = "chat, number, at, body, message_id, others, gone"


@dataclass(frozen=True)
class Kept:
    """One message; ``body`` is what the desk was told, None for what a person wrote."""

    chat: int
    number: int
    at: int
    body: JSON | None
    message_id: str | None
    others: tuple[str, ...]
    gone: bool


def _kept(row: tuple[int, int, int, str | None, str | None, str, int]) -> Kept:
    chat, number, at, body, message_id, others, gone = row
    told = None if body is None else json.loads(body)
    return Kept(chat, number, at, told, message_id, tuple(json.loads(others)), bool(gone))


def add(db: sqlite3.Connection, body: JSON, message_id: str | None, *, own: bool) -> None:
    """A message of the bot's (``own``), or that a person sent one."""
    db.execute(
        "INSERT OR REPLACE INTO messages (chat, number, at, body, message_id)"
        " VALUES (?, ?, ?, ?, ?)",
        (body["chat"]["id"], body["message_id"], body["date"], _dump(body) if own else None,
         message_id),
    )  # fmt: skip


def _dump(body: JSON) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def get(db: sqlite3.Connection, chat: int, number: int) -> Kept | None:
    query = f"SELECT {_COLUMNS} FROM messages WHERE chat = ? AND number = ?"  # noqa: S608 - a constant of ours
    if not -(1 << 63) <= number < 1 << 63:
        return None
    row = db.execute(query, (chat, number)).fetchone()
    return None if row is None else _kept(row)


def named(db: sqlite3.Connection, chat: int, message_id: str) -> Kept | None:
    """The message that the messenger calls so."""
    query = f"SELECT {_COLUMNS} FROM messages WHERE message_id = ? AND chat = ?"  # noqa: S608 - a constant of ours
    row = db.execute(query, (message_id, chat)).fetchone()
    return None if row is None else _kept(row)


def has_button(body: JSON, data: str) -> bool:
    """Whether one with this data stands under it."""
    rows = (body.get("reply_markup") or {}).get("inline_keyboard", [])
    return any(button.get("callback_data") == data for buttons in rows for button in buttons)


def unnamed(
    db: sqlite3.Connection, chat: int, data: str, sending: Set[tuple[int, int]]
) -> Kept | None:
    """The one message of the bot's with such a button of which nobody knows what the messenger
    calls it: the bridge ended between sending it and writing that down. None where there are
    several, or it is among those being sent: the press may be on a card of long ago."""
    query = (
        f"SELECT {_COLUMNS} FROM messages WHERE chat = ? AND message_id IS NULL"  # noqa: S608 - a constant of ours
        " AND body IS NOT NULL AND NOT gone ORDER BY number DESC LIMIT 20"
    )
    newest = map(_kept, db.execute(query, (chat,)))
    found = [kept for kept in newest if has_button(kept.body or {}, data)]
    if len(found) != 1 or (chat, found[0].number) in sending:
        return None
    return found[0]


def sent(
    db: sqlite3.Connection, place: tuple[int, int], message_id: str, others: tuple[str, ...] = ()
) -> None:
    """The messenger took it and calls it so."""
    db.execute(
        "UPDATE messages SET message_id = ?, others = ? WHERE chat = ? AND number = ?",
        (message_id, json.dumps(others), *place),
    )


def change(db: sqlite3.Connection, body: JSON) -> None:
    """It says something else now."""
    db.execute(
        "UPDATE messages SET body = ? WHERE chat = ? AND number = ?",
        (_dump(body), body["chat"]["id"], body["message_id"]),
    )


def drop(db: sqlite3.Connection, chat: int, number: int) -> None:
    """It was certainly never sent."""
    db.execute("DELETE FROM messages WHERE chat = ? AND number = ?", (chat, number))
    db.execute("DELETE FROM keys WHERE chat = ? AND number = ?", (chat, number))


def recalled(db: sqlite3.Connection, kept: Kept) -> None:
    """It is off the phone; what it said goes with it."""
    bare = {name: (kept.body or {}).get(name) for name in ("message_id", "date", "chat")}
    db.execute(
        "UPDATE messages SET gone = 1, body = ? WHERE chat = ? AND number = ?",
        (None if kept.body is None else _dump(bare), kept.chat, kept.number),
    )
