"""What a chat remembers between updates: loaded with the update, written with its end.

The inbox hands over all records of a lane (a chat) when it is claimed, and takes the changed ones
back in the transaction that marks the update handled. In between they live here, in a context
variable, so a tap costs no read and no write of its own, and a crash in the middle leaves the
records as they were before the update. Lanes never share.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey
from pydantic_core import from_json, to_json

from domain.contacts.model import Spot

_PREFIX = "fsm"


class Conversation:
    """The records of one lane during one update: JSON values by key."""

    def __init__(self, records: Mapping[str, str]) -> None:
        self._records = dict(records)
        self.changes: dict[str, str | None] = {}
        """What to write at the end; None deletes."""
        self.sent: list[Spot] = []
        """The messages sent meanwhile: should this come to nothing, they are taken away."""

    def get(self, key: str) -> Any:
        """The value, a new copy each time; None when there is none."""
        text = self._records.get(key)
        return None if text is None else from_json(text)

    def put(self, key: str, value: Any) -> None:
        """Keeps a value; one that has not changed is not written again."""
        self.put_text(key, to_json(value).decode())

    def text(self, key: str) -> str:
        """A value as it is kept. Raises KeyError when there is none."""
        return self._records[key]

    def put_text(self, key: str, text: str) -> None:
        """Keeps one that is JSON already."""
        if self._records.get(key) != text:
            self._records[key] = text
            self.changes[key] = text

    def drop(self, key: str) -> None:
        """Forgets a value."""
        if self._records.pop(key, None) is not None:
            self.changes[key] = None

    def keys(self, prefix: str) -> list[str]:
        """The keys that begin so."""
        return [key for key in self._records if key.startswith(prefix)]

    def forget(self) -> None:
        """Forgets everything."""
        for key in self.keys(""):
            self.drop(key)

    def forget_dialogs(self) -> bool:
        """Forgets what aiogram and aiogram-dialog keep, and nothing else; whether there was any."""
        kept = self.keys(f"{_PREFIX}:")
        for key in kept:
            self.drop(key)
        return bool(kept)


_current: ContextVar[Conversation] = ContextVar("conversation")


@contextmanager
def talking(records: Mapping[str, str]) -> Iterator[Conversation]:
    """Makes these records the current conversation for the length of the block."""
    conversation = Conversation(records)
    token = _current.set(conversation)
    try:
        yield conversation
    finally:
        _current.reset(token)


def current() -> Conversation:
    """The conversation of the update being handled. Raises LookupError outside of one."""
    return _current.get()


def note_sent(spot: Spot) -> None:
    """A message was sent, perhaps while an update is being handled."""
    conversation = _current.get(None)
    if conversation is not None:
        conversation.sent.append(spot)


class ConversationStorage(BaseStorage):
    """The same as a storage for aiogram's states and aiogram-dialog's stacks and contexts."""

    def __init__(self) -> None:
        self._keys = DefaultKeyBuilder(prefix=_PREFIX, with_destiny=True)

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        record = self._keys.build(key, "state")
        if name is None:
            current().drop(record)
        else:
            current().put(record, name)

    async def get_state(self, key: StorageKey) -> str | None:
        found = current().get(self._keys.build(key, "state"))
        return None if found is None else str(found)

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        record = self._keys.build(key, "data")
        if data:
            current().put(record, dict(data))
        else:
            current().drop(record)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        found = current().get(self._keys.build(key, "data"))
        return found if isinstance(found, dict) else {}

    async def close(self) -> None:
        """Nothing is held open."""
