"""Cards: what the desk says and its buttons, within what Feishu takes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from botapi.values import JSON
from bridge.feishu.cards import LARGEST, MOST_ELEMENTS, card, content, count
from bridge.feishu.events import read
from bridge.feishu.keyboard import AS_BUTTONS, MOST_LINES
from bridge.messenger import Declined, Outgoing, Pressed
from tests.bridge.feishu.reading import elements, shown
from tests.examples import examples

_KNOWN = {
    "column_set": {"tag", "flex_mode", "horizontal_spacing", "columns"},
    "column": {"tag", "width", "weight", "elements"},
    "button": {"tag", "type", "width", "text", "behaviors"},
    "select_static": {"tag", "width", "placeholder", "options", "behaviors"},
    "markdown": {"tag", "content"},
    "img": {"tag", "img_key", "alt", "scale_type"},
    "plain_text": {"tag", "content"},
}
"""What the component pages know; an unknown property is an error in schema 2.0."""


def _rows(*rows: str) -> tuple[tuple[JSON, ...], ...]:
    """Rows of buttons from "a|b", each with its label as data."""
    return tuple(
        tuple({"text": label, "callback_data": f"d:{label}"[:60]} for label in row.split("|"))
        for row in rows
    )


def _labels(part: Any) -> list[str]:
    return [button["text"]["content"] for button in elements(part, "button")]


def _options(part: Any) -> list[tuple[str, str]]:
    return [
        (option["text"]["content"], option["value"])
        for select in elements(part, "select_static")
        for option in select["options"]
    ]


def _check(part: Any) -> None:
    if isinstance(part, dict):
        if "tag" in part:
            assert part.keys() <= _KNOWN[part["tag"]], part
        for value in part.values():
            _check(value)
    elif isinstance(part, list):
        for value in part:
            _check(value)


def test_a_message_is_a_card_that_can_be_changed_and_not_forwarded() -> None:
    made = card(Outgoing(text="您好\n待办 3 件"))
    assert made["schema"] == "2.0"
    assert made["config"] == {
        "update_multi": True,
        "enable_forward": False,
        "summary": {"content": "您好"},
    }
    assert [element["tag"] for element in made["body"]["elements"]] == ["markdown"]


def test_rows_stay_rows() -> None:
    made = card(Outgoing(text="x", keyboard=_rows("✅ 受理|退回", "✅ 都办", "‹ 返回")))
    first, second, third = made["body"]["elements"][1:]
    assert [len(first["columns"]), second["tag"], third["tag"]] == [2, "button", "button"]
    assert [button["type"] for button in elements(made, "button")] == [
        "primary",
        "default",
        "default",
        "default",
    ]
    (pressed,) = first["columns"][0]["elements"][0]["behaviors"]
    assert pressed == {"type": "callback", "value": {"d": "d:✅ 受理"}}


def test_what_does_not_fit_side_by_side_stands_below() -> None:
    long = "东门街道第三网格的楼道灯坏了"
    made = card(Outgoing(text="x", keyboard=_rows(f"{long}|{long}", "‹ 上一页|2/3|下一页 ›")))
    assert [element["tag"] for element in made["body"]["elements"][1:]] == [
        "button",
        "button",
        "column_set",
    ]
    assert _labels(made)[:2] == [long, long]


def test_a_grid_of_short_labels_stays_a_grid() -> None:
    month = [
        "|".join(str(day) for day in range(week, min(week + 7, 32))) for week in range(1, 32, 7)
    ]
    made = card(Outgoing(text="哪一天？", keyboard=_rows(*month, "‹ 返回")))
    assert len(_labels(made)) == 32
    assert not _options(made)
    assert count(made) <= MOST_ELEMENTS


def test_a_long_list_is_chosen_from_and_its_ways_out_stay() -> None:
    rows = [*(f"第{number}件" for number in range(1, 13)), "‹ 上一页|2/3|下一页 ›", "‹ 返回"]
    made = card(Outgoing(text="待办", keyboard=_rows(*rows)))
    assert [label for label, _ in _options(made)] == rows[:12]
    assert _options(made)[0][1] == "d:第1件"
    assert _labels(made) == ["‹ 上一页", "2/3", "下一页 ›", "‹ 返回"]


def test_links_are_never_in_a_list() -> None:
    rows = (*_rows(*map(str, range(20))), ({"text": "大屏", "url": "https://desk.example/"},))
    made = card(Outgoing(text="x", keyboard=rows))
    (link,) = elements(made, "button")
    assert link["behaviors"] == [{"type": "open_url", "default_url": "https://desk.example/"}]


def test_two_entries_with_the_same_data_are_told_apart_and_mean_the_same() -> None:
    rows = tuple(({"text": f"{number}", "callback_data": "noop"},) for number in range(12))
    values = [value for _, value in _options(card(Outgoing(text="x", keyboard=rows)))]
    assert len(set(values)) == 12
    assert {_data_of({"option": value, "value": {"list": 1}}) for value in values} == {"noop"}


def _data_of(action: JSON) -> str:
    event = {
        "header": {"event_id": "e", "event_type": "card.action.trigger", "create_time": "1"},
        "event": {"operator": {"open_id": "ou_1"}, "action": action},
    }
    _, happening = read(json.dumps(event).encode())
    assert isinstance(happening, Pressed)
    return happening.data


def test_a_label_that_is_cut_is_whole_in_the_text() -> None:
    label = "很" * 120
    made = card(Outgoing(text="问：", keyboard=_rows(label)))
    assert _labels(made) == [f"{'很' * 99}…"]
    said = [shown(element["content"]).text for element in elements(made, "markdown")]
    assert said == ["问：", f"… {label}"]


def test_what_only_telegram_has_is_not_shown() -> None:
    rows = (({"text": "在里面打开", "web_app": {"url": "https://x.example"}},), *_rows("退出"))
    assert _labels(card(Outgoing(text="x", keyboard=rows))) == ["退出"]


def test_a_picture_stands_on_the_card() -> None:
    made = card(Outgoing(text="", keyboard=_rows("好")), "img_1")
    assert [element["tag"] for element in made["body"]["elements"]] == ["img", "button"]
    _check(made)


def test_a_text_is_never_cut() -> None:
    assert len(content(card(Outgoing(text="很" * 4096)))) < LARGEST
    assert content(card(Outgoing(text="&" * 4096)))
    with pytest.raises(Declined, match="bytes"):
        content(card(Outgoing(text="😀&" * 4096)))
    with pytest.raises(Declined, match="half a character"):
        content(card(Outgoing(text="\ud800")))


_BUTTONS = st.builds(
    lambda label, data, kind: (
        {"text": label, "callback_data": data}
        if kind
        else {"text": label, "url": "https://desk.example/"}
    ),
    st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=30)
    | st.sampled_from(["‹ 返回", "下一页 ›", "✅ 好", "2/3"]),
    st.text("abc:123", min_size=1, max_size=10),
    st.integers(0, 9),
)
_KEYBOARDS = st.lists(st.lists(_BUTTONS, min_size=1, max_size=8), max_size=14).filter(
    lambda rows: sum(map(len, rows)) <= 100
)


@given(_KEYBOARDS)
@examples(300)
def test_every_button_can_be_pressed(rows: list[list[JSON]]) -> None:
    made = card(Outgoing(text="x", keyboard=tuple(map(tuple, rows))))
    _check(made)
    assert count(made) <= MOST_ELEMENTS
    values = [value for _, value in _options(made)]
    assert len(values) == len(set(values))
    buttons = [button for row in rows for button in row]
    pressed = [
        (button["text"]["content"], _data_of({"value": behavior["value"]}))
        for button in elements(made, "button")
        for behavior in button["behaviors"]
        if behavior["type"] == "callback"
    ]
    chosen = [
        (label, _data_of({"value": {"list": 1}, "option": value}))
        for label, value in _options(made)
    ]
    wanted = [(one["text"], one["callback_data"]) for one in buttons if "callback_data" in one]
    assert sorted(pressed + chosen) == sorted(wanted)
    if len(buttons) <= AS_BUTTONS:
        assert not chosen
    if chosen:
        assert len(list(elements(made, "button"))) <= AS_BUTTONS + sum("url" in b for b in buttons)
    else:
        assert len(made["body"]["elements"]) <= 1 + max(MOST_LINES, len(buttons))
