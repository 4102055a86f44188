"""What a person sent, by the kind of their message."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bridge.messenger import Given

_KEY = re.compile(r"[A-Za-z0-9_.=-]{1,256}")
_LONGEST_NAME = 200


@dataclass(frozen=True, kw_only=True)
class Content:
    """Words and files of a message."""

    text: str = ""
    given: tuple[Given, ...] = ()


def clean(words: Any) -> str:
    """Words as any database takes them: no half characters, no zero bytes. Raises TypeError."""
    if not isinstance(words, str):
        raise TypeError(type(words).__name__)
    whole = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "")


def message_content(message_id: str, message: Any) -> Content | None:
    """Of a kind nobody can do anything with (a sticker, a shared contact) None.

    Raises LookupError, TypeError or ValueError where it does not look as it should.
    """
    reader = _KINDS.get(message["message_type"])
    if reader is None:
        return None
    content = json.loads(message["content"])
    found = reader(message_id, content)
    return Content(text=_without_mentions(found.text, message.get("mentions")), given=found.given)


def _without_mentions(text: str, mentions: Any) -> str:
    """In a chat of two, ``@_user_1`` can only be the bot."""
    if not isinstance(mentions, list) or not mentions:
        return text
    keys = {mention.get("key") for mention in mentions if isinstance(mention, dict)}
    for key in sorted((key for key in keys if isinstance(key, str) and key), key=len, reverse=True):
        text = text.replace(key, "")
    return text.strip()


def _text(message_id: str, content: Any) -> Content:
    return Content(text=clean(content["text"]))


def _post(message_id: str, content: Any) -> Content:
    """A text with a title, links and pictures among the words."""
    if "content" not in content:  # by language
        content = next((one for one in content.values() if isinstance(one, dict)), {})
    lines = [content.get("title") or ""]
    given: list[Given] = []
    for row in content["content"]:
        lines.append("".join(_words(row)))
        given += _files(message_id, row)
    return Content(text=clean("\n".join(lines).strip()), given=tuple(given))


def _words(row: Any) -> Iterator[str]:
    for part in row:
        tag, said = part.get("tag"), part.get("text")
        if tag == "at":
            yield str(part.get("user_id", ""))  # its key, and taken out with the others
        elif tag == "emotion":
            yield f"[{part.get('emoji_type', '')}]"
        elif isinstance(said, str):
            link = part.get("href")
            yield f"{said} ({link})" if isinstance(link, str) and link != said else said


def _files(message_id: str, row: Any) -> Iterator[Given]:
    for part in row:
        if part.get("tag") == "img":
            yield Given(kind="photo", message_id=message_id, file_key=_key(part["image_key"]))
        elif part.get("tag") == "media":
            yield Given(kind="video", message_id=message_id, file_key=_key(part["file_key"]))


def _image(message_id: str, content: Any) -> Content:
    key = _key(content["image_key"])
    return Content(given=(Given(kind="photo", message_id=message_id, file_key=key),))


def _file(message_id: str, content: Any) -> Content:
    return _one("document", message_id, content)


def _audio(message_id: str, content: Any) -> Content:
    return _one("voice", message_id, content)


def _media(message_id: str, content: Any) -> Content:
    return _one("video", message_id, content)


def _one(kind: str, message_id: str, content: Any) -> Content:
    name = content.get("file_name")
    given = Given(
        kind=kind,
        message_id=message_id,
        file_key=_key(content["file_key"]),
        name=clean(name)[:_LONGEST_NAME] if name else None,
        seconds=_seconds(content.get("duration")),
    )
    return Content(given=(given,))


def _seconds(milliseconds: Any) -> int:
    if not isinstance(milliseconds, int) or not 0 <= milliseconds < 1 << 40:
        return 0
    return -(-milliseconds // 1000)


def _key(value: Any) -> str:
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        raise ValueError("no key of a file")
    return value


_KINDS: Mapping[str, Callable[[str, Any], Content]] = {
    "text": _text,
    "post": _post,
    "image": _image,
    "file": _file,
    "audio": _audio,
    "media": _media,
}
