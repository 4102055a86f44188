"""Who may call, and what is refused in which words."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from bridge.desk.methods import METHODS
from tests.bridge.phones import Phones
from tests.bridge.server import BridgeServer
from tests.callers import TOKEN, Raw
from tests.examples import drawn
from tests.simulator import test_errors as local

(_CASES,) = local.test_refused.pytestmark  # type: ignore[attr-defined]  # pytest puts it there
REFUSED = [
    case for case in _CASES.args[1] if case[0].lower() in METHODS and case[1].get("message_id") != 1
]


@pytest.mark.parametrize(("method", "params", "description"), REFUSED)
async def test_refused_here(
    raw: Raw, mei: int, method: str, params: dict[str, Any], description: str
) -> None:
    await local.test_refused(raw, mei, method, params, description)


def test_most_refusals_are_the_same() -> None:
    assert len(REFUSED) > 30


async def test_tokens_and_methods_here(raw: Raw, sim: BridgeServer) -> None:
    for token in ("nonsense", "4242:another-token", f"{TOKEN}x", "4242:токен"):
        answer = await raw("getMe", token=token)
        assert answer == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    unknown = {"ok": False, "error_code": 404, "description": "Not Found"}
    assert await raw("sendPigeon") == unknown
    assert (await raw("GETME"))["ok"]
    answer = await raw("sendDice", chat_id=1)
    assert answer["error_code"] == 501
    assert answer["description"] == "Not Implemented: sendDice is not there in this messenger"


async def test_wrong_kinds_of_edit_here(
    raw: Raw, sim: BridgeServer, phones: Phones, mei: int
) -> None:
    sent = await raw("sendMessage", chat_id=mei, text="x")
    where = {"chat_id": mei, "message_id": sent["result"]["message_id"]}
    answer = await raw("editMessageCaption", caption="y", **where)
    assert answer["description"] == "Bad Request: there is no caption in the message to edit"
    answer = await raw("editMessageText", text="y", inline_message_id="1", **where)
    assert answer["description"] == "Bad Request: MESSAGE_ID_INVALID"


async def test_no_number_or_nesting_breaks_a_method(raw: Raw, mei: int) -> None:
    """Every refusal is one of the Bot API's own: never 500."""
    huge = 10**30
    deep = "[" * 5000 + "]" * 5000
    hostile: tuple[dict[str, Any], ...] = (
        {"chat_id": huge, "message_id": huge, "offset": huge, "limit": huge, "timeout": -huge},
        {"chat_id": -huge, "message_id": -huge, "offset": -huge, "callback_query_id": str(huge)},
        {"chat_id": mei, "message_id": huge, "message_ids": [huge, "x", None], "text": "x"},
        {"chat_id": mei, "text": "\ud800", "caption": "\ud800", "action": "\ud800",
         "file_id": "\ud800", "commands": [{"command": "a", "description": "\ud800"}]},
        {"chat_id": mei, "text": "x", "reply_markup": deep, "media": deep, "commands": deep,
         "scope": deep, "entities": deep, "allowed_updates": deep},
        {"chat_id": mei, "text": "x\0y", "reply_parameters": {"message_id": huge}},
        {"chat_id": {"a": 1}, "message_id": [1], "text": {"a": 1}, "media": {"a": 1}},
        {"chat_id": mei, "scope": {"type": "chat", "chat_id": huge}, "commands": []},
    )  # fmt: skip
    for method in drawn(sorted(METHODS)):
        for params in hostile:
            answer = await raw(method, **params)
            assert answer["ok"] or answer["error_code"] in {400, 409}, (method, answer)


@pytest.mark.parametrize("number", [float("inf"), -(10**30)])
async def test_no_end_breaks_a_method(raw: Raw, mei: int, number: float) -> None:
    """Python reads Infinity as JSON, and SQLite holds 64 bits."""
    reply = {"message_id": number}
    for method, params in (
        ("getUpdates", {"offset": number}),
        ("sendMessage", {"chat_id": number, "text": "x"}),
        ("sendMessage", {"chat_id": mei, "text": "x", "reply_parameters": reply}),
        ("editMessageText", {"chat_id": mei, "text": "x", "message_id": number}),
        ("deleteMessages", {"chat_id": mei, "message_ids": [number]}),
        ("answerCallbackQuery", {"callback_query_id": number}),
    ):
        answer = await raw(method, **params)
        assert answer["ok"] or answer["error_code"] == 400, (method, answer)


async def test_no_body_breaks_the_server(raw: Raw, sim: BridgeServer, mei: int) -> None:
    url = sim.bot_url(TOKEN, "sendMessage")
    async with aiohttp.ClientSession() as session:
        for content_type, body in (
            ("application/json", b"{"),
            ("application/json", b"[]"),
            ("application/json", b"\xff"),
            ("application/json", b"[" * 100_000),
            ("multipart/form-data; boundary=x", b"--x\r\nnonsense"),
            ("multipart/form-data", b"x"),
            ("application/json; charset=nonsense", b"{"),
            ("application/x-www-form-urlencoded; charset=nonsense", b"a=b"),
            ("application/x-www-form-urlencoded", b"\xff=%ff&chat_id=%zz"),
        ):
            async with session.post(
                url, data=body, headers={"Content-Type": content_type}
            ) as response:
                assert response.status == 400, body
                assert not (await response.json())["ok"]
    assert (await raw("getMe"))["ok"]


async def test_menus(raw: Raw, phones: Phones, mei: int) -> None:
    def one(word: str) -> list[dict[str, str]]:
        return [{"command": "start", "description": word}]

    await raw("setMyCommands", commands=one("all"))
    assert [command["description"] for command in phones.menu] == ["all"]
    scope = {"type": "chat", "chat_id": mei}
    await raw("setMyCommands", commands=one("own"), scope=scope)
    assert [command["description"] for command in phones.menu] == ["all"]
    await raw("setMyCommands", commands=one("中文"), language_code="zh")
    assert [command["description"] for command in phones.menu] == ["中文"]
    assert (await raw("getMyCommands", scope=scope))["result"] == one("own")
    await raw("deleteMyCommands", scope=scope)
    assert (await raw("getMyCommands", scope=scope))["result"] == []
    assert (await raw("getChatMenuButton"))["result"] == {"type": "commands"}
    await raw("setChatMenuButton", menu_button={"type": "default"}, chat_id=mei)
    assert (await raw("getChat", chat_id=mei))["result"]["type"] == "private"
    assert (await raw("sendChatAction", chat_id=mei, action="typing"))["result"] is True
