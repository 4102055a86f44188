"""The legacy Markdown style: Bot API, "Markdown style"."""

from __future__ import annotations

import re

from botapi.parsing.common import Output, ParseError, entity, in_order, link_entity
from botapi.values import JSON

_PLAIN = re.compile(rb"[^\\_*`\[]+")
_SPACE = b" \t\r\n\v\0"
_ENDS = {ord("_"): ord("_"), ord("*"): ord("*"), ord("`"): ord("`"), ord("["): ord("]")}


def parse_markdown(text: str) -> tuple[str, list[JSON]]:
    """Text and entities of a text in the legacy style."""
    size = len(text.encode())
    data = text.encode() + b"\0\0\0"
    out, entities, at = Output(), list[JSON](), 0
    while at < size:
        if plain := _PLAIN.match(data, at, size):
            out.add(plain[0])
            at = plain.end()
            continue
        char = data[at]
        if char == ord("\\"):
            if data[at + 1] in b"_*`[":
                at += 1
            out.add(data[at : at + 1])
            at += 1
            continue
        at = _entity(data, size, at, out, entities)
    return out.text(), in_order(entities)


def _entity(data: bytes, size: int, begin: int, out: Output, entities: list[JSON]) -> int:
    """Read one entity from its first character; answers the place after it."""
    char = data[begin]
    end = bytes([_ENDS[char]])
    at = begin + 1
    pre = char == ord("`") and data[at : at + 2] == b"``"
    language = ""
    if pre:
        end = b"```"
        at += 2
        stop = at
        while data[stop] not in _SPACE and data[stop] != ord("`"):
            stop += 1
        if stop != at and stop < size and data[stop] != ord("`"):
            language = data[at:stop].decode()
            at = stop
        at = skip_new_line(data, at)
    stop = data.find(end, at, size)
    if stop < 0:
        raise ParseError(f"Can't find end of the entity starting at byte offset {begin}")
    offset, body = out.units, data[at:stop]
    out.add(body)
    length = out.units - offset
    after = stop + len(end)
    made: JSON | None
    if char == ord("["):
        url = data[begin + 1 : stop].decode()
        if data[after] == ord("("):
            close = data.find(b")", after + 1, size)
            close = size if close < 0 else close
            url, after = data[after + 1 : close].decode(), close + 1
        made = link_entity(url, offset, length)
    elif pre:
        made = entity("pre", offset, length, **({"language": language} if language else {}))
    else:
        kind = {ord("_"): "italic", ord("*"): "bold", ord("`"): "code"}[char]
        made = entity(kind, offset, length)
    if length and made is not None:
        entities.append(made)
    return after


def skip_new_line(data: bytes, at: int) -> int:
    """The first line break of a code block is not part of it."""
    if data[at] in b"\r\n":
        pair = data[at + 1] in b"\r\n" and data[at + 1] != data[at]
        return at + (2 if pair else 1)
    return at
