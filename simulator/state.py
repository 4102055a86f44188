"""The state file: everything worth keeping over a restart, in one SQLite table.

Changes are gathered for a moment and written in one transaction, so a kill loses at most that
moment; to keep numbers from going backwards even then, a start after a kill skips ahead.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from pathlib import Path
from typing import Any

from simulator.model import Bot, Chat, Entry, FileRecord, Group, Person, Stored
from simulator.store import Dumpable, Store

NOTES = ("feishu-app", "feishu-event")
DEBOUNCE = 0.05
SKIP = 1_000
SCHEMA = """
CREATE TABLE IF NOT EXISTS items (
    kind TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID
"""


class StateFile:
    """Reads a store at the start and follows its changes."""

    def __init__(self, path: Path, store: Store) -> None:
        self._store = store
        self._changed: dict[tuple[str, str], Dumpable | None] = {}
        self._timer: asyncio.TimerHandle | None = None
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute(SCHEMA)

    def load(self) -> None:
        """Fill the store, and mark the file as in use until it is closed."""
        store = self._store
        for key, body in self._rows("person"):
            store.people[int(key)] = Person(**body)
        for key, body in self._rows("group"):
            store.groups[int(key)] = Group(**body)
        for key, body in self._rows("bot"):
            store.bots[int(key)] = Bot(**body)
        newest_last = sorted(store.bots.values(), key=lambda bot: bot.joined)
        store.bots = {bot.id: bot for bot in newest_last}
        for _key, body in self._rows("chat"):
            chat = Chat(**body)
            store.chats[chat.bot_id, chat.id] = chat
        self._load_messages()
        self._load_updates()
        for key, body in self._rows("file"):
            store.files[key] = FileRecord(**body)
            store.paths[body["path"]] = key
        for kind in NOTES:
            store.notes.update(((kind, key), body) for key, body in self._rows(kind))
        query = "SELECT key, body FROM items WHERE kind = 'blob'"
        store.blobs.update((key, bytes(body)) for key, body in self._db.execute(query))
        numbers = [bot.joined for bot in store.bots.values()]
        store.seq = max([*numbers, *(chat.seq for chat in store.chats.values())], default=0)
        store.mark = self.mark
        if self._db.execute("SELECT 1 FROM items WHERE kind = 'open'").fetchone():
            self._skip_ahead()
        self._db.execute("INSERT OR REPLACE INTO items VALUES ('open', '', '1')")

    def _rows(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        query = "SELECT key, body FROM items WHERE kind = ?"
        return [(key, json.loads(body)) for key, body in self._db.execute(query, (kind,))]

    def _load_messages(self) -> None:
        found = []
        for key, body in self._rows("message"):
            bot_id, chat_id, number = map(int, key.split(":"))
            found.append((number, (bot_id, chat_id), Stored(**body)))
        for number, chat_key, stored in sorted(found, key=lambda item: item[0]):
            if chat_key in self._store.chats:
                self._store.chats[chat_key].messages[number] = stored

    def _load_updates(self) -> None:
        found = [(key.partition(":")[0], Entry(**body)) for key, body in self._rows("update")]
        for bot_id, entry in sorted(found, key=lambda item: item[1].id):
            self._store.enqueue(int(bot_id), entry)

    def _skip_ahead(self) -> None:
        """The last run was killed: numbers it gave out and did not save must not come again."""
        self._store.seq += SKIP
        for bot in self._store.bots.values():
            bot.next_update_id += SKIP
            self.mark("bot", str(bot.id), bot)
        for chat in self._store.chats.values():
            chat.next_message_id += SKIP
            self.mark("chat", chat.key, chat)

    def mark(self, kind: str, key: str, value: Dumpable | None) -> None:
        self._changed[kind, key] = value
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(DEBOUNCE, self.flush)

    def flush(self) -> None:
        """Write what changed. A few rows take well under a millisecond, so no thread is needed."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        changed, self._changed = self._changed, {}
        gone = [key for key, value in changed.items() if value is None]
        kept = [
            (kind, key, value if isinstance(value, bytes) else json.dumps(value.dump()))
            for (kind, key), value in changed.items()
            if value is not None
        ]
        try:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("DELETE FROM items WHERE kind = ? AND key = ?", gone)
            self._db.executemany("INSERT OR REPLACE INTO items VALUES (?, ?, ?)", kept)
            self._db.execute("COMMIT")
        except sqlite3.Error:  # a full disk, say: what was not written stays due
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self._changed = {**changed, **self._changed}
            raise

    async def close(self) -> None:
        self.flush()
        self._db.execute("DELETE FROM items WHERE kind = 'open'")
        self._db.close()
