"""The things a simulator knows: people, groups, bots, chats, messages and files.

Messages are kept in the shape the Bot API gives them. A message dict is never changed once it is
stored: an edit makes a new one, so updates already queued keep what they told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from botapi.values import JSON


def _present(**fields: Any) -> JSON:
    return {name: value for name, value in fields.items() if value is not None}


@dataclass(kw_only=True)
class Person:
    """Someone with a phone. Their id is also the id of their private chat with each bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    label: str | None = None
    label_en: str | None = None
    """The same on a page in English."""
    behind: bool = False
    """Somebody whose phone does not hang on the wall and is in no list; has started the bot."""
    messenger: str = "telegram"
    """Which of the two is on the phone: telegram or feishu."""

    def user(self) -> JSON:
        """The User of the Bot API."""
        return {
            "id": self.id,
            "is_bot": False,
            **_present(
                first_name=self.first_name,
                last_name=self.last_name,
                username=self.username,
                language_code=self.language_code,
            ),
        }

    def as_chat(self) -> JSON:
        """The private Chat of the Bot API."""
        return {
            "id": self.id,
            **_present(
                first_name=self.first_name, last_name=self.last_name, username=self.username
            ),
            "type": "private",
        }

    def dump(self) -> JSON:
        return dict(self.__dict__)


@dataclass(kw_only=True)
class Group:
    """A group of people and the bots that speak in it."""

    id: int
    title: str
    members: list[int] = field(default_factory=list)
    administrators: list[int] = field(default_factory=list)
    bot_member: bool = True

    @property
    def type(self) -> str:
        return "supergroup" if str(self.id).startswith("-100") else "group"

    def as_chat(self) -> JSON:
        return {"id": self.id, "title": self.title, "type": self.type}

    def dump(self) -> JSON:
        return dict(self.__dict__)


@dataclass(kw_only=True)
class Bot:
    """A bot, known from the first call made with its token."""

    id: int
    username: str
    first_name: str
    next_update_id: int
    joined: int
    allowed_updates: list[str] | None = None
    webhook: JSON = field(default_factory=dict)
    commands: dict[str, list[JSON]] = field(default_factory=dict)
    menu_buttons: dict[str, JSON] = field(default_factory=dict)

    def user(self) -> JSON:
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.first_name,
            "username": self.username,
        }

    def dump(self) -> JSON:
        return dict(self.__dict__)


@dataclass(kw_only=True)
class Stored:
    """One message in a chat, with what only the screen knows about it."""

    message: JSON
    seq: int
    from_bot: bool
    deleted: bool = False
    keyboard: JSON | None = None
    reactions: list[JSON] = field(default_factory=list)
    votes: dict[str, list[int]] = field(default_factory=dict)

    def view(self) -> JSON:
        """The message as it stands on a screen."""
        shown = {**self.message, "seq": self.seq, "deleted": self.deleted}
        if self.keyboard is not None:
            shown["reply_markup"] = self.keyboard
        if self.reactions:
            shown["reactions"] = self.reactions
        return shown

    def dump(self) -> JSON:
        return dict(self.__dict__)


@dataclass(kw_only=True)
class Chat:
    """One chat of one bot: a person's private chat, or a group."""

    bot_id: int
    id: int
    next_message_id: int = 1
    opened: bool = False
    blocked: bool = False
    pinned: list[int] = field(default_factory=list)
    seq: int = 0
    messages: dict[int, Stored] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"{self.bot_id}:{self.id}"

    @property
    def private(self) -> bool:
        return self.id > 0

    def dump(self) -> JSON:
        return {name: value for name, value in self.__dict__.items() if name != "messages"}


@dataclass(kw_only=True)
class FileRecord:
    """A file on the server; ``extra`` holds what its kind adds, such as width and height."""

    file_id: str
    unique_id: str
    bot_id: int
    kind: str
    path: str
    size: int
    mime_type: str
    name: str | None = None
    extra: JSON = field(default_factory=dict)

    def dump(self) -> JSON:
        return dict(self.__dict__)


@dataclass(kw_only=True)
class Entry:
    """An update waiting for its bot; ``queue`` is the one it must stay in order within."""

    update: JSON
    queue: str
    expires: float

    @property
    def id(self) -> int:
        return int(self.update["update_id"])

    def dump(self) -> JSON:
        return dict(self.__dict__)


@dataclass(frozen=True)
class Note:
    """Something that one messenger alone keeps, as it lies in the state file."""

    body: JSON

    def dump(self) -> JSON:
        return self.body
