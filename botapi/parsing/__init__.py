"""Formatted text: from a parse mode or a list of entities to text and entities.

Bot API, "Formatting options". Lengths and offsets of entities count UTF-16 code units.
"""

from __future__ import annotations

from typing import Any, TypeVar

from botapi.errors import bad_request
from botapi.params import Params
from botapi.parsing.common import ParseError
from botapi.parsing.detect import detect, utf16_length
from botapi.parsing.html import parse_html
from botapi.parsing.markdown import parse_markdown
from botapi.parsing.markdown_v2 import parse_markdown_v2
from botapi.values import JSON

__all__ = ["ParseError", "formatted", "utf16_length"]

_PARSERS = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}
# Inside these nothing is looked for, and a mention or link is not made twice.
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji"})
_NEEDS = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}


def formatted(
    params: Params, name: str, entities_name: str, *, parse_mode: str = "parse_mode"
) -> tuple[str, list[JSON]]:
    """The text of parameter ``name`` and its entities."""
    given_text = text = params.text(name)
    mode = params.text(parse_mode).lower()
    entities: list[JSON] = []
    if text and mode and mode != "none":
        parser = _PARSERS.get(mode)
        if parser is None:
            raise bad_request("Unsupported parse_mode")
        try:
            text, entities = parser(text)
        except ParseError as error:
            raise bad_request(f"Can't parse entities: {error}") from error
    else:
        given = params.json(entities_name, f"Can't parse {entities_name} JSON object")
        if isinstance(given, list) and given:
            entities = _given(given, utf16_length(text))
    text, entities = _trimmed(text, entities)
    if given_text and not text:
        raise bad_request("Text must be non-empty")
    return text, _with_detected(text, entities)


def _given(entities: list[Any], end: int) -> list[JSON]:
    """Entities the bot computed itself."""
    kept = []
    for entity in entities:
        if not isinstance(entity, dict):
            raise bad_request("Can't parse MessageEntity: expected an Object")
        kind = _field(entity, "type", str)
        offset, length = _field(entity, "offset", int), _field(entity, "length", int)
        if kind in _NEEDS and _NEEDS[kind] not in entity:
            raise bad_request(f"Can't parse MessageEntity: Can't find field \"{_NEEDS[kind]}\"")
        if offset < 0:
            raise bad_request(f"Receive an entity with incorrect offset {offset}")
        if length < 0:
            raise bad_request(f"Receive an entity with incorrect length {length}")
        if offset > end:
            raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {offset}")
        if offset + length > end:
            raise bad_request(
                f"Entity beginning at UTF-16 offset {offset} ends after the end of the text "
                f"at UTF-16 offset {offset + length}"
            )
        if length:
            kept.append(entity)
    return kept


_Value = TypeVar("_Value", str, int)


def _field(entity: JSON, name: str, kind: type[_Value]) -> _Value:
    value = entity.get(name)
    if not isinstance(value, kind):
        raise bad_request(f"Can't parse MessageEntity: Can't find field \"{name}\"")
    return value


def _trimmed(text: str, entities: list[JSON]) -> tuple[str, list[JSON]]:
    """Telegram cuts white space at both ends and moves the entities accordingly."""
    stripped = text.strip()
    if stripped == text or not entities:
        return stripped, entities
    start = len(text) - len(text.lstrip())  # white space is one UTF-16 unit each
    end = utf16_length(stripped)
    moved = []
    for entity in entities:
        first = min(max(entity["offset"] - start, 0), end)
        last = min(max(entity["offset"] + entity["length"] - start, 0), end)
        if last > first:
            moved.append({**entity, "offset": first, "length": last - first})
    return stripped, moved


def _with_detected(text: str, entities: list[JSON]) -> list[JSON]:
    found = detect(text)
    if not entities:
        return found
    for new in found:
        first, last = new["offset"], new["offset"] + new["length"]
        if not any(
            first < old["offset"] + old["length"]
            and old["offset"] < last
            and (old["type"] in _OPAQUE or not _nested(first, last, old))
            for old in entities
        ):
            entities = [*entities, new]
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _nested(first: int, last: int, old: JSON) -> bool:
    start = int(old["offset"])
    end = start + int(old["length"])
    return (start <= first and last <= end) or (first <= start and end <= last)
