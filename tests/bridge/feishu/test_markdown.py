"""What a person wrote looks as they wrote it, and does nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.feishu.markdown import markdown
from tests.bridge.feishu.reading import shown
from tests.examples import examples

_HOSTILE = st.sampled_from(
    [
        *"*_~`[]()<>#!|&;:@\\/+-.=1 \n\t\u3000（）：，。😀é",
        "<at id=all></at>",
        "<at id='ou_1'>",
        "![x](img_v3_1)",
        "[x](https://evil.example/)",
        "https://evil.example/a?b=c",
        "www.evil.example",
        "<a href='https://evil.example'>",
        "a@b.example",
        ":DONE:",
        "&#42;",
        "&amp;",
        "&nbsp;",
        "\n1. ",
        "\n- ",
        "\n> ",
        "\n---\n",
        "\n===\n",
        "\n    ",
        "\n```\n",
        "\n| a | b |\n| - | - |\n",
        "**",
        "楼道灯坏了",
        "abc",
    ]
)
_TEXTS = st.lists(_HOSTILE | st.text(st.characters(exclude_categories=["C"])), max_size=12).map(
    "".join
)
_KINDS = st.sampled_from(
    [
        "bold",
        "italic",
        "strikethrough",
        "underline",
        "spoiler",
        "code",
        "pre",
        "blockquote",
        "text_link",
        "url",
        "mention",
        "text_mention",
    ]
)
_LINKS = st.sampled_from(
    [
        "https://desk.example/a_(b)?c=*d*&amp;e",
        "http://desk.example/)[x](https://evil.example",
        "tg://user?id=1",
        "javascript:alert(1)",
        "https://desk.example/ x",
    ]
)
_ENTITIES = st.lists(
    st.fixed_dictionaries(
        {
            "type": _KINDS,
            "offset": st.integers(0, 40),
            "length": st.integers(0, 30),
            "url": _LINKS,
        }
    ),
    max_size=5,
)


def _seen(text: str) -> str:
    """Characters without what no phone shows: space at the ends of lines, empty lines."""
    plain = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text).replace("\t", " ")
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in plain.split("\n"))
    return "\n".join(line for line in lines if line)


@given(_TEXTS, _ENTITIES)
@examples(800)
def test_the_very_characters_are_shown(text: str, entities: list[dict[str, Any]]) -> None:
    seen = shown(markdown(text, entities))
    assert _seen(seen.text) == _seen(text)
    assert seen.tags <= {
        "paragraph",
        "inline",
        "text",
        "softbreak",
        "hardbreak",
        "blockquote",
        "link",
        "strong",
        "em",
        "s",
        "code_inline",
    }
    asked = {entity["type"] for entity in entities}
    assert "text_link" in asked or not seen.links
    assert all(link.startswith(("https://desk.", "http://desk.")) for _, link in seen.links)


@given(_TEXTS)
@examples(400)
def test_nothing_is_made_of_what_is_only_written(text: str) -> None:
    written = markdown(text)
    assert not re.search(r"[*_~`\[\]()<>#!|:@\\/.]", re.sub(r"&#\d+;|&nbsp;", "", written))
    assert shown(written).tags <= {"paragraph", "inline", "text", "softbreak", "hardbreak"}


@pytest.mark.parametrize(
    ("kind", "tag"), [("bold", "strong"), ("italic", "em"), ("strikethrough", "s")]
)
@pytest.mark.parametrize("text", ["第12号：楼道灯", "【标题】：内容", "a-b（c）d", "x"])
def test_what_the_desk_marks_is_marked(text: str, kind: str, tag: str) -> None:
    for end in range(1, len(text) + 1):
        entity = {"type": kind, "offset": 0, "length": end}
        seen = shown(markdown(text, [entity]))
        assert seen.text == text
        letters = re.sub(r"^\W+|\W+$", "", text[:end])
        assert seen.styled.get(tag, []) == ([letters] if letters else [])


def test_styles_beside_and_inside_one_another() -> None:
    text = "粗斜粗斜 abc 删"
    entities = [
        {"type": "bold", "offset": 0, "length": 1},
        {"type": "italic", "offset": 1, "length": 1},
        {"type": "bold", "offset": 2, "length": 2},
        {"type": "italic", "offset": 3, "length": 1},
        {"type": "italic", "offset": 5, "length": 3},
        {"type": "strikethrough", "offset": 9, "length": 1},
    ]
    seen = shown(markdown(text, entities))
    assert seen.text == text
    assert seen.styled["strong"] == ["粗", "粗斜"]
    assert seen.styled["em"] == ["abc"]
    assert seen.styled["s"] == ["删"]


def test_quotations_end_where_they_end() -> None:
    text = "前\n一\n\n二\n后"
    seen = shown(markdown(text, [{"type": "blockquote", "offset": 2, "length": 4}]))
    assert seen.styled["blockquote"] == ["一", "二"]
    assert [line for line in seen.text.split("\n") if line] == ["前", "一", "二", "后"]


def test_links_and_code() -> None:
    text = "看这里 /calendar 5 <at id=all>"
    entities: list[dict[str, Any]] = [
        {"type": "text_link", "offset": 0, "length": 3, "url": "desk.example/a?b=1&c=2"},
        {"type": "code", "offset": 4, "length": 11},
        {"type": "code", "offset": 16, "length": 11},
    ]
    seen = shown(markdown(text, entities))
    assert seen.text == text
    assert seen.links == [("看这里", "http://desk.example/a?b=1&c=2")]
    assert seen.styled["code"] == ["/calendar 5"]


def test_offsets_count_utf16() -> None:
    seen = shown(markdown("😀😀粗体", [{"type": "bold", "offset": 4, "length": 1}]))
    assert seen.styled["strong"] == ["粗"]
