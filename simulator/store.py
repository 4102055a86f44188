"""What the simulator remembers, and the one counter that numbers its changes."""

from __future__ import annotations

from collections.abc import Callable

from botapi.values import JSON
from simulator.model import Bot, Chat, Entry, FileRecord, Group, Note, Person, Stored
from simulator.settings import Settings

Mark = Callable[[str, str, "Dumpable | None"], None]
Dumpable = Person | Group | Bot | Chat | Stored | FileRecord | Entry | Note | bytes


def _forget(_kind: str, _key: str, _value: Dumpable | None) -> None:
    """Used where no state file was asked for."""


class Store:
    """Every object by its key. ``mark`` is told of each change so that it can be saved."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.bots: dict[int, Bot] = {}
        self.chats: dict[tuple[int, int], Chat] = {}
        self.files: dict[str, FileRecord] = {}
        self.paths: dict[str, str] = {}
        self.blobs: dict[str, bytes] = {}
        self.queued: dict[int, dict[int, Entry]] = {}
        self.lanes: dict[tuple[int, str], dict[int, Entry]] = {}
        self.notes: dict[tuple[str, str], JSON] = {}
        self.seq = 0
        self.mark: Mark = _forget

    def next_seq(self) -> int:
        self.seq += 1
        return self.seq

    def bot(self, bot_id: int) -> Bot:
        """The bot with this id, which comes into being with its first call."""
        bot = self.bots.get(bot_id)
        if bot is None:
            first = not self.bots
            name = self.settings.bot_username
            # Update ids begin with the time, so that a bot which remembers the ids it has handled
            # does not take those of a simulator started anew for old ones.
            bot = Bot(
                id=bot_id,
                username=name if first else f"{name.removesuffix('_bot')}_{bot_id}_bot",
                first_name=self.settings.bot_name,
                next_update_id=int(self.settings.clock()),
                joined=self.next_seq(),
            )
            self.bots[bot_id] = bot
            self.mark("bot", str(bot_id), bot)
        return bot

    def chat(self, bot_id: int, chat_id: int) -> Chat:
        """The chat a bot has with a person or a group; both must exist."""
        chat = self.chats.get((bot_id, chat_id))
        if chat is None:
            chat = self.chats[bot_id, chat_id] = Chat(bot_id=bot_id, id=chat_id, opened=chat_id < 0)
        return chat

    def as_chat(self, chat_id: int) -> JSON:
        """The Chat object of a chat id that exists."""
        person = self.people.get(chat_id)
        return person.as_chat() if person else self.groups[chat_id].as_chat()

    def save_chat(self, chat: Chat) -> None:
        self.mark("chat", chat.key, chat)

    def save_message(self, chat: Chat, stored: Stored) -> None:
        """Keep a new or changed message, with the next number in the order of changes."""
        number = int(stored.message["message_id"])
        chat.seq = stored.seq = self.next_seq()
        chat.messages[number] = stored
        self.mark("message", f"{chat.key}:{number}", stored)
        if len(chat.messages) > self.settings.messages_kept:
            oldest = next(iter(chat.messages))
            del chat.messages[oldest]
            self.mark("message", f"{chat.key}:{oldest}", None)
        self.mark("chat", chat.key, chat)

    def keep_note(self, kind: str, key: str, note: Note | None) -> None:
        """Keeps a note over a restart, or forgets it."""
        if note is None:
            self.notes.pop((kind, key), None)
        else:
            self.notes[kind, key] = note.body
        self.mark(kind, key, note)

    def add_file(self, record: FileRecord, data: bytes) -> None:
        self.files[record.file_id] = record
        self.paths[record.path] = record.file_id
        self.blobs[record.file_id] = data
        self.mark("file", record.file_id, record)
        self.mark("blob", record.file_id, data)

    def add_update(self, bot: Bot, entry: Entry) -> None:
        self.enqueue(bot.id, entry)
        self.mark("update", f"{bot.id}:{entry.id}", entry)
        self.mark("bot", str(bot.id), bot)

    def enqueue(self, bot_id: int, entry: Entry) -> None:
        """Keep an update under its bot and in the lane within which it must stay in order."""
        self.queued.setdefault(bot_id, {})[entry.id] = entry
        self.lanes.setdefault((bot_id, entry.queue), {})[entry.id] = entry

    def drop_update(self, bot_id: int, update_id: int) -> None:
        entry = self.queued[bot_id].pop(update_id, None)
        if entry is None:
            return
        lane = self.lanes[bot_id, entry.queue]
        lane.pop(update_id, None)
        if not lane:
            del self.lanes[bot_id, entry.queue]
        self.mark("update", f"{bot_id}:{update_id}", None)
