"""Entities Telegram finds by itself: commands, mentions, hashtags, links and addresses."""

from __future__ import annotations

import re

from botapi.values import JSON

_COMMAND = r"(?<![\w/@])/(?P<bot_command>[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
_PATTERN = re.compile(
    r"(?P<url>(?<![\w@.])(?:https?://[^\s<>\"'，。）】]+|(?:[a-z0-9-]+\.)+(?:com|org|net|cn|io|me)\b"
    r"(?:/[^\s<>\"'，。）】]*)?))"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)"
    rf"|{_COMMAND}"
    r"|(?P<mention>(?<!\w)@[A-Za-z][A-Za-z0-9_]{2,31})\b"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d_]\w*)",
    re.IGNORECASE,
)
_COMMANDS_ONLY = re.compile(_COMMAND)
_WORTH_A_LOOK = re.compile(r"[/@#.]")


def utf16_length(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def detect(text: str, *, commands_only: bool = False) -> list[JSON]:
    """The entities in plain text, in order."""
    if not _WORTH_A_LOOK.search(text):
        return []
    found = []
    for match in (_COMMANDS_ONLY if commands_only else _PATTERN).finditer(text):
        kind = match.lastgroup or ""
        shown = match[0].rstrip(".,;:!?)") if kind == "url" else match[0]
        found.append(
            {
                "type": kind,
                "offset": utf16_length(text[: match.start()]),
                "length": utf16_length(shown),
            }
        )
    return found
