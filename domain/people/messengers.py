"""The messengers by which people come to the desk, and what their chats are called here.

Each messenger numbers its chats by itself, so a number alone names nobody. An *address* does: it is
one chat of one messenger, and the same in all tables: the lane of its updates, what the chat
remembers, the messages to be taken away again.
"""

from enum import StrEnum


class Messenger(StrEnum):
    """The kinds of channels. No two begin with the same letter: see :func:`lanes_of`."""

    TELEGRAM = "telegram"
    FEISHU = "feishu"
    """飞书, by a bridge that speaks the Bot API to the desk."""


_FIRST = "a"
"""Telegram's chats, which were there first, are called by their bare number; every other name
begins with a letter, and any database sorts letters behind digits and signs."""


def address_of(messenger: Messenger, chat: int | str) -> str:
    """The address of a chat."""
    return f"{chat}" if messenger is Messenger.TELEGRAM else f"{messenger}:{chat}"


def messenger_of(address: str) -> Messenger:
    """Whose chat that is. Raises ValueError for a messenger nobody knows."""
    name, between, _ = address.rpartition(":")
    return Messenger(name) if between else Messenger.TELEGRAM


def chat_of(address: str) -> int:
    """The number of the chat in its messenger. Raises ValueError where there is none."""
    return int(address.rpartition(":")[2])


def private_chat(address: str) -> int | None:
    """The same of a chat with one person; None for a group, and for what is no chat."""
    number = address.rpartition(":")[2]
    return int(number) if number.isdecimal() else None


def lanes_of(messenger: Messenger) -> tuple[str, str]:
    """Between which two words the addresses of a messenger stand, in whatever order a database
    sorts: it compares the first letter before anything else."""
    if messenger is Messenger.TELEGRAM:
        return "", _FIRST
    first = messenger.value[0]
    return first, chr(ord(first) + 1)
