"""What people do: on file once, in the Bot API's words, whatever ends in between."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from botapi.values import JSON
from bridge.messenger import Away, Opened, Pressed, Recalled, Written
from bridge.numbers import number_after, number_of
from simulator.testing import ManualTime
from tests.bridge.phones import Phones
from tests.bridge.server import MEI, BridgeServer, bridging
from tests.callers import TOKEN, Raw
from tests.simulator.test_webhooks import Hook

BUTTON = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


async def messages(raw: Raw) -> list[JSON]:
    return [update["message"] for update in (await raw("getUpdates"))["result"]]


async def test_the_same_event_twice_is_one_update(raw: Raw, phones: Phones, mei: int) -> None:
    happening = await phones.write(MEI, "/case 12")
    await phones.tell(happening)
    (message,) = await messages(raw)
    assert message["text"] == "/case 12"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]
    assert message["chat"] == {"id": number_of(MEI), "type": "private", "first_name": "-"}
    await raw("getUpdates", offset=1 << 60)
    await phones.tell(happening)  # an hour later, long since confirmed
    assert await messages(raw) == []


async def test_the_same_message_under_another_event_is_one_update(
    raw: Raw, phones: Phones, mei: int
) -> None:
    """Feishu's page on im.message.receive_v1 says so, and to go by message_id."""
    happening = await phones.write(MEI, "/case 12")
    for name in ("another", "another", "a third"):
        await phones.tell(replace(happening, event_id=name))
    assert len(await messages(raw)) == 1
    await phones.tell(replace(happening, event_id="corrected", text="/case 13", edited=True))
    assert len((await raw("getUpdates"))["result"]) == 2


