"""Pictures and files, up and down."""

from __future__ import annotations

import json

import pytest
from aiohttp import web

from bridge.messenger import Declined, Given, Media, NoLonger, Outgoing, TooBig
from tests.bridge.feishu.platform import says
from tests.bridge.feishu.test_wire import MESSAGES, using


async def test_a_picture_is_brought_once_and_stands_on_the_card() -> None:
    async with using() as (platform, messenger):
        media = Media(kind="photo", name="a.png", data=b"png")
        sent = await messenger.send("ou_1", Outgoing(text="看", media=media), "k")
        assert platform.calls("/open-apis/im/v1/images")[0].body == {
            "image_type": "message",
            "image": b"png",
        }
        assert sent.others == ()
        again = Outgoing(text="再看", media=media, media_id=sent.media_id)
        await messenger.send("ou_2", again, "k2")
        await messenger.change("ou_2", "om_9", again)
        assert len(platform.calls("/open-apis/im/v1/images")) == 1
        for call in platform.calls(MESSAGES):
            card = json.loads(call.body["content"])
            assert card["body"]["elements"][0]["img_key"] == str(sent.media_id).partition("/")[2]


async def test_a_file_stands_beside_its_card() -> None:
    async with using() as (platform, messenger):
        media = Media(kind="document", name="周报.xlsx", data=b"xlsx")
        sent = await messenger.send("ou_1", Outgoing(text="周报", media=media), "k")
        upload, file, card = platform.asked[-3:]
        assert upload.body == {"file_type": "xls", "file_name": "周报.xlsx", "file": b"xlsx"}
        assert (file.body["msg_type"], card.body["msg_type"]) == ("file", "interactive")
        assert file.body["uuid"] != card.body["uuid"] == "k"
        assert len(sent.others) == 1
        assert sent.others[0] != sent.message_id
        await messenger.change("ou_1", sent.message_id, Outgoing(text="改", media=media))
        assert len(platform.calls("/open-apis/im/v1/files")) == 1
        bare = await messenger.send("ou_1", Outgoing(text="", media_id=sent.media_id), "k2")
        assert bare.others == ()
        assert platform.asked[-1].body["msg_type"] == "file"


async def test_a_voice_note_is_one_in_feishu() -> None:
    async with using() as (platform, messenger):
        media = Media(kind="voice", name="v.ogg", data=b"opus")
        await messenger.send("ou_1", Outgoing(text="", media=media), "k")
        assert platform.asked[-2].body["file_type"] == "opus"
        assert platform.asked[-1].body["msg_type"] == "audio"


@pytest.mark.parametrize("size", [0, 30_000_001])
async def test_files_that_feishu_does_not_take(size: int) -> None:
    async with using() as (platform, messenger):
        media = Media(kind="document", name="x", data=bytes(size))
        with pytest.raises(Declined):
            await messenger.send("ou_1", Outgoing(text="", media=media), "k")
        assert platform.asked == []


async def test_a_large_picture_goes_as_a_file() -> None:
    async with using() as (platform, messenger):
        media = Media(kind="photo", name="x.png", data=bytes(10_000_001))
        await messenger.send("ou_1", Outgoing(text="", media=media), "k")
        assert platform.asked[-1].body["msg_type"] == "file"


async def test_what_a_person_sent_is_fetched() -> None:
    async with using() as (platform, messenger):
        platform.file = b'{"code": 5}'
        photo = Given(kind="photo", message_id="om_1", file_key="img_1")
        assert await messenger.fetch(photo) == b'{"code": 5}'
        platform.replies = [lambda: web.json_response({"code": 99991663, "msg": "a person's own"})]
        assert b"a person's own" in await messenger.fetch(photo)
        voice = Given(kind="voice", message_id="om_1", file_key="f/../1")
        await messenger.fetch(voice)
        first, _, second = platform.calls(MESSAGES)
        assert platform.tokens == 1
        assert (first.path, first.query) == (
            f"{MESSAGES}/om_1/resources/img_1",
            {"type": "image"},
        )
        assert (second.path, second.query) == (
            f"{MESSAGES}/om_1/resources/f%2F..%2F1",
            {"type": "file"},
        )
        platform.replies = [says(230110)]
        with pytest.raises(NoLonger):
            await messenger.fetch(photo)
        platform.replies = [says(234037)]
        with pytest.raises(TooBig):
            await messenger.fetch(photo)
        platform.replies = [says(99991663)]
        assert await messenger.fetch(photo)
        platform.file = bytes(30_000_001)
        with pytest.raises(TooBig):
            await messenger.fetch(photo)
