"""A card as a phone shows it, read by a markdown that knows nothing of ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

_READER = MarkdownIt("commonmark", {"linkify": False, "html": True}).enable(
    ["strikethrough", "table"]
)


@dataclass
class Shown:
    """What is to be seen of some markdown."""

    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    styled: dict[str, list[str]] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)


def shown(markdown: str) -> Shown:
    """Its characters, its links, and what is bold, italic, struck, code or quoted."""
    seen = Shown()
    paragraphs: list[str] = []
    depth = 0
    for token in _READER.parse(markdown):
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        seen.tags.add(token.type.removesuffix("_open").removesuffix("_close"))
        if token.type in {"inline", "fence", "code_block"}:
            before = len(seen.text)
            seen.text = ""
            _inline(token.children or [], seen)
            paragraphs.append(seen.text if token.type == "inline" else token.content)
            if depth:
                seen.styled.setdefault("blockquote", []).append(paragraphs[-1])
            seen.text = " " * before
    seen.text = "\n".join(paragraphs)
    return seen


def _inline(tokens: list[Token], seen: Shown) -> None:
    open_at: list[tuple[str, int, str]] = []
    for token in tokens:
        seen.tags.add(token.type.removesuffix("_open").removesuffix("_close"))
        if token.type in {"text", "html_inline"}:
            seen.text += token.content
        elif token.type == "code_inline":
            seen.styled.setdefault("code", []).append(token.content)
            seen.text += token.content
        elif token.type in {"softbreak", "hardbreak"}:
            seen.text += "\n"
        elif token.nesting == 1:
            name = token.type.removesuffix("_open")
            open_at.append((name, len(seen.text), str(token.attrs.get("href", ""))))
        elif token.nesting == -1:
            name, at, link = open_at.pop()
            if name == "link":
                seen.links.append((seen.text[at:], link))
            else:
                seen.styled.setdefault(name, []).append(seen.text[at:])


def elements(part: Any, tag: str) -> Iterator[dict[str, Any]]:
    """All elements of that tag, in their order."""
    if isinstance(part, dict):
        if part.get("tag") == tag:
            yield part
        for value in part.values():
            yield from elements(value, tag)
    elif isinstance(part, list):
        for value in part:
            yield from elements(value, tag)
