"""A table that was sent to the chat and waits there until a tap takes it over.

The file waits in the store of files under a name this chat alone knows; another one of its kind
takes its place.
"""

import io
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from aiogram import Bot
from aiogram.types import Document, Message

from bot.context import Desk
from bot.switchboard import Sort, only
from bot.telegram.conversation import current
from bot.texts import LOCALES, say_in
from domain.imports.model import TABLES, UnreadableTable


@dataclass(frozen=True)
class SentTable:
    """The bytes of a table, and how its name ended."""

    data: bytes
    suffix: str


@dataclass(frozen=True, kw_only=True)
class KeptTable:
    """A kind of table: the record under which one waits, and the text that says by which words in
    its name or caption it is known, parted by "|"."""

    record: str
    words: str

    @only(Sort.FILE)
    async def known(self, message: Message) -> bool | dict[str, Document]:
        """A filter: the document, if it is a table of this kind."""
        sent = message.document
        if sent is None or suffix_of(sent) not in TABLES:
            return False
        said = f"{sent.file_name} {message.caption or ''}".lower()
        names = [
            one for locale in LOCALES for one in say_in(locale).plain(self.words).lower().split("|")
        ]
        return {"sent": sent} if any(name in said for name in names) else False

    async def put(self, desk: Desk, sheet: SentTable) -> int:
        """Keeps it in place of an older one; the key under which it waits."""
        for old in current().keys(self.record):
            current().drop(old)
        key = secrets.randbelow(2**48)
        current().put(f"{self.record}{key}", await desk.files.put(whole(sheet.data), sheet.suffix))
        return key

    async def get(self, desk: Desk, key: int) -> SentTable | None:
        """What waits under a key; None once it is taken over, left, or replaced."""
        name = current().get(f"{self.record}{key}")
        if not isinstance(name, str):
            return None
        data = b"".join([piece async for piece in desk.files.get(name)])
        return SentTable(data, PurePath(name).suffix)

    def drop(self, key: int) -> None:
        """It waits no longer."""
        current().drop(f"{self.record}{key}")


async def fetched(bot: Bot, sent: Document, most: int) -> SentTable:
    """A table from the messenger. Raises UnreadableTable beyond ``most`` bytes."""
    if sent.file_size is not None and sent.file_size > most:
        raise _too_large(most)
    into = io.BytesIO()
    await bot.download(sent.file_id, _Limited(into, most))
    return SentTable(into.getvalue(), suffix_of(sent))


def suffix_of(sent: Document) -> str:
    """How its name ends, in small letters, with the dot."""
    return PurePath(sent.file_name or "").suffix.lower()


async def whole(data: bytes) -> AsyncIterator[bytes]:
    """Bytes as the store of files takes them."""
    yield data


class _Limited(io.BytesIO):
    """Refuses to grow, whatever size was announced."""

    def __init__(self, into: io.BytesIO, most: int) -> None:
        super().__init__()
        self._into, self._most = into, most

    def write(self, chunk: Any) -> int:
        """One more piece; raises UnreadableTable."""
        if self._into.tell() + len(chunk) > self._most:
            raise _too_large(self._most)
        return self._into.write(chunk)


def _too_large(most: int) -> UnreadableTable:
    return UnreadableTable("", "size", limit=str(most // 1_000_000))
