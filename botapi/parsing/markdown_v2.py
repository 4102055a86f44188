"""MarkdownV2: Bot API, "MarkdownV2 style"; the errors follow Telegram's server."""

from __future__ import annotations

import re
from dataclasses import dataclass

from botapi.parsing.common import Output, ParseError, entity, in_order, link_entity
from botapi.parsing.markdown import skip_new_line
from botapi.values import JSON

_SPACE = b" \t\r\n\v\0"
_PLAIN = re.compile(rb"[^\\_*\[\]()~`>#+\-=|{}.!\n\0]+")
_PLAIN_IN_CODE = re.compile(rb"[^\\`\0]+")
_CODE = frozenset({"code", "pre"})
# How Telegram's server names the kinds in its errors.
_NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
_SIMPLE = {ord("*"): "bold", ord("~"): "strikethrough", ord("["): "text_link"}


@dataclass
class _Open:
    kind: str
    offset: int
    byte_offset: int
    begin: int
    language: str = ""


def parse_markdown_v2(text: str) -> tuple[str, list[JSON]]:
    """Text and entities of a text in MarkdownV2."""
    parser = _Parser(text.encode())
    parser.run()
    return parser.out.text(), in_order(parser.entities)


class _Parser:
    def __init__(self, data: bytes) -> None:
        self.size = len(data)
        self.data = data + b"\0\0\0"  # so that looking a few bytes ahead is always allowed
        self.at = 0
        self.out = Output()
        self.entities: list[JSON] = []
        self.stack: list[_Open] = []
        self.quoting = False
        self.may_quote = True

    def run(self) -> None:
        data = self.data
        while self.at < self.size:
            in_code = bool(self.stack) and self.stack[-1].kind in _CODE
            plain = (_PLAIN_IN_CODE if in_code else _PLAIN).match(data, self.at, self.size)
            if plain:
                self.out.add(plain[0])
                self.at = plain.end()
                self.may_quote = self.may_quote and plain[0] == b"\r"
            elif data[self.at] == ord("\\"):
                self._escaped()
            elif data[self.at] == 0:
                self.at += 1
            elif self._ends(data[self.at]):
                self._close(data[self.at])
            else:
                self._open(data[self.at])
        self._finish()

    def _escaped(self) -> None:
        """A backslash before an ASCII character stands for that character."""
        char = self.data[self.at + 1]
        if 0 < char <= 126:
            self.at += 1
            self.may_quote = char == ord("\n")
        self.out.add(self.data[self.at : self.at + 1])
        self.at += 1

    def _ends(self, char: int) -> bool:
        if not self.stack:
            return False
        following = self.data[self.at + 1]
        if self.quoting and char == ord("\n") and following != ord(">"):
            return True
        rest = self.data[self.at : self.at + 3]
        match self.stack[-1].kind:
            case "bold":
                return char == ord("*")
            case "italic":
                return char == ord("_") and following != ord("_")
            case "underline":
                return rest.startswith(b"__")
            case "strikethrough":
                return char == ord("~")
            case "spoiler":
                return rest.startswith(b"||")
            case "code":
                return char == ord("`")
            case "pre":
                return rest == b"```"
            case "text_link" | "custom_emoji":
                return char == ord("]")
        return False

    def _open(self, char: int) -> None:
        data, begin = self.data, self.at
        kind, language = _SIMPLE.get(char, ""), ""
        self.at += 1
        following = data[self.at]
        if char == ord("\n"):
            self.out.add(b"\n")
            self.may_quote = True
            return
        if char == ord(">"):
            if not self.may_quote:
                raise self._reserved(char)
            if self.quoting:
                return
            kind, self.quoting = "blockquote", True
        elif char == ord("_"):
            kind = "underline" if following == ord("_") else "italic"
        elif char == ord("|") and following == ord("|"):
            kind = "spoiler"
        elif char == ord("!") and following == ord("["):
            kind = "custom_emoji"
        elif char == ord("`"):
            kind = "code"
            if data[begin : begin + 3] == b"```":
                kind, language = "pre", self._language(begin + 3)
        if not kind:
            raise self._reserved(char)
        if kind in {"underline", "spoiler", "custom_emoji"}:
            self.at += 1
        self.stack.append(_Open(kind, self.out.units, begin, len(self.out.data), language))

    def _language(self, at: int) -> str:
        data, stop = self.data, at
        while data[stop] not in _SPACE and data[stop] != ord("`"):
            stop += 1
        language = ""
        if stop != at and stop < self.size and data[stop] != ord("`"):
            language = data[at:stop].decode()
            at = stop
        self.at = skip_new_line(data, at)
        return language

    def _reserved(self, char: int) -> ParseError:
        return ParseError(
            f"Character '{chr(char)}' is reserved and must be escaped with the preceding '\\'"
        )

    def _unended(self) -> ParseError:
        top = self.stack[-1]
        return ParseError(
            f"Can't find end of {_NAMES[top.kind]} entity at byte offset {top.byte_offset}"
        )

    def _close(self, char: int) -> None:
        top = self.stack[-1]
        kind = top.kind
        if char == ord("\n") and kind != "blockquote":
            # "||" as the last thing of a quotation makes it expandable.
            if kind != "spoiler" or top.byte_offset != self.at - 2:
                raise self._unended()
            self.stack.pop()
            if not self.stack or self.stack[-1].kind != "blockquote":
                raise self._unended()
            kind = "expandable_blockquote"
        top = self.stack[-1]
        length = self.out.units - top.offset
        self.at += 1
        made: JSON | None = entity(kind, top.offset, length)
        if kind in {"underline", "spoiler"}:
            self.at += 1
        elif kind == "pre":
            self.at += 2
            if top.language:
                made = entity(kind, top.offset, length, language=top.language)
        elif kind == "text_link":
            url = self.out.data[top.begin :].decode()
            if self.data[self.at] == ord("("):
                url = self._url()
            made = link_entity(url, top.offset, length)
        elif kind == "custom_emoji":
            made = self._emoji(top, length)
        elif kind in {"blockquote", "expandable_blockquote"}:
            self.quoting = False
            self.out.add(b"\n")
            self.may_quote = True
            made = entity(kind, top.offset, length + 1)
            length += 1
        if length and made is not None:
            self.entities.append(made)
        self.stack.pop()

    def _emoji(self, top: _Open, length: int) -> JSON:
        if self.data[self.at] != ord("("):
            raise ParseError("The entity must contain a tg://emoji or tg://time URL")
        match = re.fullmatch(r"tg://emoji\?id=(\d+)", self._url())
        if match is None:
            raise ParseError("Invalid tg://emoji or tg://time URL specified")
        return entity("custom_emoji", top.offset, length, custom_emoji_id=match[1])

    def _url(self) -> str:
        """What stands in the parentheses at this place."""
        data = self.data
        self.at += 1
        begin, url = self.at, bytearray()
        while self.at < self.size and data[self.at] != ord(")"):
            if data[self.at] == ord("\\") and 0 < data[self.at + 1] <= 126:
                self.at += 1
            url.append(data[self.at])
            self.at += 1
        if self.at >= self.size:
            raise ParseError(f"Can't find end of a URL at byte offset {begin}")
        self.at += 1
        return url.decode()

    def _finish(self) -> None:
        if self.quoting:
            kind = "blockquote"
            if self.stack[-1].kind == "spoiler" and self.stack[-1].byte_offset == self.size - 2:
                self.stack.pop()
                kind = "expandable_blockquote"
            if self.stack[-1].kind == "blockquote":
                top = self.stack.pop()
                length = self.out.units - top.offset
                if length:
                    self.entities.append(entity(kind, top.offset, length))
        if self.stack:
            raise self._unended()
