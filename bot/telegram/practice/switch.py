"""Whether a chat practises: a record of its conversation, read and written with each update.

What the chat remembers of its practice lies beside what it remembers of the desk, under names of
its own: an open report waits as it is until its writer is back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from pydantic import TypeAdapter

from bot.telegram.conversation import Conversation, talking

KEY: Final = "practice"
WITHIN: Final = "practice/"
"""How the records begin that belong to the practice."""
MARK: Final = "~"
"""How the data of a button begins that was shown while practising; two letters of the room follow.
No prefix of ours and no name of an opened dialog begins so."""


@dataclass(frozen=True, kw_only=True)
class Switch:
    """The last practice of a chat. ``first`` and ``last`` are the numbers of the messages by which
    it was told that it was begun and left."""

    room: str
    """Empty once it is over."""
    until: datetime
    first: int = 0
    last: int | None = None

    @property
    def on(self) -> bool:
        """Whether the chat practises now."""
        return bool(self.room) and self.last is None

    @property
    def mark(self) -> str:
        """How the data of this room's buttons begins."""
        return f"{MARK}{self.room[-2:]}"


_RECORD = TypeAdapter(Switch)


def switch_of(conversation: Conversation) -> Switch | None:
    """The record; None for a chat that never practised."""
    found = conversation.get(KEY)
    return None if found is None else _RECORD.validate_python(found)


def turn_to(conversation: Conversation, switch: Switch) -> None:
    """Keeps it."""
    conversation.put(KEY, _RECORD.dump_python(switch, mode="json"))


def forget(conversation: Conversation) -> None:
    """Forgets what was said in the practice."""
    for key in conversation.keys(WITHIN):
        conversation.drop(key)


@contextmanager
def aside(conversation: Conversation) -> Iterator[Conversation]:
    """What the practice remembers, as the current conversation for the length of the block. What
    changes is kept in the chat's own, and so is what was sent, whatever happens."""
    own = {key.removeprefix(WITHIN): conversation.text(key) for key in conversation.keys(WITHIN)}
    with talking(own) as inner:
        try:
            yield inner
        finally:
            conversation.sent.extend(inner.sent)
    for key, text in inner.changes.items():
        if text is None:
            conversation.drop(f"{WITHIN}{key}")
        else:
            conversation.put_text(f"{WITHIN}{key}", text)
