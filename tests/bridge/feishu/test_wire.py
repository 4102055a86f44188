"""Calls of Feishu's open platform, over loopback."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bridge.feishu import FeishuMessenger
from bridge.messenger import (
    Away,
    Declined,
    NoLonger,
    NotAllowed,
    Outgoing,
    OutOfReach,
    TooMany,
)
from tests.bridge.feishu.platform import SECRET, Platform, running, says
from tests.bridge.feishu.still import Still

MESSAGES = "/open-apis/im/v1/messages"
HELLO = Outgoing(text="楼道灯坏了")


@asynccontextmanager
async def using(time: Still | None = None) -> AsyncIterator[tuple[Platform, FeishuMessenger]]:
    time = time or Still()
    async with running() as platform:
        messenger = FeishuMessenger(
            app_id="cli_x",
            app_secret=SECRET,
            url=f"{platform.url}/",
            clock=time.clock,
            sleep=time.sleep,
        )
        try:
            yield platform, messenger
        finally:
            await messenger.close()


async def test_a_message_is_sent_changed_and_recalled() -> None:
    async with using() as (platform, messenger):
        sent = await messenger.send("ou_1", HELLO, "push:1")
        await messenger.change("ou_1", sent.message_id, Outgoing(text="修好了"))
        await messenger.recall(sent.message_id)
        first, change, recall = platform.calls(MESSAGES)
        assert (first.method, first.path, first.query) == (
            "POST",
            MESSAGES,
            {"receive_id_type": "open_id"},
        )
        assert (first.token, first.body["uuid"]) == ("t-1", "push:1")
        assert (first.body["receive_id"], first.body["msg_type"]) == ("ou_1", "interactive")
        assert "楼道灯坏了" in first.body["content"]
        assert json.loads(first.body["content"])["schema"] == "2.0"
        assert (change.method, change.path) == ("PATCH", f"{MESSAGES}/{sent.message_id}")
        assert "修好了" in change.body["content"]
        assert (recall.method, recall.path) == ("DELETE", f"{MESSAGES}/{sent.message_id}")
        assert platform.tokens == 1


async def test_a_long_key_is_shortened_to_the_same_each_time() -> None:
    async with using() as (platform, messenger):
        for key in ("k" * 80, "k" * 80, "k" * 81):
            await messenger.send("ou_1", HELLO, key)
        first, again, other = [call.body["uuid"] for call in platform.calls(MESSAGES)]
        assert first == again != other
        assert len(first) <= 50


async def test_the_token_is_renewed_half_an_hour_before_it_ends() -> None:
    time = Still()
    async with using(time) as (platform, messenger):
        await messenger.recall("om_1")
        time.now += 5400
        await messenger.recall("om_1")
        assert platform.tokens == 1
        time.now += 1
        await messenger.recall("om_1")
        assert platform.calls(MESSAGES)[-1].token == "t-2"


async def test_an_old_token_serves_while_no_new_one_can_be_had() -> None:
    time = Still()
    async with using(time) as (platform, messenger):
        await messenger.recall("om_1")
        time.now += 7000
        platform.token = [says(1500, status=500), says(1500, status=500)]
        for _ in range(3):  # and nobody waits for a try so soon after the last one
            await messenger.recall("om_1")
            assert platform.calls(MESSAGES)[-1].token == "t-1"
        assert len(platform.token) == 1
        time.now += 200
        with pytest.raises(Away):
            await messenger.recall("om_1")
        await messenger.recall("om_1")
        assert platform.calls(MESSAGES)[-1].token == "t-2"


@pytest.mark.parametrize("code", [99991663, 99991668])
async def test_a_token_no_longer_taken_is_replaced_once(code: int) -> None:
    async with using() as (platform, messenger):
        platform.replies = [says(code)]
        await messenger.send("ou_1", HELLO, "k")
        assert [call.token for call in platform.calls(MESSAGES)] == ["t-1", "t-2"]
        platform.replies = [says(code), says(code)]
        with pytest.raises(NotAllowed):
            await messenger.send("ou_1", HELLO, "k")


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (says(230013), OutOfReach),
        (says(230029), OutOfReach),
        (says(230053), OutOfReach),
        (says(230035), OutOfReach),
        (says(230031), NoLonger),
        (says(230011), NoLonger),
        (says(230110), NoLonger),
        (says(230001), Declined),
        (says(230099, "Failed to create card content, ext=ErrCode: 200621; x"), Declined),
        (says(230028), Declined),
        (says(230006), NotAllowed),
        (says(99991672), NotAllowed),
        (says(230020), TooMany),
        (says(99991400, status=429), TooMany),
        (says(99991400), TooMany),
        (says(230099, "ErrCode: 11310; ErrMsg: card action is lock"), TooMany),
        (says(1500, status=500), Away),
        (says(0, status=502), Away),
        (lambda: web.Response(status=502, text="<html>"), Away),
        (lambda: web.Response(status=200, text="[]"), Away),
        (lambda: web.json_response({"code": 0, "data": {}}), Away),
    ],
)
async def test_what_a_refusal_means(reply: object, error: type[Exception]) -> None:
    async with using() as (platform, messenger):
        platform.replies = [reply]  # type: ignore[list-item] # parametrize knows no types
        with pytest.raises(error) as told:
            await messenger.send("ou_1", HELLO, "k")
        assert "card" not in str(told.value)


async def test_the_number_inside_a_refused_card_is_told() -> None:
    async with using() as (platform, messenger):
        platform.replies = [says(230099, "ext=ErrCode: 200621; ErrorValue: 楼道灯")]
        with pytest.raises(Declined, match=r"^Feishu 230099/200621 \(HTTP 400\)$"):
            await messenger.send("ou_1", HELLO, "k")


async def test_a_pause_is_handed_on_and_kept() -> None:
    time = Still()
    async with using(time) as (platform, messenger):
        platform.replies = [says(99991400, status=429, reset=52)]
        with pytest.raises(TooMany) as told:
            await messenger.send("ou_1", HELLO, "k")
        assert told.value.seconds == 52
        with pytest.raises(TooMany):
            await messenger.send("ou_2", HELLO, "k")
        assert len(platform.calls(MESSAGES)) == 1
        await messenger.recall("om_1")  # another API
        time.now += 52
        await messenger.send("ou_2", HELLO, "k")


async def test_a_pause_for_one_person_stops_nobody_else() -> None:
    async with using() as (platform, messenger):
        platform.replies = [says(230020, reset=9)]
        with pytest.raises(TooMany):
            await messenger.send("ou_1", HELLO, "k")
        await messenger.send("ou_2", HELLO, "k")
        with pytest.raises(TooMany):
            await messenger.send("ou_1", HELLO, "k")


async def test_a_card_that_is_being_pressed_is_changed_a_second_later() -> None:
    time = Still()
    async with using(time) as (platform, messenger):
        locked = says(230099, "ErrCode: 11310; ErrMsg: card action is lock")
        platform.replies = [locked]
        await messenger.change("ou_1", "om_1", HELLO)
        assert time.slept == [1]
        assert len(platform.calls(MESSAGES)) == 2
        platform.replies = [locked, locked]
        with pytest.raises(TooMany):
            await messenger.change("ou_1", "om_2", HELLO)


async def test_nobody_there() -> None:
    messenger = FeishuMessenger(app_id="cli_x", app_secret=SECRET, url="http://127.0.0.1:1")
    with pytest.raises(Away):
        await messenger.recall("om_1")
    await messenger.close()


async def test_a_wrong_secret_is_not_allowed_and_never_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    async with running() as platform:
        messenger = FeishuMessenger(app_id="cli_x", app_secret="wr0ng", url=platform.url)
        with pytest.raises(NotAllowed) as told:
            await messenger.send("ou_1", HELLO, "k")
        await messenger.close()
    assert "wr0ng" not in str(told.value) + caplog.text + repr(messenger._wire.credentials)


async def test_nothing_said_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with using() as (platform, messenger):
        platform.replies = [says(99991400, "楼道灯坏了", 429)]
        with pytest.raises(TooMany):
            await messenger.send("ou_1", HELLO, "k")
    for word in ("楼道灯", SECRET, "t-1"):
        assert word not in caplog.text


async def test_the_menu_cannot_be_set_from_here() -> None:
    async with using() as (platform, messenger):
        await messenger.set_menu(({"command": "queue", "description": "待办"},))
        assert platform.asked == []
