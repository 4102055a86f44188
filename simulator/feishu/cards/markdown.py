"""The Markdown of cards as text and entities, the way the Bot API has them.

What a phone shows of it: bold, italic, struck out, code, links, coloured words (their words alone),
headings, lists, quotes. ``&#42;`` and its like are characters, never marks.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from botapi.values import JSON

_INLINE = re.compile(
    r"""
      ```(?P<language>[\w+-]*)\n(?P<pre>.*?)\n?```
    | `(?P<code>[^`\n]+)`
    | \*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*
    | ~~(?P<struck>.+?)~~
    | \*(?=\S)(?P<italic>[^*\n]+?)(?<=\S)\*
    | !\[(?P<alt>[^\]\n]*)\]\((?P<image>[^)\s]+)\)
    | \[(?P<words>[^\]\n]+)\]\((?P<url>[^)\s]+)\)
    | <a\s+href=(?P<quote>['"]?)(?P<href>[^'">\s]+)(?P=quote)[^>]*>(?P<anchor>.*?)</a>
    | <u>(?P<under>.*?)</u>
    | <font[^>]*>(?P<font>.*?)</font>
    | <at\s+[^>]*>(?P<at>.*?)</at>
    | (?P<line><br\s*/?>)
    """,
    re.VERBOSE | re.DOTALL,
)
_TYPES = {
    "bold": "bold",
    "italic": "italic",
    "struck": "strikethrough",
    "under": "underline",
    "code": "code",
}


@dataclass
class Drawn:
    """Text with entities, offsets in UTF-16 units."""

    text: str = ""
    entities: list[JSON] = field(default_factory=list)
    at: int = 0

    def add(self, text: str) -> None:
        self.text += text
        self.at += len(text.encode("utf-16-le", errors="surrogatepass")) // 2

    def mark(self, kind: str, start: int, **more: str) -> None:
        if self.at > start:
            self.entities.append({"type": kind, "offset": start, "length": self.at - start, **more})


def draw(source: str) -> Drawn:
    """What a phone shows of a card's Markdown."""
    out = Drawn()
    fenced = [match.span() for match in re.finditer(r"```.*?```", source, re.DOTALL)]
    at = 0
    for start, end in [*fenced, (len(source), len(source))]:
        _lines(source[at:start], out)
        _inline(source[start:end], out)
        at = end
    out.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return out


def _lines(source: str, out: Drawn) -> None:
    quoted: int | None = None
    for number, line in enumerate(source.split("\n")):
        quote = re.match(r">\s?(.*)", line)
        if quoted is not None and not quote:
            out.mark("blockquote", quoted)
            quoted = None
        if number:
            out.add("\n")
        if quote:
            quoted = out.at if quoted is None else quoted
            _inline(quote[1], out)
        elif heading := re.match(r"#{1,6}\s+(.*)", line):
            start = out.at
            _inline(heading[1], out)
            out.mark("bold", start)
        elif item := re.match(r"(\s*)[-*]\s+(.*)", line):
            out.add(f"{item[1]}• ")
            _inline(item[2], out)
        else:
            _inline(line, out)
    if quoted is not None:
        out.mark("blockquote", quoted)


def _inline(source: str, out: Drawn) -> None:
    at = 0
    for match in _INLINE.finditer(source):
        out.add(html.unescape(source[at : match.start()]))
        at = match.end()
        start, found = out.at, {name: text for name, text in match.groupdict().items() if text}
        if match["pre"] is not None:
            out.add(html.unescape(match["pre"]))
            more = {"language": match["language"]} if match["language"] else {}
            out.mark("pre", start, **more)
        elif match["line"]:
            out.add("\n")
        elif match["image"]:
            out.add(html.unescape(match["alt"] or ""))
        elif match["code"]:
            out.add(html.unescape(match["code"]))
            out.mark("code", start)
        elif url := match["url"] or match["href"]:
            _inline(match["words"] or match["anchor"] or "", out)
            out.mark("text_link", start, url=html.unescape(url))
        else:
            _inline(match["font"] or match["at"] or _within(found), out)
            for name, kind in _TYPES.items():
                if name in found:
                    out.mark(kind, start)
    out.add(html.unescape(source[at:]))


def _within(found: dict[str, str]) -> str:
    return next((found[name] for name in _TYPES if name in found), "")
