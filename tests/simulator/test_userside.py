"""What people do and see, and how the client tells what went wrong."""

from __future__ import annotations

import asyncio
import json

import aiohttp
import pytest

from simulator.client import PATIENCE, SimulatorRefused
from simulator.testing import SimServer
from tests.callers import TOKEN, Raw

MARKUP = {
    "inline_keyboard": [
        [{"text": "Yes ✓", "callback_data": "yes"}, {"text": "Site", "url": "https://example.org"}]
    ]
}


async def test_people(sim: SimServer) -> None:
    await sim.client.person(1, "A")
    with pytest.raises(SimulatorRefused, match="no bot has called this server yet"):
        await sim.client.say(1, "hello")
    with pytest.raises(SimulatorRefused, match="no person 2; PUT them first"):
        await sim.client.say(2, "hello")
    with pytest.raises(SimulatorRefused, match="needs a positive id and a first_name"):
        await sim.client.person(3)
    with pytest.raises(SimulatorRefused, match="unknown fields"):
        await sim.client.person(3, "C", colour="red")
    await sim.client.person(1, label="head")
    (person,) = (await sim.client.request("GET", "/people"))["people"]
    assert (person["first_name"], person["label"]) == ("A", "head")
    assert (await sim.client.chat(1))["messages"] == []


async def test_tapping(raw: Raw, sim: SimServer, mei: int) -> None:
    await raw("sendMessage", chat_id=mei, text="Sure?", reply_markup=MARKUP)
    number = (await sim.client.screen(mei)).last.id
    with pytest.raises(
        SimulatorRefused, match=r"no button 'No' \(exact\).*#2: \['Yes ✓', 'Site'\]"
    ):
        await sim.client.tap_last(mei, "No")
    with pytest.raises(SimulatorRefused, match="has no button with callback_data 'no'; it has"):
        await sim.client.tap(mei, number, data="no")
    with pytest.raises(SimulatorRefused, match=r"no message 99 in this chat; the newest are"):
        await sim.client.tap(mei, 99, data="no")
    assert not (await sim.client.tap_last(mei, "Yes", match="prefix", wait=0)).answered
    site = await sim.client.tap_last(mei, "it", match="contains")
    assert site.raw["button"]["url"] == "https://example.org"
    await sim.client.tap(mei, number, data="anything", forged=True, wait=0)
    updates = (await raw("getUpdates"))["result"]
    assert [update["callback_query"]["data"] for update in updates] == ["yes", "anything"]
    await raw("deleteMessage", chat_id=mei, message_id=number)
    with pytest.raises(SimulatorRefused, match="has been deleted"):
        await sim.client.tap(mei, number, data="yes")


async def test_waiting(raw: Raw, sim: SimServer, mei: int) -> None:
    waiting = asyncio.create_task(sim.client.wait_for(mei, contains="later"))
    sent = await raw("sendMessage", chat_id=mei, text="sooner")
    await raw(
        "editMessageText", chat_id=mei, message_id=sent["result"]["message_id"], text="and later"
    )
    assert (await waiting).text == "and later"
    with pytest.raises(
        SimulatorRefused, match=r"saw nothing with 'never' within 0.05 s(.|\n)*later"
    ):
        await sim.client.wait_for(mei, contains="never", timeout=0.05)
    seq = (await sim.client.screen(mei)).seq
    poll = asyncio.create_task(sim.client.chat(mei, after=seq, wait=5))
    await raw("deleteMessage", chat_id=mei, message_id=sent["result"]["message_id"])
    (gone,) = (await poll)["messages"]
    assert gone["deleted"]


async def test_writing(raw: Raw, sim: SimServer, mei: int) -> None:
    await sim.client.start(mei, "abc_-9")
    said = await sim.client.say(mei, " hello ", reply_to=1)
    await sim.client.edit(mei, said.id, "hello again")
    first, second, third = (await raw("getUpdates"))["result"]
    assert first["message"]["text"] == "/start abc_-9"
    assert first["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert second["message"]["text"] == "hello"
    assert second["message"]["reply_to_message"]["message_id"] == 1
    assert third["edited_message"]["text"] == "hello again"
    assert third["edited_message"]["edit_date"]
    with pytest.raises(SimulatorRefused, match="at most 64"):
        await sim.client.start(mei, "x" * 65)
    with pytest.raises(SimulatorRefused, match="the text is empty"):
        await sim.client.say(mei, "  ")
    with pytest.raises(SimulatorRefused, match="nothing to send"):
        await sim.client.send(mei)
    await sim.client.block(mei)
    with pytest.raises(SimulatorRefused, match="has blocked the bot"):
        await sim.client.say(mei, "hello")


async def test_groups_and_privacy(raw: Raw, sim: SimServer, mei: int) -> None:
    await sim.client.person(1002, "Wang")
    await sim.client.group(-9, "Court", [mei])
    with pytest.raises(SimulatorRefused, match="not a member"):
        await sim.client.say(1002, "hello", chat_id=-9)
    for text in ("gossip", "/status", "/status@other_bot", "hey @local_bot"):
        await sim.client.say(mei, text, chat_id=-9)
    updates = (await raw("getUpdates"))["result"]
    heard = [update["message"]["text"] for update in updates if "message" in update]
    assert heard == ["/status", "hey @local_bot"]
    assert updates[0]["my_chat_member"]["chat"]["type"] == "group"
    sent = await raw("sendMessage", chat_id=-9, text="for all", reply_markup=MARKUP)
    assert sent["result"]["chat"]["title"] == "Court"
    assert "for all" in await sim.client.screen(mei, chat_id=-9)
    await sim.client.tap_last(mei, "Yes ✓", chat_id=-9, wait=0)
    gone = {"title": "Court", "members": [mei], "bot_member": False}
    await sim.client.request("PUT", "/groups/-9", gone)
    answer = await raw("sendMessage", chat_id=-9, text="x")
    assert answer["description"] == "Forbidden: bot was kicked from the group chat"


async def test_multipart_uploads(raw: Raw, sim: SimServer, mei: int, picture: bytes) -> None:
    form = aiohttp.FormData({"caption": "from the page"})
    form.add_field("photo", picture, filename="a.jpg", content_type="image/jpeg")
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{sim.url}/sim/people/{mei}/messages", data=form) as response,
    ):
        message = await response.json()
        assert message["caption"] == "from the page"
        file_id = message["photo"][0]["file_id"]
        async with session.get(f"{sim.url}/sim/files/{file_id}") as got:
            assert got.content_type == "image/jpeg"
            assert got.headers["X-Content-Type-Options"] == "nosniff"
            assert await got.read() == picture


