"""What the platform takes as a card, and what a phone shows of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from botapi.values import JSON
from simulator.feishu.cards.check import LARGEST, read_card
from simulator.feishu.cards.markdown import draw
from simulator.feishu.cards.screen import actions, fields, shown
from simulator.feishu.errors import FeishuError
from tests.simulator.feishu.app import button, card


def plain(words: str) -> JSON:
    return {"tag": "plain_text", "content": words}


def a_form(*elements: JSON, name: str = "f", submits: int = 1) -> JSON:
    ends = [
        {"tag": "button", "name": f"ok{at}", "form_action_type": "submit", "text": plain("上报")}
        for at in range(submits)
    ]
    return {"tag": "form", "name": name, "elements": [*elements, *ends]}


def an_input(name: str, **more: Any) -> JSON:
    return {"tag": "input", "name": name, **more}


def a_select(**more: Any) -> JSON:
    options = [{"text": plain("邻里"), "value": "2"}, {"text": plain("物业"), "value": "3"}]
    return {"tag": "select_static", "options": options, **more}


def columns(*elements: JSON) -> JSON:
    return {
        "tag": "column_set",
        "columns": [{"tag": "column", "elements": [element]} for element in elements],
    }


WHOLE = card(
    "**第 12 号**",
    {"tag": "hr"},
    columns(button("受理", "c:12:a", type="primary"), button("退回", "c:12:b")),
    a_select(placeholder=plain("类别"), behaviors=[{"type": "callback", "value": {}}]),
    {
        "tag": "collapsible_panel",
        "header": {"title": plain("经过")},
        "elements": [{"tag": "markdown", "content": "三楼漏水"}],
    },
    a_form(
        a_select(name="kind", required=True),
        an_input("text", input_type="multiline_text", required=True, max_length=500),
        {"tag": "date_picker", "name": "day"},
    ),
    config={"update_multi": True, "enable_forward": False},
    header={"title": plain("矛盾纠纷"), "template": "blue"},
)


def deep(levels: int) -> JSON:
    inside: JSON = {"tag": "hr"}
    for _ in range(levels):
        inside = columns(inside)
    return card("", inside)


def test_a_card_with_all_that_is_taken() -> None:
    assert read_card(json.dumps(WHOLE)) == WHOLE
    assert read_card(json.dumps(deep(5)))


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({**WHOLE, "elements": []}, "unknown property: elements"),
        (card("x", {"tag": "hr", "colour": "red"}), "unknown property: colour"),
        (card("x", button("受理", "a", value={})), "unknown property: value"),
        ({"schema": "1.0", "elements": []}, "schema 2.0 only"),
        ({"schema": "2.0"}, "needs a body"),
        ([], "no object"),
        (card("x", {"tag": "note", "elements": []}), "ErrCode: 200861"),
        (card("x", {"tag": "table"}), "does not draw table"),
        (card("x", {"tag": "marquee"}), "not support tag: marquee"),
        (card("x", {"tag": "markdown"}), "content is required"),
        (card("x", {"tag": "column", "elements": []}), "stand in a column_set"),
        (card("x", config={"update_multi": False}), "can only be true"),
        (card("x", a_form(name="")), "name is required"),
        (card("x", a_form({"tag": "input"})), "name is required"),
        (card("x", a_form(an_input("a"), an_input("a"))), "duplicated: a"),
        (card("x", a_form(name="f"), a_form(name="g")), "duplicated: ok0"),
        (card("x", button("受理", "a", name="b"), button("退回", "a", name="b")), "duplicated: b"),
        (card("x", a_form(submits=0)), "one button that submits"),
        (card("x", a_form(submits=2)), "one button that submits"),
        (card("x", columns(a_form())), "at the root"),
        (card("x", a_form(a_form(name="g"))), "at the root"),
        (card("x", a_form(button("受理", "a", name="b"))), "not behaviors"),
        (card("x", button("受理", "a", form_action_type="submit")), "for components in a form"),
        (card("x", a_select(required=True)), "for components in a form"),
        (card("x", a_form(an_input("a", max_length=1001))), "from 1 to 1000"),
        (card("x", button("长" * 101, "a")), "100 characters"),
        (card("x", a_select(options=[{"text": plain("a"), "value": "1"}] * 2)), "of its own"),
        (card("x", {"tag": "button", "behaviors": [{"type": "callback", "value": "a"}]}), "dict"),
        (card("x", *[{"tag": "hr"}] * 200), "element exceeds the limit"),
        (deep(6), "nest 5 deep"),
        (card("长" * 11_000), "length of the message content"),
    ],
)
def test_what_is_refused(broken: JSON, reason: str) -> None:
    with pytest.raises(FeishuError) as refused:
        read_card(json.dumps(broken, ensure_ascii=False))
    assert reason in refused.value.msg
    assert refused.value.code in {230099, 230025}


def test_thirty_kilobytes_are_taken() -> None:
    room = LARGEST - len(json.dumps(card("")))
    assert read_card(json.dumps(card("x" * room)))
    with pytest.raises(FeishuError, match="length"):
        read_card(json.dumps(card("x" * (room + 1))))


def test_what_a_phone_shows() -> None:
    seen = shown(WHOLE, lambda key: {"file_id": key})
    assert seen["text"] == "矛盾纠纷\n第 12 号\n经过\n三楼漏水"
    assert seen["entities"] == [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "bold", "offset": 5, "length": 6},
    ]
    labels = [[button["text"] for button in row] for row in seen["reply_markup"]["inline_keyboard"]]
    assert labels == [["受理", "退回"], ["邻里"], ["物业"], ["上报"]]
    assert [action.data for action in actions(WHOLE)] == ["c:12:a", "c:12:b", "2", "3", "ok0"]
    assert [field["name"] for field in fields(WHOLE, "f")] == ["kind", "text", "day"]
    parts = [part["kind"] for part in seen["card"]]
    assert parts == ["title", "text", "line", "row", "select", "panel", "form"]


def test_a_picture_makes_the_words_its_caption() -> None:
    image = {"tag": "img", "img_key": "img_1", "alt": plain("统计图")}
    seen = shown(card("本月", image), lambda key: {"file_id": key})
    assert (seen["photo"], seen["caption"]) == ([{"file_id": "img_1"}], "本月")


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("&#42;&#42;粗&#42;&#42; &lt;b&gt;", "**粗** <b>", []),
        ("**粗**体", "粗体", [("bold", 0, 1)]),
        ("😀**粗**", "😀粗", [("bold", 2, 1)]),
        ("**粗*斜*~~划~~**", "粗斜划", [("bold", 0, 3), ("italic", 1, 1), ("strikethrough", 2, 1)]),
        ("`a*b*` *c*", "a*b* c", [("code", 0, 4), ("italic", 5, 1)]),
        ("```\n**x**\n```", "**x**", [("pre", 0, 5)]),
        ("[案](https://x.cn/1)", "案", [("text_link", 0, 1)]),
        ("> 一\n> 二\n三", "一\n二\n三", [("blockquote", 0, 3)]),
        ("# 头\n- 项<br>下", "头\n• 项\n下", [("bold", 0, 1)]),
        ("<font color='red'>急</font>", "急", []),
        ("2 * 3 与 4 * 5", "2 * 3 与 4 * 5", []),
    ],
)
def test_markdown(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    drawn = draw(source)
    assert drawn.text == text
    assert [(one["type"], one["offset"], one["length"]) for one in drawn.entities] == entities
