"""HTML style: Bot API, "HTML style"; the errors follow Telegram's server (parse_html)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from botapi.parsing.common import Output, ParseError, entity, in_order, link_entity
from botapi.values import JSON

_PLAIN = re.compile(rb"[^<&\0]+")
_SPACE = b" \t\r\n\v\0"
_NAME = re.compile(rb"[^ \t\r\n\v\0=>/\"']*")
_TOKEN = re.compile(rb"[A-Za-z0-9.-]*")
_CODE = re.compile(rb"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?")
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
_TAGS = frozenset({*_KINDS, "a", "tg-emoji", "pre", "code", "blockquote"})


@dataclass
class _Tag:
    name: str
    argument: str
    offset: int
    begin: int


def parse_html(text: str) -> tuple[str, list[JSON]]:
    """Text and entities of a text with tags."""
    parser = _Parser(text.encode() + b"\0")
    parser.run()
    for made in parser.entities:
        made.pop("_language", None)
    return parser.out.text(), in_order(parser.entities)


def _char_reference(data: bytes, at: int) -> tuple[str, int]:
    """The character named at ``at``, and the place after it; ("", at) for a bare ampersand."""
    match = _CODE.match(data, at)
    if match is None:
        return "", at
    if match[3] is not None:
        named = _NAMED.get(match[3])
        return (named, match.end()) if named else ("", at)
    code = int(match[1], 16) if match[1] else int(match[2])
    if not 0 < code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "", at
    return chr(code), match.end()


class _Parser:
    def __init__(self, data: bytes) -> None:
        self.data = data  # ends with NUL, so that looking one byte ahead is always allowed
        self.at = 0
        self.out = Output()
        self.entities: list[JSON] = []
        self.stack: list[_Tag] = []

    def run(self) -> None:
        data, end = self.data, len(self.data) - 1
        while self.at < end:
            if plain := _PLAIN.match(data, self.at):
                self.out.add(plain[0])
                self.at = plain.end()
            elif data[self.at] == ord("&"):
                char, after = _char_reference(data, self.at)
                self.out.add(char.encode() if char else b"&")
                self.at = after if char else self.at + 1
            elif data[self.at] == ord("<"):
                begin = self.at
                if data[begin + 1] == ord("/"):
                    self._end_tag(begin)
                else:
                    self._start_tag(begin)
            else:  # a NUL the sender wrote
                self.at += 1
        if self.stack:
            raise ParseError(
                f'Can\'t find end tag corresponding to start tag "{self.stack[-1].name}"'
            )

    def _skip_space(self) -> None:
        while self.data[self.at] in b" \t\r\n\v":
            self.at += 1

    def _start_tag(self, begin: int) -> None:
        data = self.data
        self.at = begin + 1
        while data[self.at] not in _SPACE and data[self.at] != ord(">"):
            self.at += 1
        if data[self.at] == 0:
            raise ParseError(f"Unclosed start tag at byte offset {begin}")
        name = data[begin + 1 : self.at].decode(errors="replace").lower()
        if name not in _TAGS:
            raise ParseError(f'Unsupported start tag "{name}" at byte offset {begin}')
        argument = ""
        while data[self.at] != ord(">"):
            self._skip_space()
            if data[self.at] == ord(">"):
                break
            argument = self._attribute(name, begin) or argument
        if name == "span" and argument != "spoiler":
            raise ParseError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.at += 1
        self.stack.append(_Tag(name, argument, self.out.units, len(self.out.data)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Read one attribute; answers what the tag makes of it."""
        match = _NAME.match(self.data, self.at)
        name = match[0] if match else b""
        if not name:
            raise ParseError(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self.at += len(name)
        self._skip_space()
        if self.data[self.at] != ord("="):
            if self.data[self.at] == 0:
                raise ParseError(f'Unclosed start tag "{tag}" at byte offset {begin}')
            return "1" if tag == "blockquote" and name == b"expandable" else ""
        self.at += 1
        self._skip_space()
        if self.data[self.at] == 0:
            raise ParseError(f'Unclosed start tag "{tag}" at byte offset {begin}')
        value = self._value()
        if self.data[self.at] == 0:
            raise ParseError(f"Unclosed start tag at byte offset {begin}")
        if (tag, name) in {("a", b"href"), ("tg-emoji", b"emoji-id")}:
            return value
        if (tag, name) == ("code", b"class") and value.startswith("language-"):
            return value.removeprefix("language-")
        if (tag, name) == ("span", b"class") and value.startswith("tg-"):
            return value.removeprefix("tg-")
        return "1" if (tag, name) == ("blockquote", b"expandable") else ""

    def _value(self) -> str:
        data = self.data
        if data[self.at] not in b"'\"":
            begin = self.at
            match = _TOKEN.match(data, begin)
            token = match[0] if match else b""
            self.at += len(token)
            if data[self.at] not in _SPACE and data[self.at] != ord(">"):
                raise ParseError(f"Unexpected end of name token at byte offset {begin}")
            return token.decode().lower()
        quote = data[self.at]
        self.at += 1
        value = bytearray()
        while data[self.at] not in (quote, 0):
            char, after = (
                _char_reference(data, self.at) if data[self.at] == ord("&") else ("", self.at)
            )
            if char:
                value += char.encode()
                self.at = after
            else:
                value.append(data[self.at])
                self.at += 1
        if data[self.at] == quote:
            self.at += 1
        return value.decode()

    def _end_tag(self, begin: int) -> None:
        data = self.data
        if not self.stack:
            raise ParseError(f"Unexpected end tag at byte offset {begin}")
        self.at = begin + 2
        while data[self.at] not in _SPACE and data[self.at] != ord(">"):
            self.at += 1
        name = data[begin + 2 : self.at].decode(errors="replace").lower()
        self._skip_space()
        if data[self.at] != ord(">"):
            raise ParseError(f"Unclosed end tag at byte offset {begin}")
        tag = self.stack.pop()
        if name and name != tag.name:
            raise ParseError(
                f'Unmatched end tag at byte offset {begin}, expected "</{tag.name}>", '
                f'found "</{name}>"'
            )
        self.at += 1
        if self.out.units > tag.offset:
            self._close(tag, self.out.units - tag.offset)

    def _close(self, tag: _Tag, length: int) -> None:
        made: JSON | None
        if tag.name in _KINDS:
            made = entity(_KINDS[tag.name], tag.offset, length)
        elif tag.name == "a":
            url = tag.argument or self.out.data[tag.begin :].decode()
            made = link_entity(url, tag.offset, length)
        elif tag.name == "tg-emoji":
            if not tag.argument.isdigit() or not int(tag.argument):
                raise ParseError("Invalid custom emoji identifier specified")
            made = entity("custom_emoji", tag.offset, length, custom_emoji_id=tag.argument)
        elif tag.name == "blockquote":
            kind = "expandable_blockquote" if tag.argument else "blockquote"
            made = entity(kind, tag.offset, length)
        else:
            made = self._code(tag, length)
        if made is not None:
            self.entities.append(made)

    def _code(self, tag: _Tag, length: int) -> JSON:
        """<pre> and <code>; <pre><code class="language-…"> is one entity with a language."""
        last = self.entities[-1] if self.entities else {}
        same = (last.get("offset"), last.get("length")) == (tag.offset, length)
        language = tag.argument
        if tag.name == "code":
            if not (same and last["type"] == "pre" and language):
                return entity("code", tag.offset, length, _language=language)
        else:
            language = last.get("_language", "") if same else ""
        if language:
            self.entities.pop()
            return entity("pre", tag.offset, length, language=language)
        return entity("pre", tag.offset, length)
