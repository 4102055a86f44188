"""What is refused, in Telegram's own words."""

from __future__ import annotations

import io
import json
from typing import Any

import aiohttp
import pytest

from simulator.testing import ManualTime, SimServer
from tests.callers import TOKEN, Raw

MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def inline(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


def button(**fields: Any) -> dict[str, Any]:
    return {"text": "x", **fields}


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("sendMessage", {"text": ""}, "message text is empty"),
        ("sendMessage", {"text": "   \n"}, "text must be non-empty"),
        ("sendMessage", {"text": "x" * 4097}, "message is too long"),
        ("sendMessage", {"text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
        ("sendMessage", {"text": "x", "chat_id": "@nobody"}, "chat not found"),
        ("sendMessage", {"text": "x", "chat_id": ""}, "chat_id is empty"),
        (
            "sendMessage",
            {"text": "x", "reply_markup": inline(button(callback_data="网" * 22))},
            "BUTTON_DATA_INVALID",
        ),
        (
            "sendMessage",
            {"text": "x", "reply_markup": inline(button())},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            "sendMessage",
            {"text": "x", "reply_markup": inline({"text": "", "callback_data": "a"})},
            "inline keyboard button text must be non-empty",
        ),
        (
            "sendMessage",
            {"text": "x", "reply_markup": inline(button(url="http://localhost"))},
            "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
        ),
        (
            "sendMessage",
            {"text": "x", "reply_markup": inline(*[button(callback_data="a")] * 9)},
            "reply markup is too long",
        ),
        (
            "sendMessage",
            {
                "text": "x",
                "reply_markup": {"inline_keyboard": [[button(callback_data="a")]] * 101},
            },
            "reply markup is too long",
        ),
        (
            "sendMessage",
            {"text": "x", "reply_markup": "{"},
            "can't parse reply keyboard markup JSON object",
        ),
        ("sendMessage", {"text": "x", "reply_markup": "[]"}, "object expected as reply markup"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendPhoto", {"photo": "http://example.org/a.jpg"}, "failed to get HTTP URL content"),
        (
            "sendPhoto",
            {"photo": "AgAC"},
            "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
        ),
        ("sendDocument", {"caption": "x" * 1025, "document": "a"}, "message caption is too long"),
        ("sendMediaGroup", {"media": "[]"}, "there are no messages to send"),
        (
            "sendMediaGroup",
            {"media": [{"type": "photo", "media": "a"}] * 11},
            "too many messages to send as an album",
        ),
        ("sendLocation", {"latitude": 100, "longitude": 1}, "latitude is empty"),
        ("sendContact", {"first_name": "x"}, "phone number must be non-empty"),
        ("sendPoll", {"question": "?", "options": []}, "poll must have at least one answer option"),
        ("sendChatAction", {"action": "dance"}, "wrong parameter action in request"),
        ("editMessageText", {"text": "x", "message_id": 99}, "message to edit not found"),
        ("editMessageText", {"text": "x", "message_id": 1}, "message can't be edited"),
        ("editMessageText", {"text": "x"}, "message identifier is not specified"),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        (
            "forwardMessage",
            {"from_chat_id": 1001, "message_id": 99},
            "message to forward not found",
        ),
        ("copyMessage", {"from_chat_id": 1001, "message_id": 99}, "message to copy not found"),
        ("pinChatMessage", {"message_id": 99}, "message to pin not found"),
        ("getChatMember", {"user_id": 12}, "PARTICIPANT_ID_INVALID"),
        (
            "answerCallbackQuery",
            {"callback_query_id": "1"},
            "query is too old and response timeout expired or query ID is invalid",
        ),
        (
            "getFile",
            {"file_id": ""},
            "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "Ü", "description": "x"}]},
            "BOT_COMMAND_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a" * 33, "description": "x"}]},
            "command length must not exceed 32",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": "x" * 257}]},
            "command description length must not exceed 256",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": ""}]},
            "command description must be non-empty",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": "x"}] * 101},
            "BOT_COMMANDS_TOO_MUCH",
        ),
        ("setWebhook", {"url": "ftp://example.org"}, "invalid webhook URL specified"),
        (
            "setWebhook",
            {"url": "https://example.org", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_refused(
    raw: Raw, mei: int, method: str, params: dict[str, Any], description: str
) -> None:
    answer = await raw(method, **{"chat_id": mei, **params})
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": f"Bad Request: {description}",
    }


async def test_limits_are_inclusive(raw: Raw, mei: int) -> None:
    # An entity's markup does not count, and characters count, not bytes.
    long = "网" * 4096
    answer = await raw("sendMessage", chat_id=mei, text=f"<b>{long}</b>", parse_mode="HTML")
    assert answer["result"]["text"] == long
    markup = inline(button(callback_data="x" * 64))
    assert (await raw("sendMessage", chat_id=mei, text="x", reply_markup=markup))["ok"]
    rows = {"inline_keyboard": [[button(callback_data="a")] * 8] * 12}
    assert (await raw("sendMessage", chat_id=mei, text="x", reply_markup=json.dumps(rows)))["ok"]


async def test_not_modified(raw: Raw, mei: int) -> None:
    markup = inline(button(callback_data="a"))
    sent = await raw(
        "sendMessage", chat_id=mei, text="<b>x</b>", parse_mode="HTML", reply_markup=markup
    )
    where = {"chat_id": mei, "message_id": sent["result"]["message_id"]}
    same = await raw(
        "editMessageText", text="<b>x</b>", parse_mode="HTML", reply_markup=markup, **where
    )
    assert same["description"] == f"Bad Request: {MODIFIED}"
    same = await raw("editMessageReplyMarkup", reply_markup=markup, **where)
    assert same["description"] == f"Bad Request: {MODIFIED}"
    assert (await raw("editMessageText", text="x", reply_markup=markup, **where))["ok"]
    assert (await raw("editMessageText", text="x", **where))["ok"]


async def test_wrong_kinds_of_edit(raw: Raw, sim: SimServer, mei: int) -> None:
    sent = await raw("sendMessage", chat_id=mei, text="x")
    where = {"chat_id": mei, "message_id": sent["result"]["message_id"]}
    answer = await raw("editMessageCaption", caption="y", **where)
    assert answer["description"] == "Bad Request: there is no caption in the message to edit"
    sent = await raw("sendLocation", chat_id=mei, latitude=1, longitude=2)
    where = {"chat_id": mei, "message_id": sent["result"]["message_id"]}
    answer = await raw("editMessageText", text="y", **where)
    assert answer["description"] == "Bad Request: there is no text in the message to edit"


async def test_old_messages_stay(raw: Raw, time: ManualTime, mei: int) -> None:
    sent = await raw("sendMessage", chat_id=mei, text="x")
    time.pass_(48 * 3600 + 1)
    number = sent["result"]["message_id"]
    answer = await raw("deleteMessage", chat_id=mei, message_id=number)
    assert answer["description"] == "Bad Request: message can't be deleted for everyone"


async def test_answer_to_a_tap(raw: Raw, sim: SimServer, time: ManualTime, mei: int) -> None:
    markup = inline(button(callback_data="a"))
    await raw("sendMessage", chat_id=mei, text="x", reply_markup=markup)
    assert not (await sim.client.tap_last(mei, "x", wait=0)).answered
    (update,) = (await raw("getUpdates"))["result"]
    query = update["callback_query"]["id"]
    answer = await raw("answerCallbackQuery", callback_query_id=query, text="x" * 201)
    assert answer["description"] == "Bad Request: MESSAGE_TOO_LONG"
    time.pass_(151)
    answer = await raw("answerCallbackQuery", callback_query_id=query)
    assert "query is too old" in answer["description"]


async def test_tokens_and_methods(raw: Raw) -> None:
    unknown = {"ok": False, "error_code": 404, "description": "Not Found"}
    assert await raw("sendPigeon") == unknown
    answer = await raw("getMe", token="nonsense")
    assert answer == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert (await raw("GETME"))["ok"]
    answer = await raw("banChatMember", chat_id=1, user_id=2)
    assert answer["error_code"] == 501
    assert answer["description"] == (
        "Not Implemented: banChatMember is not modelled by this simulator"
    )


async def test_uploads_have_limits(sim: SimServer, mei: int, picture: bytes) -> None:
    async def upload(method: str, kind: str, data: bytes) -> dict[str, Any]:
        form = aiohttp.FormData({"chat_id": str(mei)})
        form.add_field(kind, io.BytesIO(data), filename="file.jpg")
        async with session.post(sim.bot_url(TOKEN, method), data=form) as response:
            answer: dict[str, Any] = await response.json()
            return answer

    async with aiohttp.ClientSession() as session:
        answer = await upload("sendPhoto", "photo", b"no picture")
        assert answer["description"] == "Bad Request: IMAGE_PROCESS_FAILED"
        answer = await upload("sendPhoto", "photo", picture + bytes(10 << 20))
        assert answer["description"] == "Bad Request: file is too big"
        answer = await upload("sendPhoto", "photo", b"")
        assert answer["description"] == "Bad Request: file must be non-empty"
        answer = await upload("sendDocument", "document", bytes((50 << 20) + 1))
        assert answer["error_code"] == 413
        assert answer["description"] == "Request Entity Too Large"
        answer = await upload("sendDocument", "document", bytes((20 << 20) + 1))
        file_id = answer["result"]["document"]["file_id"]
        async with session.get(sim.bot_url(TOKEN, "getFile"), params={"file_id": file_id}) as got:
            assert (await got.json())["description"] == "Bad Request: file is too big"


async def test_a_file_belongs_to_its_bot(
    raw: Raw, sim: SimServer, mei: int, picture: bytes
) -> None:
    sent = await sim.client.send_photo(mei, picture)
    file_id = sent.raw["photo"][0]["file_id"]
    assert (await raw("getFile", file_id=file_id))["ok"]
    assert not (await raw("getFile", token="99:other", file_id=file_id))["ok"]
    answer = await raw("sendDocument", chat_id=mei, document=file_id)
    assert answer["description"] == "Bad Request: can't use file of type Photo as Document"