async def test_events(raw: Raw, sim: SimServer, mei: int) -> None:
    async def next_event() -> dict[str, object]:
        async with asyncio.timeout(PATIENCE):
            while True:
                line = await stream.content.readline()
                if line.startswith(b"data: "):
                    event: dict[str, object] = json.loads(line[6:])
                    return event

    async with aiohttp.ClientSession() as session, session.get(f"{sim.url}/sim/events") as stream:
        assert stream.content_type == "text/event-stream"
        await stream.content.readline()
        sent = await raw("sendMessage", chat_id=mei, text="x", reply_markup=MARKUP)
        event = await next_event()
        assert event["type"] == "message"
        assert event["person_id"] == event["chat_id"] == mei
        where = {"chat_id": mei, "message_id": sent["result"]["message_id"]}
        await raw("editMessageText", text="y", **where)
        assert (await next_event())["type"] == "edit"
        await raw("deleteMessage", **where)
        assert (await next_event())["type"] == "delete"
        await raw("setMyCommands", commands=[])
        assert (await next_event())["type"] == "commands"
        await sim.client.person(5, "E")
        assert (await next_event())["type"] == "people"


async def test_several_bots_in_one_server(raw: Raw, sim: SimServer, mei: int) -> None:
    await raw("getMe", token="88:other")
    await raw("sendMessage", chat_id=mei, text="from the first")
    sim.client.bot_id = 4242
    assert "from the first" in await sim.client.screen(mei)
    sim.client.bot_id = 88
    assert "from the first" not in await sim.client.screen(mei)
    sim.client.bot_id = 99
    with pytest.raises(SimulatorRefused, match="no bot 99 has called"):
        await sim.client.screen(mei)
    assert TOKEN.startswith("4242:")


async def test_the_phones_show_the_time_they_are_told(raw: Raw, sim: SimServer, mei: int) -> None:
    """Messages and their changes carry it; how long an update or a tap waits goes on as before."""
    put = sim.client.request
    told = await put("PUT", "/clock", {"now": 1_893_456_000, "zone": "Asia/Shanghai"})
    assert told == {"now": 1_893_456_000, "zone": "Asia/Shanghai"}
    assert (await put("GET", "/config"))["zone"] == "Asia/Shanghai"
    sent = (await raw("sendMessage", chat_id=mei, text="x", reply_markup=MARKUP))["result"]
    assert sent["date"] == 1_893_456_000
    said = await sim.client.say(mei, "y")
    assert said.raw["date"] == 1_893_456_000
    where = {"chat_id": mei, "message_id": sent["message_id"]}
    edited = (await raw("editMessageText", text="z", **where))["result"]
    assert edited["edit_date"] == 1_893_456_000
    assert (await raw("deleteMessage", **where))["ok"], "fresh by the same clock"
    for wrong in ({}, {"now": "soon"}, {"now": True}, {"now": -1}, {"now": 1e12}):
        with pytest.raises(SimulatorRefused, match="seconds since 1970"):
            await put("PUT", "/clock", wrong)
    for zone in (8, "Nowhere", "../../etc/passwd"):
        with pytest.raises(SimulatorRefused, match="time zone"):
            await put("PUT", "/clock", {"now": 1, "zone": zone})


async def test_what_there_is_to_try_is_told_and_refused_when_it_is_no_list(
    sim: SimServer,
) -> None:
    step = {
        "id": "a",
        "zh": "发 /start",
        "en": "Send /start",
        "done": False,
        "phone": 1,
        "text": None,
    }
    assert await sim.client.request("PUT", "/guide", {"steps": [step]}) == {"steps": [step]}
    assert await sim.client.request("GET", "/guide") == {"steps": [step]}
    for wrong in (None, "x", [1], [{}], [{**step, "done": 1}], [{**step, "more": 1}], [step] * 21):
        with pytest.raises(SimulatorRefused, match="steps must be a list"):
            await sim.client.request("PUT", "/guide", {"steps": wrong})
