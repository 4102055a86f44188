"""What people do in Feishu, and what cannot be read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.feishu import events
from bridge.messenger import Given, Opened, Pressed, Recalled, Toast, Written
from tests.examples import examples

RECEIVED = "im.message.receive_v1"
PRESSED = "card.action.trigger"


def told(kind: str, event: Any, **header: Any) -> bytes:
    """An event as Feishu sends it."""
    head = {"event_id": "e1", "event_type": kind, "create_time": "1603977298000000", **header}
    return json.dumps({"schema": "2.0", "header": head, "event": event}).encode()


def written(kind: str, content: Any, **message: Any) -> dict[str, Any]:
    return {
        "sender": {"sender_id": {"open_id": "ou_1"}, "sender_type": "user"},
        "message": {
            "message_id": "om_1",
            "create_time": "1609073151345",
            "update_time": "1609073200000",
            "chat_id": "oc_1",
            "chat_type": "p2p",
            "message_type": kind,
            "content": json.dumps(content),
            **message,
        },
    }


def test_words() -> None:
    event = written("text", {"text": "楼道灯坏了 <b>"}, parent_id="om_0")
    assert events.read(told(RECEIVED, event)) == (
        RECEIVED,
        Written(
            event_id="e1",
            address="ou_1",
            message_id="om_1",
            at=1609073151,
            text="楼道灯坏了 <b>",
            reply_to="om_0",
        ),
    )


def test_words_without_the_mention_of_the_bot() -> None:
    mentions = [{"key": "@_user_1"}, {"key": "@_user_10"}, {"key": 5}, "x"]
    content = {"text": "@_user_10 @_user_1 /queue @_user_2"}
    _, happening = events.read(told(RECEIVED, written("text", content, mentions=mentions)))
    assert isinstance(happening, Written)
    assert happening.text == "/queue @_user_2"


@pytest.mark.parametrize(
    ("kind", "content", "text", "given"),
    [
        ("image", {"image_key": "img_1"}, "", {"kind": "photo", "file_key": "img_1"}),
        (
            "file",
            {"file_key": "f_1", "file_name": "名单.xlsx"},
            "",
            {"kind": "document", "file_key": "f_1", "name": "名单.xlsx"},
        ),
        (
            "audio",
            {"file_key": "f_1", "duration": 2001},
            "",
            {"kind": "voice", "file_key": "f_1", "seconds": 3},
        ),
        (
            "media",
            {"file_key": "f_1", "image_key": "i", "file_name": "a.mp4", "duration": 1000},
            "",
            {"kind": "video", "file_key": "f_1", "name": "a.mp4", "seconds": 1},
        ),
        (
            "post",
            {
                "title": "题",
                "content": [
                    [
                        {"tag": "text", "text": "一 "},
                        {"tag": "a", "text": "网", "href": "http://x"},
                    ],
                    [{"tag": "img", "image_key": "img_2"}],
                    [{"tag": "emotion", "emoji_type": "SMILE"}, {"tag": "hr"}],
                    [{"tag": "at", "user_id": "@_user_1"}, {"tag": "code_block", "text": "x"}],
                ],
            },
            "题\n一 网 (http://x)\n\n[SMILE]\n@_user_1x",
            {"kind": "photo", "file_key": "img_2"},
        ),
        (
            "post",
            {"zh_cn": {"content": [[{"tag": "media", "file_key": "f_9"}]]}},
            "",
            {"kind": "video", "file_key": "f_9"},
        ),
    ],
)
def test_pictures_and_files(kind: str, content: Any, text: str, given: dict[str, Any]) -> None:
    _, happening = events.read(told(RECEIVED, written(kind, content)))
    assert isinstance(happening, Written)
    assert happening.text == text
    assert happening.given == (Given(message_id="om_1", **given),)


def test_an_edited_message() -> None:
    event = written("text", {"text": "更正"})
    _, happening = events.read(told("im.message.updated_v1", event))
    assert isinstance(happening, Written)
    assert (happening.edited, happening.at, happening.text) == (True, 1609073200, "更正")


def test_a_recalled_message() -> None:
    event = {"message_id": "om_1", "chat_id": "oc_1", "recall_time": "1609073200000"}
    assert events.read(told("im.message.recalled_v1", event))[1] == Recalled(
        event_id="e1", message_id="om_1", at=1609073200
    )


def test_presses_and_choices() -> None:
    context = {"open_message_id": "om_2", "open_chat_id": "oc_1"}
    for action, data in (
        ({"tag": "button", "value": {"d": "c:12:a"}}, "c:12:a"),
        ({"tag": "select_static", "value": {"list": 1}, "option": "c:13"}, "c:13"),
        ({"tag": "select_static", "option": "c:13\x1f2"}, "c:13"),
        ({"tag": "button", "value": {"d": "ok"}, "form_value": {"a": "b"}}, "ok"),
    ):
        event = {"operator": {"open_id": "ou_1"}, "action": action, "context": context}
        assert events.read(told(PRESSED, event)) == (
            PRESSED,
            Pressed(event_id="e1", address="ou_1", message_id="om_2", at=1603977298, data=data),
        )


def test_words_typed_on_a_card_are_written() -> None:
    action = {"tag": "input", "input_value": "补充\0一句"}
    event = {"operator": {"open_id": "ou_1"}, "action": action}
    _, happening = events.read(told(PRESSED, event))
    assert isinstance(happening, Written)
    assert happening.text == "补充一句"


def test_the_menu_and_the_opened_chat() -> None:
    operator = {"operator_name": "x", "operator_id": {"open_id": "ou_1"}}
    event = {"operator": operator, "event_key": "queue", "timestamp": 1669364458}
    _, happening = events.read(told("application.bot.menu_v6", event))
    assert isinstance(happening, Written)
    assert (happening.text, happening.at, happening.message_id) == ("/queue", 1669364458, "e1")
    _, happening = events.read(told("application.bot.menu_v6", {**event, "event_key": "待办"}))
    assert isinstance(happening, Written)
    assert happening.text == "待办"
    entered = {"chat_id": "oc_1", "operator_id": {"open_id": "ou_1"}}
    assert events.read(told("im.chat.access_event.bot_p2p_chat_entered_v1", entered))[1] == Opened(
        event_id="e1", address="ou_1", at=1603977298
    )


def test_whoever_sends_what_nobody_can_read_is_still_heard() -> None:
    for kind in ("sticker", "location", "share_user"):
        _, happening = events.read(told(RECEIVED, written(kind, {"file_key": "x"})))
        assert happening == Written(event_id="e1", address="ou_1", message_id="om_1", at=1609073151)


def test_groups_and_bots_are_only_counted() -> None:
    for event, why in (
        (written("text", {"text": "x"}, chat_type="group"), "group"),
        (written("text", {"text": "x"}) | {"sender": {"sender_type": "app"}}, "bot"),
    ):
        assert events.read(told(RECEIVED, event)) == (f"{RECEIVED}:{why}", None)
    assert events.read(told("im.message.message_read_v1", {})) == (events.OTHER, None)


@pytest.mark.parametrize(
    "event",
    [
        written("text", {"text": 5}),
        written("text", []),
        written("text", {"text": "x"}, create_time="soon"),
        written("text", {"text": "x"}, create_time=1e999),
        written("text", {"text": "x"}, create_time="-5"),
        written("image", {"image_key": "../../x"}),
        written("post", {"content": [["x"]]}),
        written("post", {}),
    ],
)
def test_whoever_sent_a_message_that_cannot_be_read_is_heard(
    event: Any, caplog: pytest.LogCaptureFixture
) -> None:
    happening = Written(event_id="e1", address="ou_1", message_id="om_1", at=1603977298)
    assert events.read(told(RECEIVED, event)) == (events.MALFORMED, happening)
    assert caplog.messages[0].startswith(f"an event cannot be read: {RECEIVED}, ")
    assert "ou_1" not in caplog.text


@pytest.mark.parametrize(
    "event",
    [
        written("text", {"text": "x"}, message_id="om/../1"),
        written("text", {"text": "x"}, message_id=None),
        {"sender": {"sender_id": {"open_id": "ou 1"}}, "message": written("text", {})["message"]},
        {},
        {"message": 5},
    ],
)
def test_what_does_not_look_as_it_should_is_no_event(event: Any) -> None:
    assert events.read(told(RECEIVED, event)) == (events.MALFORMED, None)


@pytest.mark.parametrize(
    "action",
    [{}, {"value": "d"}, {"value": {"d": 5}}, {"value": {"d": "很" * 22}}, {"option": ""}, None],
)
def test_no_press_with_other_data_than_a_button_of_ours(action: Any) -> None:
    event = {"operator": {"open_id": "ou_1"}, "action": action}
    assert events.read(told(PRESSED, event)) == (events.MALFORMED, None)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inside: (
        st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=8), inside, max_size=4)
    ),
    max_leaves=12,
)
_KINDS = st.sampled_from(
    [
        RECEIVED,
        PRESSED,
        "im.message.updated_v1",
        "im.message.recalled_v1",
        "im.chat.access_event.bot_p2p_chat_entered_v1",
        "application.bot.menu_v6",
    ]
)
_VALID = st.sampled_from(
    [
        written("text", {"text": "x"}),
        written("post", {"title": "t", "content": [[{"tag": "text", "text": "x"}]]}),
        {"operator": {"open_id": "ou_1"}, "action": {"value": {"d": "x"}}},
        {"operator": {"operator_id": {"open_id": "ou_1"}}, "event_key": "x"},
        {"operator_id": {"open_id": "ou_1"}, "message_id": "om_1"},
    ]
)


def _spoiled(whole: Any, path: list[int], with_: Any) -> Any:
    """The same with one value somewhere in it replaced."""
    if not isinstance(whole, dict) or not whole or not path:
        return with_
    key = sorted(whole)[path[0] % len(whole)]
    return {**whole, key: _spoiled(whole[key], path[1:], with_)}


@given(_KINDS, _VALID, st.lists(st.integers(0, 9), max_size=4), _JSON)
@examples(600)
def test_hostile_events_are_counted_and_stop_nothing(
    kind: str, event: Any, path: list[int], with_: Any
) -> None:
    counted, happening = events.read(told(kind, _spoiled(event, path, with_)))
    assert counted.partition(":")[0] in {kind, events.MALFORMED, events.OTHER}
    if isinstance(happening, Written):
        happening.text.encode()
        assert "\0" not in happening.text


@given(st.binary(max_size=60) | _JSON.map(lambda value: json.dumps(value).encode()))
@examples(200)
def test_any_bytes_are_read(payload: bytes) -> None:
    assert events.read(payload)[0] in {events.MALFORMED, events.OTHER}


def test_deep_nesting_is_malformed() -> None:
    assert events.read(b"[" * 100_000)[0] == events.MALFORMED


def test_only_a_press_is_answered_with_words() -> None:
    press = Pressed(event_id="e", address="ou_1", message_id=None, at=1, data="x")
    opened = Opened(event_id="e", address="ou_1", at=1)
    assert events.answer(opened, Toast(text="x")) is None
    assert events.answer(None, None) is None
    assert events.answer(press, None) == {}
    assert events.answer(press, Toast(text="已受理")) == {
        "toast": {"type": "info", "content": "已受理"}
    }
    assert events.answer(press, Toast(text="不行", alert=True)) == {
        "toast": {"type": "warning", "content": "不行"}
    }
