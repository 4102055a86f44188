"""Text and entities of the Bot API as the markdown of Feishu's cards.

What a person wrote must look as they wrote it and do nothing: no link, no mention, no picture.
Feishu shows ``&#n;`` as the character, so every sign that its markdown could take for its own goes
out like that. Only what the desk marked up is marked up here, one style a character: styles inside
one another are read differently by different markdowns.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from botapi.links import checked_link
from botapi.values import JSON

_SIGNS = dict.fromkeys([*range(9), *range(10, 32), 127], "") | {
    ord(sign): f"&#{ord(sign)};" for sign in string.punctuation if sign not in ",;?%"
}
_INDENT = re.compile(r"[ \t]*")
_SPACES = {ord(" "): "&nbsp;", ord("\t"): "&nbsp;&nbsp;&nbsp;&nbsp;"}
_MARKS = {"bold": "**", "strikethrough": "~~", "italic": "*"}
_RANK = ("text_link", "code", "pre", "bold", "strikethrough", "italic")
"""Where several styles meet, the first of these is shown."""
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_PLAIN_CODE = re.compile(r"[\w +./,=·-]+")
"""Only this stands between backticks: there ``&#n;`` is not read, so nothing else may."""
_URL_SIGNS = {ord(sign): f"%{ord(sign):02X}" for sign in "()<>[]\\\"'`;$*_~|{}^ "}

_Style = tuple[str, str]
_NONE: _Style = ("", "")


def markdown(text: str, entities: Iterable[JSON] = ()) -> str:
    """The text with its bold, italic, struck, code, links and quotations; the rest is plain."""
    styles, quoted = _by_character(text, entities)
    lines: list[str] = []
    at, before = 0, False
    for line in text.split("\n"):
        end = at + len(line)
        quotation = any(quoted[at : end + 1])
        if before and line and not quotation:
            lines.append("")  # else the line would still belong to the quotation
        shown = _line(line, styles[at:end])
        lines.append(f"> {shown}" if quotation else shown)
        at, before = end + 1, quotation
    return "\n".join(lines)


def _by_character(text: str, entities: Iterable[JSON]) -> tuple[list[_Style], list[bool]]:
    places = _places(text)
    styles, quoted = [_NONE] * len(text), [False] * len(text)
    ranked: list[tuple[int, _Style, int, int]] = []
    for entity in entities:
        kind = entity.get("type")
        start, end = _span(entity, places)
        if kind in _QUOTES:
            quoted[start:end] = [True] * (end - start)
        elif isinstance(kind, str) and kind in _RANK:
            link = _link(entity) if kind == "text_link" else ""
            if kind != "text_link" or link:
                ranked.append((-_RANK.index(kind), (kind, link), start, end))
    for _, style, start, end in sorted(ranked):
        styles[start:end] = [style] * (end - start)
    return styles, quoted


def _places(text: str) -> list[int]:
    """For each UTF-16 unit, and the end, the index of its character."""
    places = [at for at, sign in enumerate(text) for _ in range(1 + (ord(sign) > 0xFFFF))]
    return [*places, len(text)]


def _span(entity: JSON, places: Sequence[int]) -> tuple[int, int]:
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(length, int) or offset < 0 or length <= 0:
        return 0, 0
    last = len(places) - 1
    return places[min(offset, last)], places[min(offset + length, last)]


def _link(entity: JSON) -> str:
    """A link to a page, written so that it cannot end too early; "" for any other."""
    url: Any = entity.get("url")
    link = checked_link(url) if isinstance(url, str) else ""
    if not link.lower().startswith(("http://", "https://")) or not link.isprintable():
        return ""
    return link.translate(_URL_SIGNS)


def _line(line: str, styles: Sequence[_Style]) -> str:
    shown: list[str] = []
    touching = ""
    at = 0
    for (kind, link), run in groupby(styles):
        size = len(list(run))
        part, at = line[at : at + size], at + size
        mark = _MARKS.get(kind, "")
        if kind == "text_link" and part.strip():
            shown.append(f"[{part.translate(_SIGNS)}]({link})")
        elif kind in {"code", "pre"} and _PLAIN_CODE.fullmatch(part) and part.strip():
            shown.append(f"`{part}`")
        elif mark and mark[0] != touching[:1]:
            shown.append(_marked(part, mark))
            touching = mark if shown[-1].endswith(mark) else ""
            continue
        else:
            shown.append(part.translate(_SIGNS))
        touching = ""
    whole = "".join(shown)
    return _INDENT.sub(lambda blank: blank[0].translate(_SPACES), whole, count=1)


def _marked(part: str, mark: str) -> str:
    """Marked where markdown sees a mark: next to a letter or figure, not a sign or space."""
    first = next((at for at, sign in enumerate(part) if _is_word(sign)), None)
    if first is None:
        return part.translate(_SIGNS)
    last = max(at for at, sign in enumerate(part) if _is_word(sign)) + 1
    inside = part[first:last].translate(_SIGNS)
    return f"{part[:first].translate(_SIGNS)}{mark}{inside}{mark}{part[last:].translate(_SIGNS)}"


def _is_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LN"
