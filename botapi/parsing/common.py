"""What the parsers share: the error they raise and the text they build."""

from __future__ import annotations

from botapi.links import checked_link, linked_user
from botapi.values import JSON


class ParseError(Exception):
    """Malformed markup, with the reason Telegram's server gives."""


class Output:
    """The text without its markup, and how many UTF-16 units it has so far.

    The parsers walk over UTF-8 bytes because the errors name byte offsets.
    """

    def __init__(self) -> None:
        self.data = bytearray()
        self.units = 0

    def add(self, chunk: bytes) -> None:
        self.data += chunk
        if chunk.isascii():
            self.units += len(chunk)
        else:
            self.units += len(chunk.decode(errors="ignore").encode("utf-16-le")) // 2

    def text(self) -> str:
        return self.data.decode()


def entity(kind: str, offset: int, length: int, **extra: object) -> JSON:
    return {"type": kind, "offset": offset, "length": length, **extra}


def link_entity(url: str, offset: int, length: int) -> JSON | None:
    """A text_link, a text_mention for tg://user?id=…, or nothing for what is no link."""
    user = linked_user(url)
    if user is not None:
        return entity("text_mention", offset, length, user={"id": user})
    url = checked_link(url)
    return entity("text_link", offset, length, url=url) if url else None


def in_order(entities: list[JSON]) -> list[JSON]:
    return sorted(entities, key=lambda item: (item["offset"], -item["length"]))
