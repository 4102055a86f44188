"""What an app calls: tokens, messages, cards, files, and how it is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import aiohttp
import pytest

from simulator.feishu import open_id_of
from simulator.settings import Settings
from simulator.testing import ManualTime, SimServer, running
from tests.simulator.feishu.app import MEI, SmallApp, a_small_app, button, card

HOUR = 3_600
WORDS = card("你好", button("受理", "a"))


async def test_a_token_is_renewed_in_its_last_half_hour(app: SmallApp, time: ManualTime) -> None:
    first = await app.sign_in()
    time.pass_(1.5 * HOUR)
    assert (await app.sign_in())["tenant_access_token"] == first["tenant_access_token"]
    time.pass_(60)
    second = await app.sign_in()
    assert (second["tenant_access_token"], second["expire"]) != (first["tenant_access_token"], 0)
    assert second["expire"] == 2 * HOUR
    app.token = first["tenant_access_token"]  # the old one is good until its end
    assert (await app.send(WORDS))["code"] == 0
    time.pass_(0.5 * HOUR)
    assert (await app.send(WORDS))["code"] == 99991663
    app.token = second["tenant_access_token"]
    assert (await app.send(WORDS))["code"] == 0


async def test_who_may_sign_in(app: SmallApp) -> None:
    assert (await app.sign_in(secret="another"))["code"] == 10014
    assert (await app.sign_in(app_id="griddesk"))["code"] == 10003
    assert (await app.endpoint(secret="another"))["code"] == 514
    app.token = "t-nobody"
    assert (await app.send(WORDS))["code"] == 99991663
    info = await app.call("GET", "bot/v3/info")
    assert info["code"] == 99991663


async def test_the_same_uuid_within_an_hour_is_one_message(
    app: SmallApp, sim: SimServer, time: ManualTime
) -> None:
    first = await app.send(WORDS, uuid="push-1")
    time.pass_(HOUR)
    again = await app.send(WORDS, uuid="push-1")
    assert again["data"]["message_id"] == first["data"]["message_id"]
    time.pass_(1)
    later = await app.send(WORDS, uuid="push-1")
    assert later["data"]["message_id"] != first["data"]["message_id"]
    assert len((await sim.client.screen(MEI)).messages) == 2
    assert (await app.send(WORDS, uuid="x" * 51))["code"] == 230001


async def test_a_card_is_changed_for_fourteen_days(
    app: SmallApp, sim: SimServer, time: ManualTime
) -> None:
    sent = await app.sent(WORDS)
    time.pass_(14 * 24 * HOUR)
    await app.sign_in()
    assert (await app.patch(sent, card("改过")))["code"] == 0
    seen = (await sim.client.screen(MEI)).last
    assert (seen.text, seen.buttons) == ("改过", [])
    assert seen.raw["edit_date"] == int(time.now)
    time.pass_(1)
    assert (await app.patch(sent, WORDS))["code"] == 230031
    assert app.status == 400


async def test_texts_are_edited_and_all_is_recalled(app: SmallApp, sim: SimServer) -> None:
    text = await app.sent({"text": "请看"}, "text")
    path = f"im/v1/messages/{text}"
    edit = {"msg_type": "text", "content": json.dumps({"text": "请看第 12 号"})}
    assert (await app.call("PUT", path, edit))["code"] == 0
    assert (await sim.client.screen(MEI)).last.text == "请看第 12 号"
    assert (await app.patch(text, WORDS))["code"] == 230001
    for _ in range(19):
        assert (await app.call("PUT", path, edit))["code"] == 0
    assert (await app.call("PUT", path, edit))["code"] == 230072
    answer = await app.call("POST", f"{path}/reply", edit)
    assert answer["data"]["parent_id"] == text
    assert (await app.call("DELETE", path))["code"] == 0
    assert (await app.call("DELETE", path))["code"] == 230011
    assert [message.text for message in (await sim.client.screen(MEI)).messages] == ["请看第 12 号"]
    assert (await app.patch("om_nobody", WORDS))["code"] == 230001


async def test_who_cannot_be_reached(app: SmallApp, sim: SimServer) -> None:
    await sim.client.person(1002, "Telegram's")
    assert (await app.send(WORDS, to=1002))["code"] == 230001
    assert (await app.send(WORDS, to=1003))["code"] == 230001
    sent = await app.sent(WORDS)
    await sim.client.block(MEI)
    assert (await app.send(WORDS))["code"] == 230013
    assert (await app.call("POST", f"im/v1/messages/{sent}/reply", {}))["code"] == 230013
    await sim.client.block(MEI, blocked=False)
    await app.sent(WORDS)
    # and nobody of Feishu is somebody to a bot of Telegram
    async with (
        aiohttp.ClientSession() as session,
        session.post(
            sim.bot_url("42:token", "sendMessage"), json={"chat_id": MEI, "text": "x"}
        ) as r,
    ):
        assert (await r.json())["description"] == "Bad Request: chat not found"


async def test_a_chat_is_written_to_by_its_id(app: SmallApp) -> None:
    chat_id = (await app.send(WORDS))["data"]["chat_id"]
    body = {"receive_id": chat_id, "msg_type": "text", "content": '{"text":"x"}'}
    answer = await app.call("POST", "im/v1/messages", body, receive_id_type="chat_id")
    assert answer["data"]["chat_id"] == chat_id
    body["receive_id"] = open_id_of(MEI)
    answer = await app.call("POST", "im/v1/messages", body, receive_id_type="email")
    assert answer["code"] == 230001


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text", {"text": ""}),
        ("text", {}),
        ("image", {"image_key": "img_v3_none"}),
        ("file", {"file_key": "file_v3_none"}),
        ("share_user", {"user_id": "ou_1"}),
    ],
)
async def test_contents_that_are_refused(app: SmallApp, kind: str, content: dict[str, str]) -> None:
    assert (await app.send(content, kind))["code"] == 230001


async def test_pictures_and_files(app: SmallApp, sim: SimServer, picture: bytes) -> None:
    kept = await app.upload("im/v1/images", "image", picture, image_type="message")
    key = kept["data"]["image_key"]
    image = {"tag": "img", "img_key": key, "alt": {"tag": "plain_text", "content": "统计图"}}
    await app.sent(card("本月", image))
    seen = (await sim.client.screen(MEI)).last
    assert (seen.kind, seen.text) == ("photo", "本月")
    assert await sim.client.file(seen.raw["photo"][0]["file_id"]) == picture
    assert (await app.send(card("x", {**image, "img_key": "img_v3_1"})))["code"] == 230099

    kept = await app.upload(
        "im/v1/files", "file", b"report", file_type="stream", file_name="a.docx"
    )
    document = {"file_key": kept["data"]["file_key"]}
    await app.sent(document, "file")
    assert (await sim.client.screen(MEI)).last.raw["document"]["file_name"] == "a.docx"
    assert (await app.send(document, "audio"))["code"] == 230055

    for path, name, data, fields, code in (
        ("images", "image", b"", {"image_type": "message"}, 234010),
        ("images", "image", b"GIF?", {"image_type": "message"}, 234011),
        ("images", "image", b"x" * (10 * 2**20 + 1), {"image_type": "message"}, 234006),
        ("images", "image", picture, {}, 234001),
        ("files", "file", b"x", {"file_type": "exe", "file_name": "a"}, 234001),
        ("files", "other", b"x", {"file_type": "pdf", "file_name": "a"}, 234001),
    ):
        assert (await app.upload(f"im/v1/{path}", name, data, **fields))["code"] == code


async def test_faults_and_the_log_of_calls(app: SmallApp, sim: SimServer) -> None:
    create = "im.v1.message.create"
    await sim.client.fault(create, retry_after=7)
    assert (await app.send(WORDS))["code"] == 99991400
    assert (app.status, app.headers["x-ogw-ratelimit-reset"]) == (429, "7")
    await sim.client.fault(create, error_code=500)
    assert (await app.send(WORDS))["code"] == 2200
    assert app.status == 500
    await sim.client.fault(create, drop="before")
    with pytest.raises(aiohttp.ClientError):
        await app.send(WORDS)
    assert (await sim.client.screen(MEI)).messages == []
    await sim.client.fault(create, drop="after")
    with pytest.raises(aiohttp.ClientError):
        await app.send(WORDS)
    assert len((await sim.client.screen(MEI)).messages) == 1
    codes = [call["answer"]["code"] for call in await sim.client.calls(create)]
    assert codes == [99991400, 2200, 2200, 0]


async def test_rates(settings: Settings, time: ManualTime) -> None:
    async with running(replace(settings, flood=True)) as sim, a_small_app(sim) as app:
        codes = [(await app.send(WORDS))["code"] for _ in range(6)]
        assert codes == [0, 0, 0, 0, 0, 230020]
        assert app.headers["x-ogw-ratelimit-reset"] == "1"
        time.pass_(1)
        sent = await app.sent(WORDS)
        codes = [(await app.patch(sent, WORDS))["code"] for _ in range(6)]
        assert codes == [0, 0, 0, 0, 0, 230020]
        time.pass_(1)
        for _ in range(50):
            assert (await app.call("GET", "bot/v3/info"))["code"] == 0
        assert (await app.call("GET", "bot/v3/info"))["code"] == 99991400
        assert (app.status, app.headers["x-ogw-ratelimit-reset"]) == (429, "1")
        assert (await app.send(WORDS))["code"] == 0  # each API by itself
