"""The tables, and how a database comes to have them."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

VERSION = 2

_TABLES = """
CREATE TABLE people (
    number INTEGER PRIMARY KEY,      -- the chat's and the person's towards the desk
    address TEXT NOT NULL UNIQUE,    -- the messenger's name for them
    next_message INTEGER NOT NULL,
    since INTEGER NOT NULL
);
CREATE TABLE messages (
    chat INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    body TEXT,                       -- as the desk has it; NULL: a person's own, whose words go
    message_id TEXT,                 -- the messenger's name for it, once it is known
    others TEXT NOT NULL DEFAULT '[]',
    gone INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (chat, number)
) WITHOUT ROWID;
CREATE INDEX messages_named ON messages (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX messages_unnamed ON messages (chat) WHERE message_id IS NULL AND body IS NOT NULL;
CREATE INDEX messages_aged ON messages (at);
CREATE TABLE keys (
    key TEXT PRIMARY KEY,            -- the hash of a chat and of what its sender calls the message
    chat INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX keys_aged ON keys (at);
CREATE TABLE events (
    event_id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    update_id INTEGER                -- the press it was
) WITHOUT ROWID;
CREATE INDEX events_aged ON events (at);
CREATE TABLE updates (
    update_id INTEGER PRIMARY KEY,
    lane TEXT NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX updates_of_lane ON updates (lane, update_id);
CREATE TABLE queries (
    update_id INTEGER PRIMARY KEY,   -- which is the query's own number
    chat INTEGER NOT NULL,
    at INTEGER NOT NULL
);
CREATE TABLE files (
    file_id TEXT PRIMARY KEY,
    unique_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    size INTEGER NOT NULL,           -- 0: nobody said
    mime_type TEXT NOT NULL,
    suffix TEXT NOT NULL,
    name TEXT,
    extra TEXT NOT NULL,
    message_id TEXT,                 -- where a person sent it, and by which name it is fetched
    file_key TEXT,
    media_id TEXT,                   -- by which name it is sent again
    at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX files_aged ON files (at);
CREATE TABLE bot (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
"""
_OWED = """
CREATE TABLE owed (                  -- what may not stand on the phone as it is in messages
    chat INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (chat, number)
) WITHOUT ROWID
"""


class Unusable(Exception):
    """The database cannot be used; ``why`` is a word of bridge.words."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(f"{why}: {detail}")
        self.why = why
        self.detail = detail


def opened(path: Path) -> sqlite3.Connection:
    """The database of that file, made or brought up to date. Raises Unusable.

    Only its owner may read it, and only one process have it: whoever sends twice at once would
    count messages twice. What is deleted is overwritten, because it was somebody's words.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
        db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=0)
    except (OSError, sqlite3.Error) as error:
        raise Unusable("database-closed", str(error)) from error
    try:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA cache_size = -2048")
        _bring_up(db)
    except sqlite3.OperationalError as error:
        db.close()
        why = "database-taken" if "locked" in str(error) else "database-closed"
        raise Unusable(why, str(error)) from error
    except sqlite3.Error as error:
        db.close()
        raise Unusable("database-foreign", str(error)) from error
    except Unusable:
        db.close()
        raise
    return db


def _bring_up(db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise Unusable("database-newer", str(version))
    if version == 0:
        if db.execute("SELECT 1 FROM sqlite_master").fetchone() is not None:
            raise Unusable("database-foreign")
        for statement in _TABLES.split(";\n"):
            db.execute(statement)
    if version < VERSION:
        db.execute(_OWED)
        db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("COMMIT")
