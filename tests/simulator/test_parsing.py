"""Parse modes: text and entities, offsets in UTF-16, and errors for what is malformed."""

from __future__ import annotations

from typing import Any

import pytest

from botapi.errors import ApiError
from botapi.params import Params
from botapi.parsing import formatted


def read(text: str, mode: str = "", entities: Any = None) -> tuple[str, list[tuple[Any, ...]]]:
    values = {"text": text, "parse_mode": mode, "entities": entities}
    plain, found = formatted(Params(values), "text", "entities")
    short = []
    for item in found:
        rest = [value for name, value in item.items() if name not in {"type", "offset", "length"}]
        short.append((item["type"], item["offset"], item["length"], *rest))
    return plain, short


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("<b>bold</b> <i>it</i>", "bold it", [("bold", 0, 4), ("italic", 5, 2)]),
        ("😀<b>网格</b>", "😀网格", [("bold", 2, 2)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("a &lt;b&gt; &amp; &quot;c&quot; &#33;&nope;", 'a <b> & "c" !&nope;', []),
        (
            "<u>a</u><s>b</s><del>c</del>",
            "abc",
            [("underline", 0, 1), ("strikethrough", 1, 1), ("strikethrough", 2, 1)],
        ),
        (
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
            "x",
            [("text_link", 0, 1, "https://example.org/?a=1&b=2")],
        ),
        ("<a href='example.org'>x</a>", "x", [("text_link", 0, 1, "http://example.org/")]),
        ('<a href="tg://user?id=1001">x</a>', "x", [("text_mention", 0, 1, {"id": 1001})]),
        ("<code>a &lt; b</code>", "a < b", [("code", 0, 5)]),
        ('<pre><code class="language-py">x=1</code></pre>', "x=1", [("pre", 0, 3, "py")]),
        ("<pre>x</pre>", "x", [("pre", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<blockquote>x</blockquote>", "x", [("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ('<tg-emoji emoji-id="123">👍</tg-emoji>', "👍", [("custom_emoji", 0, 2, "123")]),
        ("  <b> x </b> ", "x", [("bold", 0, 1)]),
        ("<b></b>x", "x", []),
    ],
)
def test_html(text: str, plain: str, entities: list[tuple[Any, ...]]) -> None:
    assert read(text, "HTML") == (plain, entities)


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("*bold* _it_", "bold it", [("bold", 0, 4), ("italic", 5, 2)]),
        (
            "__u__ ~s~ ||p||",
            "u s p",
            [("underline", 0, 1), ("strikethrough", 2, 1), ("spoiler", 4, 1)],
        ),
        ("*a_b_*", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        (r"1\. \*no\* 1\-2", "1. *no* 1-2", []),
        ("[x](https://example.org)", "x", [("text_link", 0, 1, "https://example.org/")]),
        ("`a_b`", "a_b", [("code", 0, 3)]),
        ("```py\nx=1\n```", "x=1", [("pre", 0, 3, "py")]),
        ("```\nx=1```", "x=1", [("pre", 0, 3)]),
        (">quote\n>more\nafter", "quote\nmore\nafter", [("blockquote", 0, 11)]),
        (">quote||", "quote", [("expandable_blockquote", 0, 5)]),
        ("![👍](tg://emoji?id=5)", "👍", [("custom_emoji", 0, 2, "5")]),
        ("😀*网格*", "😀网格", [("bold", 2, 2)]),
    ],
)
def test_markdown_v2(text: str, plain: str, entities: list[tuple[Any, ...]]) -> None:
    assert read(text, "MarkdownV2") == (plain, entities)


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("*b* _i_ `c`", "b i c", [("bold", 0, 1), ("italic", 2, 1), ("code", 4, 1)]),
        (r"a\_b", "a_b", []),
        ("[x](http://example.org/)", "x", [("text_link", 0, 1, "http://example.org/")]),
        ("```py\nx```", "x", [("pre", 0, 1, "py")]),
    ],
)
def test_legacy_markdown(text: str, plain: str, entities: list[tuple[Any, ...]]) -> None:
    assert read(text, "Markdown") == (plain, entities)


@pytest.mark.parametrize(
    ("mode", "text", "reason"),
    [
        ("HTML", "<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("HTML", "x</b>", "Unexpected end tag at byte offset 1"),
        ("HTML", "<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("HTML", "网<p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("HTML", "1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("HTML", "a <b", "Unclosed start tag at byte offset 2"),
        ("HTML", "<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("MarkdownV2", "*x", "Can't find end of Bold entity at byte offset 0"),
        ("MarkdownV2", "网_x", "Can't find end of Italic entity at byte offset 3"),
        (
            "MarkdownV2",
            "1.",
            "Character '.' is reserved and must be escaped with the preceding '\\'",
        ),
        (
            "MarkdownV2",
            "a-b",
            "Character '-' is reserved and must be escaped with the preceding '\\'",
        ),
        ("MarkdownV2", "[x](http://a.b", "Can't find end of a URL at byte offset 4"),
        ("MarkdownV2", "```x", "Can't find end of Pre entity at byte offset 0"),
        ("Markdown", "*x", "Can't find end of the entity starting at byte offset 0"),
        ("Markdown", "a_b", "Can't find end of the entity starting at byte offset 1"),
    ],
)
def test_malformed(mode: str, text: str, reason: str) -> None:
    with pytest.raises(ApiError) as caught:
        read(text, mode)
    assert caught.value.code == 400
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"


def test_given_entities() -> None:
    bold = {"type": "bold", "offset": 2, "length": 2}
    assert read("😀网格", entities=[bold]) == ("😀网格", [("bold", 2, 2)])
    assert read("  网格", entities=[bold]) == ("网格", [("bold", 0, 2)])
    with pytest.raises(ApiError, match="ends after the end of the text at UTF-16 offset 4"):
        read("网格", entities=[bold])
    with pytest.raises(ApiError, match='Can\'t find field "offset"'):
        read("网格", entities=[{"type": "bold", "length": 1}])


def test_found_by_itself() -> None:
    text = "/help@local_bot and https://example.org/a?b, @someone #tag me@example.org"
    kinds = [entity[0] for entity in read(text)[1]]
    assert kinds == ["bot_command", "url", "mention", "hashtag", "email"]
    assert read("<code>/help</code>", "HTML")[1] == [("code", 0, 5)]
    assert read("<b>/help</b>", "HTML")[1] == [("bold", 0, 5), ("bot_command", 0, 5)]
    assert read("a/b 1/2") == ("a/b 1/2", [])
