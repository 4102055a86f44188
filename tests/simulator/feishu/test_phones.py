"""What a person does on a Feishu phone, and what is kept over a restart."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.client import SimulatorRefused, Tapped
from simulator.feishu import open_id_of
from simulator.feishu.botside import files
from simulator.settings import Settings
from simulator.testing import ManualTime, SimServer, running
from tests.simulator.feishu.app import MEI, Heard, SmallApp, a_small_app, button, card
from tests.simulator.feishu.test_cards import WHOLE, a_select

WORDS = card("你好", button("受理", "a"))


async def test_a_form_is_filled_and_an_option_chosen(app: SmallApp, sim: SimServer) -> None:
    await app.sent(WHOLE)
    async with app.connection() as line:
        message = (await sim.client.screen(MEI)).last
        tap = {"message_id": message.id, "text": "上报", "form": {"kind": "2"}}
        with pytest.raises(SimulatorRefused, match="text is required"):
            await sim.client.request("POST", f"/people/{MEI}/taps", tap)
        for wrong, why in (
            ({"kind": "9", "text": "漏水"}, "kind has no"),
            ({"kind": "2", "text": "漏水", "colour": "红"}, "the form has no"),
            ({"kind": "2", "text": "水" * 501}, "at most"),
        ):
            with pytest.raises(SimulatorRefused, match=why):
                await sim.client.request("POST", f"/people/{MEI}/taps", {**tap, "form": wrong})
        tap |= {"form": {"kind": "2", "text": "三楼漏水"}, "wait": 0}
        await sim.client.request("POST", f"/people/{MEI}/taps", tap)
        pressed = (await line.hear()).body["action"]
        assert pressed["form_value"] == {"kind": "2", "text": "三楼漏水", "day": ""}
        assert (pressed["tag"], pressed["name"]) == ("button", "ok0")

        heard, _ = await app.tapped(line, "物业")
        pressed = heard.body["action"]
        assert (pressed["tag"], pressed["option"], pressed["value"]) == ("select_static", "3", {})

        forged = {"message_id": message.id, "data": "c:99:z", "forged": True, "wait": 0}
        await sim.client.request("POST", f"/people/{MEI}/taps", forged)
        assert (await line.hear()).body["action"]["value"] == {"d": "c:99:z"}


async def test_links_stay_on_the_phone(app: SmallApp, sim: SimServer) -> None:
    link = button("看地图", "", behaviors=[{"type": "open_url", "default_url": "https://x.cn/"}])
    await app.sent(card("你好", link))
    tapped = await sim.client.tap_last(MEI, "看地图")
    assert tapped.raw["button"] == {"text": "看地图", "url": "https://x.cn/"}
    assert not tapped.answered


@pytest.mark.parametrize("code", [200, 500])
async def test_a_card_changed_by_a_call_while_it_is_tapped_springs_back(
    app: SmallApp, sim: SimServer, code: int
) -> None:
    """Unless a tap on it is answered with a card."""
    name = await app.sent(WORDS)
    number = (await sim.client.screen(MEI)).last.id
    raw = {"card": {"type": "raw", "data": card("已受理")}}
    async with app.connection() as line:

        async def tapped() -> tuple[asyncio.Task[Tapped], Heard]:
            tap = asyncio.create_task(sim.client.tap(MEI, number, text="受理"))
            return tap, await line.hear()

        first, heard = await tapped()
        assert (await app.patch(name, card("办理中")))["code"] == 0
        assert (await sim.client.screen(MEI)).last.text == "办理中"
        await line.answer(heard, None, code)
        await first
        assert (await sim.client.screen(MEI)).last.text == "你好"

        (first, heard), (second, later) = await tapped(), await tapped()
        await app.patch(name, card("办理中"))
        await line.answer(later, raw)
        await second
        await line.answer(heard, None, code)
        await first
        assert (await sim.client.screen(MEI)).last.text == "已受理"


async def test_an_old_card_takes_no_taps(app: SmallApp, sim: SimServer, time: ManualTime) -> None:
    await app.sent(WORDS)
    time.pass_(14 * 24 * 3_600 + 1)
    with pytest.raises(SimulatorRefused, match="14 days"):
        await sim.client.tap_last(MEI, "受理")


async def test_pictures_sound_and_files(
    app: SmallApp, sim: SimServer, picture: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.connection() as line:
        for sending, kind, resource in (
            (sim.client.send_photo(MEI, picture), "image", "image"),
            (sim.client.send_voice(MEI, b"Ogg", duration=3), "audio", "file"),
            (sim.client.send_document(MEI, b"{}", name="a.json"), "file", "file"),
        ):
            seen = await sending
            message = (await line.hear()).body["message"]
            content = json.loads(message["content"])
            assert message["message_type"] == kind
            key = content[f"{resource}_key"]
            data = await app.download(message["message_id"], key, resource)
            assert data == await sim.client.file(key)
            assert seen.id
        assert (content["file_name"], seen.raw["document"]["file_name"]) == ("a.json", "a.json")
        with monkeypatch.context() as smaller:
            smaller.setattr(files, "LARGEST_GIVEN", 1)
            answer = await app.download(message["message_id"], key, "file")
        assert isinstance(answer, dict)
        assert answer["code"] == 234037
        other = await sim.client.say(MEI, "没有附件")
        await line.hear()
        answer = await app.download(other.raw["feishu"]["message_id"], key, "file")
        assert isinstance(answer, dict)
        assert answer["code"] == 234003

        # Words with a picture are one post.
        await sim.client.send_photo(MEI, picture, "三楼")
        message = (await line.hear()).body["message"]
        rows = json.loads(message["content"])["content"]
        assert message["message_type"] == "post"
        assert (rows[0][0]["tag"], rows[1][0]["text"]) == ("img", "三楼")

        reply = await sim.client.say(MEI, "就是这里", reply_to=other.id)
        message = (await line.hear()).body["message"]
        assert message["parent_id"] == other.raw["feishu"]["message_id"]
        assert reply.raw["reply_to_message"]["text"] == "没有附件"


async def test_opening_menu_and_recalling(app: SmallApp, sim: SimServer) -> None:
    entries = [{"name": "待办", "event_key": "todo"}]
    await sim.client.request("PUT", "/feishu/menu", {"entries": entries})
    assert await sim.client.commands(MEI) == [{"command": "todo", "description": "待办"}]
    async with app.connection() as line:
        await sim.client.request("POST", f"/people/{MEI}/open", {})
        opened = await line.hear()
        assert opened.kind == "im.chat.access_event.bot_p2p_chat_entered_v1"
        assert opened.body["operator_id"]["open_id"] == open_id_of(MEI)
        await sim.client.request("POST", f"/people/{MEI}/menu", {"event_key": "todo"})
        chosen = await line.hear()
        assert (chosen.kind, chosen.body["event_key"]) == ("application.bot.menu_v6", "todo")
        with pytest.raises(SimulatorRefused, match="menu has no"):
            await sim.client.request("POST", f"/people/{MEI}/menu", {"event_key": "none"})

        said = await sim.client.say(MEI, "写错了")
        await line.hear()
        edited = await sim.client.edit(MEI, said.id, "写对了")  # the app hears nothing of it
        assert edited.raw["edit_date"]
        await sim.client.request("POST", f"/people/{MEI}/recall", {"message_id": said.id})
        recalled = await line.hear()
        assert recalled.kind == "im.message.recalled_v1"
        assert recalled.body["message_id"] == said.raw["feishu"]["message_id"]
        assert (await sim.client.screen(MEI)).messages == []


async def test_out_of_range(app: SmallApp, sim: SimServer) -> None:
    await app.sent(WORDS)
    await sim.client.block(MEI)
    for doing in (
        sim.client.say(MEI, "喂"),
        sim.client.tap_last(MEI, "受理"),
        sim.client.request("POST", f"/people/{MEI}/open", {}),
    ):
        with pytest.raises(SimulatorRefused, match="out of the app's range"):
            await doing
    assert (await sim.client.chat(MEI))["blocked"] is True


async def test_what_a_phone_has_not(app: SmallApp, sim: SimServer) -> None:
    for doing, why in (
        (sim.client.send(MEI, poll={}), "Feishu phone"),
        (sim.client.send_document(MEI, b"x", caption="说明"), "no words"),
        (sim.client.vote(MEI, 1, 0), "no polls"),
        (sim.client.say(MEI, "喂", chat_id=-5), "private chat"),
        (sim.client.person(MEI, messenger="icq"), "messenger"),
    ):
        with pytest.raises(SimulatorRefused, match=why):
            await doing
    await sim.client.person(1002, "Telegram's")
    with pytest.raises(SimulatorRefused, match="only a Feishu phone"):
        await sim.client.request("POST", "/people/1002/open", {})


async def test_before_any_app_there_is_an_empty_screen(sim: SimServer) -> None:
    await sim.client.person(MEI, "Mei", messenger="feishu")
    assert (await sim.client.screen(MEI)).messages == []
    with pytest.raises(SimulatorRefused, match="no app of Feishu"):
        await sim.client.say(MEI, "喂")


async def test_all_survives_a_stop(
    settings: Settings, time: ManualTime, tmp_path: Path, picture: bytes
) -> None:
    kept = replace(settings, state=tmp_path / "state.db")
    async with running(kept) as sim, a_small_app(sim) as app:
        first = await app.send(card("你好", a_select()), uuid="push-1")
        sent = str(first["data"]["message_id"])
        photo = await sim.client.send_photo(MEI, picture)
        before, token = await sim.client.chat(MEI), app.token
    async with running(kept) as sim, a_small_app(sim) as app:
        assert await sim.client.chat(MEI) == before
        assert app.token == token
        again = await app.send(card("你好", a_select()), uuid="push-1")
        assert again["data"]["message_id"] == sent
        assert (await app.patch(sent, WORDS))["code"] == 0
        async with app.connection() as line:
            heard = await line.hear()  # nobody had heard of the picture
            key = photo.raw["photo"][0]["file_id"]
            assert await app.download(heard.body["message"]["message_id"], key, "image") == picture
            await line.answer(heard)
        assert (await sim.client.screen(MEI)).messages[0].text == "你好"