async def test_what_is_not_on_file_is_not_taken(
    raw: Raw, sim: BridgeServer, phones: Phones, mei: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: the messenger hears of it and repeats, and a watcher sees it."""

    async def full(_work: object) -> None:
        sim.desk.database.failed = True
        raise sqlite3.OperationalError("database or disk is full")

    happening = Written(event_id="e", address=MEI, message_id="om", at=5, text="x")
    with monkeypatch.context() as patched:
        patched.setattr(sim.desk.database, "do", full)
        with pytest.raises(sqlite3.Error):
            await phones.tell(happening)
        assert await sim.desk.trouble() == "the database cannot be written"
    await phones.tell(happening)
    assert [message["text"] for message in await messages(raw)] == ["x"]


async def test_killed_before_the_desk_had_it(
    phones: Phones, time: ManualTime, tmp_path: Path
) -> None:
    path = tmp_path / "bridge.db"
    async with bridging(path, phones, time):
        happening = await phones.write(MEI, "heard")
    async with bridging(path, phones, time) as sim, aiohttp.ClientSession() as session:
        await phones.tell(happening)  # the messenger never heard that it was taken
        url = sim.bot_url(TOKEN, "getUpdates")
        async with session.get(url) as response:
            first = (await response.json())["result"]
        assert [update["message"]["text"] for update in first] == ["heard"]
        async with session.get(url) as response:  # the desk was killed before it confirmed
            assert (await response.json())["result"] == first
        async with session.get(url, params={"offset": first[0]["update_id"] + 1}) as response:
            assert (await response.json())["result"] == []
    assert b"heard" not in await asyncio.to_thread(path.read_bytes)


async def test_opened_for_the_first_time_begins(raw: Raw, phones: Phones, sim: object) -> None:
    for number in range(2):
        await phones.tell(Opened(event_id=f"o{number}", address="ou_new", at=5))
    (message,) = await messages(raw)
    assert message["text"] == "/start"
    assert message["entities"][0]["type"] == "bot_command"


async def test_corrected_and_taken_back(
    raw: Raw, sim: BridgeServer, phones: Phones, mei: int
) -> None:
    happening = await phones.write(MEI, "twelve")
    (message,) = await messages(raw)
    await raw("getUpdates", offset=1 << 60)
    await sim.client.edit(mei, message["message_id"], "thirteen")
    await phones.tell(Recalled(event_id="r", message_id=happening.message_id, at=6))
    (update,) = (await raw("getUpdates"))["result"]
    edited = update["edited_message"]
    assert (edited["message_id"], edited["text"]) == (message["message_id"], "thirteen")
    assert edited["edit_date"] > edited["date"] > 0


async def test_an_answer_to_a_message(raw: Raw, phones: Phones, mei: int) -> None:
    sent = (await raw("sendMessage", chat_id=mei, text="Which house?"))["result"]
    asked = phones.chats[MEI][-1].message_id
    mine = await phones.write(MEI, "12", reply_to=asked)
    await phones.write(MEI, "no, 13", reply_to=mine.message_id)
    await phones.write(MEI, "?", reply_to="om_unknown")
    first, second, third = await messages(raw)
    assert first["reply_to_message"] == sent
    assert second["reply_to_message"]["message_id"] == first["message_id"]
    assert "text" not in second["reply_to_message"]  # what people write is not kept
    assert "reply_to_message" not in third


async def test_long_words_come_in_pieces(raw: Raw, phones: Phones, mei: int) -> None:
    await phones.write(MEI, "网" * 5000)
    assert [len(message["text"]) for message in await messages(raw)] == [4096, 904]


async def test_what_no_file_can_hold_is_left_out(raw: Raw, phones: Phones, mei: int) -> None:
    await phones.write(MEI, "a\ud800b\0c")
    await phones.write(MEI, given=[phones.upload("document", b"x", "\udfff.pdf")])
    words, paper = await messages(raw)
    assert words["text"] == "a?bc"
    assert paper["document"]["file_name"] == "?.pdf"


async def test_a_webhook_goes_on_over_a_restart(
    phones: Phones, time: ManualTime, tmp_path: Path, hook: Hook
) -> None:
    path = tmp_path / "bridge.db"
    async with bridging(path, phones, time) as sim, aiohttp.ClientSession() as session:
        wanted = {"url": hook.url, "secret_token": "s3cret"}
        async with session.post(sim.bot_url(TOKEN, "setWebhook"), json=wanted) as response:
            assert (await response.json())["ok"]
        await sim.client.person(MEI)
        await hook.next()
    hook.answers = [web.Response(status=500)]
    async with bridging(path, phones, time) as sim:
        await phones.write(MEI, "again")
        assert (await hook.next())["message"]["text"] == "again"
        assert (await hook.next())["message"]["text"] == "again"
    assert hook.secrets == ["s3cret"] * 3


async def test_files_come_with_their_words(raw: Raw, phones: Phones, mei: int) -> None:
    given = [phones.upload("photo", b"a"), replace(phones.upload("photo", b"b"), size=None)]
    await phones.write(MEI, "two pictures", given=given)
    voice = replace(phones.upload("voice", b"OggS"), seconds=3)
    await phones.write(MEI, given=[voice])
    await phones.write(MEI, given=[phones.upload("document", b"%PDF", "paper.pdf")])
    first, second, third, paper = await messages(raw)
    assert first["caption"] == "two pictures"
    assert "caption" not in second
    assert first["media_group_id"] == second["media_group_id"]
    assert first["photo"][0]["file_size"] == 1
    assert "file_size" not in second["photo"][0]
    assert third["voice"]["duration"] == 3
    assert paper["document"]["file_name"] == "paper.pdf"
    assert paper["document"]["mime_type"] == "application/pdf"


async def test_a_late_answer_comes_as_a_message(
    raw: Raw, phones: Phones, time: ManualTime, tmp_path: Path
) -> None:
    async with (
        bridging(tmp_path / "slow.db", phones, time, toast_seconds=0.0) as sim,
        aiohttp.ClientSession() as session,
    ):

        async def call(method: str, **params: object) -> JSON:
            async with session.post(sim.bot_url(TOKEN, method), json=params) as response:
                body: JSON = await response.json()
                return body

        mei = await sim.client.person(MEI)
        await call("sendMessage", chat_id=mei, text="?", reply_markup=BUTTON)
        press = phones.press(MEI, "Go")
        assert await phones.tell(press) is None
        assert await phones.tell(press) is None  # repeated: still one question
        update = (await call("getUpdates", offset=-1))["result"][0]
        number = update["callback_query"]["id"]
        assert (await call("answerCallbackQuery", callback_query_id=number, text="Late"))["ok"]
        assert phones.texts(MEI) == ["?", "Late"]
        again = await call("answerCallbackQuery", callback_query_id=number, text="Late")
        assert "query is too old" in again["description"]
        assert phones.texts(MEI) == ["?", "Late"]


async def test_a_repeated_press_waits_for_the_same_toast(
    raw: Raw, phones: Phones, mei: int
) -> None:
    await raw("sendMessage", chat_id=mei, text="?", reply_markup=BUTTON)
    press = phones.press(MEI, "Go")
    first = asyncio.create_task(phones.tell(press))
    (update,) = (await raw("getUpdates", timeout=20))["result"]
    second = asyncio.create_task(phones.tell(press))
    await asyncio.sleep(0)
    await raw("getMe")  # goes by the same file, so the second has been there
    await raw("answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="Yes")
    assert {toast.text for toast in await asyncio.gather(first, second) if toast} == {"Yes"}
    assert len((await raw("getUpdates"))["result"]) == 1


async def test_a_press_on_what_nobody_knows(raw: Raw, phones: Phones, mei: int) -> None:
    """A card of before the database was lost, or data as long as nobody sends it."""
    for name in (None, "om_long_ago"):
        press = Pressed(event_id=f"p{name}", address=MEI, message_id=name, at=5, data="网" * 30)
        telling = asyncio.create_task(phones.tell(press))
        (update,) = (await raw("getUpdates", timeout=20))["result"]
        query = update["callback_query"]
        assert query["message"] == {"chat": {"id": mei, "type": "private", "first_name": "-"},
                                    "message_id": 0, "date": 0}  # fmt: skip
        assert query["data"] == "网" * 21
        await raw("answerCallbackQuery", callback_query_id=query["id"])
        await telling
        await raw("getUpdates", offset=1 << 60)


async def test_a_button_that_is_gone_shows_what_stands_there(
    raw: Raw, phones: Phones, mei: int
) -> None:
    """The change went along with an answer that Feishu did not get, or got too late."""
    sent = (await raw("sendMessage", chat_id=mei, text="?", reply_markup=BUTTON))["result"]
    press = phones.press(MEI, "Go")
    where = {"chat_id": mei, "message_id": sent["message_id"]}
    for number, markup in enumerate((BUTTON, None)):
        await raw("editMessageText", text=f"done {number}", reply_markup=markup or {}, **where)
        await raw("getUpdates", offset=1 << 60)
        again = replace(press, event_id=f"again{number}")
        telling = asyncio.create_task(phones.tell(again))
        (update,) = (await raw("getUpdates", timeout=20))["result"]
        await raw("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])
        await telling
    shown = [text for what, text in phones.calls if what == "show_again"]
    assert shown == ["done 1"], "where the button is still there the desk says what becomes of it"


async def test_an_old_card_takes_no_other_messages_place(
    raw: Raw, phones: Phones, mei: int
) -> None:
    """One that nobody knows any more, pressed while another with such a button goes out, and
    where two may have gone out."""

    async def pressed() -> JSON:
        old = Pressed(event_id=f"e{len(seen)}", address=MEI, message_id=f"om_old{len(seen)}",
                      at=5, data="go")  # fmt: skip
        telling = asyncio.create_task(phones.tell(old))
        (update,) = (await raw("getUpdates", timeout=20, offset=max(seen, default=0) + 1))["result"]
        seen.append(update["update_id"])
        query: JSON = update["callback_query"]
        await raw("answerCallbackQuery", callback_query_id=query["id"])
        await telling
        message: JSON = query["message"]
        return message

    seen: list[int] = []
    params = {"chat_id": mei, "text": "new", "reply_markup": BUTTON}
    phones.gate = asyncio.Event()
    sending = asyncio.create_task(raw("sendMessage", **params))
    await phones.asked.wait()
    assert (await pressed())["message_id"] == 0
    phones.gate.set()
    assert (await sending)["ok"]
    for text in ("lost", "lost, too"):
        phones.after.append(Away())
        await raw("sendMessage", **{**params, "text": text})
    assert (await pressed())["message_id"] == 0


async def test_the_message_of_somebody_else_is_not_theirs(
    raw: Raw, phones: Phones, sim: BridgeServer, mei: int
) -> None:
    await raw("sendMessage", chat_id=mei, text="secret", reply_markup=BUTTON)
    await sim.client.person("ou_wang")
    await raw("getUpdates", offset=1 << 60)
    telling = asyncio.create_task(phones.tell(replace(phones.press(MEI, "Go"), address="ou_wang")))
    (update,) = (await raw("getUpdates", timeout=20))["result"]
    assert update["callback_query"]["message"]["message_id"] == 0
    await raw("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])
    await telling


def test_numbers_are_the_bot_apis() -> None:
    assert number_of(MEI) == number_of(MEI) != number_of("ou_wang")
    assert 0 < number_of(MEI) < 1 << 52
    assert number_after((1 << 52) - 1) == 1
    assert number_after(7) == 8
