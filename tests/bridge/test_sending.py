"""What the desk sends: refusals, keys, and ends of the process at the worst moments."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest

from bridge.messenger import Away, Declined, NoLonger, NotAllowed, Toast, TooMany
from simulator.testing import ManualTime
from tests.bridge.phones import Phones
from tests.bridge.server import MEI, BridgeServer, bridging
from tests.callers import TOKEN, Raw

BUTTON = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


async def test_a_key_is_one_message_and_one_answer(
    raw: Raw, sim: BridgeServer, phones: Phones, mei: int
) -> None:
    first = await raw("sendMessage", chat_id=mei, text="due", idempotency_key="case:1:due")
    phones.forget_keys()  # as Feishu does after an hour; the bridge keeps them for a day
    again = await raw("sendMessage", chat_id=mei, text="due", idempotency_key="case:1:due")
    assert again == first
    other = await sim.client.person("ou_wang")
    await raw("sendMessage", chat_id=other, text="due", idempotency_key="case:1:due")
    assert phones.texts(MEI) == phones.texts("ou_wang") == ["due"]


async def test_the_answer_to_a_press_waits_for_the_disk_no_second_time(
    raw: Raw, sim: BridgeServer, phones: Phones, mei: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the desk makes of a card is on the disk with the answer that shows it, not before."""
    sent = (await raw("sendMessage", chat_id=mei, text="?", reply_markup=BUTTON))["result"]
    telling = asyncio.create_task(phones.tell(phones.press(MEI, "Go")))
    (update,) = (await raw("getUpdates", timeout=20))["result"]
    database, waited = sim.desk.database, list[int]()
    do = database.do

    async def done(work: Callable[[sqlite3.Connection], object]) -> object:
        waited.append(len(sim.desk.toasts))
        return await do(work)

    monkeypatch.setattr(database, "do", done)
    where = {"chat_id": mei, "message_id": sent["message_id"]}
    landed = asyncio.get_running_loop().create_future()
    landed.set_result(True)
    phones.going_along.append(landed)
    assert (await raw("editMessageText", text="!", **where))["ok"]
    assert waited == []
    assert (await raw("editMessageText", text="!", **where))["error_code"] == 400, "it is on file"
    query = update["callback_query"]["id"]
    assert (await raw("answerCallbackQuery", callback_query_id=query, text="Yes"))["ok"]
    assert waited == [0], "the person has it already"
    assert (await telling) == Toast(text="Yes")
    assert (await raw("answerCallbackQuery", callback_query_id=query))["error_code"] == 400
    waited.clear()
    assert (await raw("editMessageText", text="?", **where))["ok"]
    assert waited == [0], "what stands on the phone by itself is written down first"


async def test_an_answer_that_was_read_is_not_sent_once_more(
    raw: Raw, sim: BridgeServer, phones: Phones, mei: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was shown; that it was could not be written down, so the desk asks again."""
    await raw("sendMessage", chat_id=mei, text="?", reply_markup=BUTTON)
    telling = asyncio.create_task(phones.tell(phones.press(MEI, "Go")))
    (update,) = (await raw("getUpdates", timeout=20))["result"]
    query = update["callback_query"]["id"]

    async def full(_work: Callable[[sqlite3.Connection], object]) -> object:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(sim.desk.database, "do", full)
        answer = await raw("answerCallbackQuery", callback_query_id=query, text="Yes")
    assert answer["error_code"] == 500
    assert (await telling) == Toast(text="Yes")
    assert (await raw("answerCallbackQuery", callback_query_id=query, text="Yes"))["ok"]
    assert phones.texts(MEI) == ["?"]


async def test_two_at_once_under_one_key_are_one(raw: Raw, phones: Phones, mei: int) -> None:
    phones.gate = asyncio.Event()
    both = [
        asyncio.create_task(raw("sendMessage", chat_id=mei, text="x", idempotency_key="k" * 300))
        for _ in range(2)
    ]
    await phones.asked.wait()
    phones.gate.set()
    one, two = await asyncio.gather(*both)
    assert one == two
    assert phones.texts(MEI) == ["x"]
    assert all(len(key) <= 50 for key in phones._keys)


@pytest.mark.parametrize("arrived", [False, True])
async def test_what_nobody_knows_is_asked_again_under_its_key(
    raw: Raw, phones: Phones, mei: int, arrived: bool
) -> None:
    (phones.after if arrived else phones.fail).append(Away())
    answer = await raw("sendMessage", chat_id=mei, text="due", idempotency_key="k")
    assert answer["error_code"] == 502
    answer = await raw("sendMessage", chat_id=mei, text="due", idempotency_key="k")
    assert answer["ok"]
    assert phones.texts(MEI) == ["due"]


async def test_what_may_have_arrived_stays_on_file_though_it_is_refused_later(
    raw: Raw, phones: Phones, mei: int
) -> None:
    params = {"chat_id": mei, "text": "due", "idempotency_key": "k", "reply_markup": BUTTON}
    phones.after.append(Away())
    assert (await raw("sendMessage", **params))["error_code"] == 502
    phones.fail.append(TooMany(9))
    assert (await raw("sendMessage", **params))["error_code"] == 429
    telling = asyncio.create_task(phones.tell(phones.press(MEI, "Go")))
    (update,) = (await raw("getUpdates", timeout=20))["result"]
    pressed = update["callback_query"]["message"]
    assert pressed["text"] == "due"
    await raw("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])
    await telling
    phones.forget_keys()
    assert (await raw("sendMessage", **params))["result"] == pressed
    assert phones.texts(MEI) == ["due"]


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (TooMany(9), 429, "Too Many Requests: retry after 9"),
        (Declined("card too large"), 400, "Bad Request: DECLINED by the messenger: card too large"),
        (NotAllowed("no scope"), 500, "Internal Server Error: the messenger refuses the app"),
        (KeyError("somebody's words"), 500, "Internal Server Error"),
    ],
)
async def test_what_was_refused_is_sent_when_asked_again(
    raw: Raw, phones: Phones, mei: int, error: Exception, code: int, words: str
) -> None:
    phones.fail.append(error)
    answer = await raw("sendMessage", chat_id=mei, text="due", idempotency_key="k")
    assert (answer["error_code"], answer["description"]) == (code, words)
    assert answer.get("parameters", {}).get("retry_after") == (9 if code == 429 else None)
    assert (await raw("sendMessage", chat_id=mei, text="due", idempotency_key="k"))["ok"]
    assert phones.texts(MEI) == ["due"]


async def test_out_of_reach(raw: Raw, sim: BridgeServer, mei: int) -> None:
    await sim.client.block(mei)
    answer = await raw("sendMessage", chat_id=mei, text="x")
    assert answer["description"] == "Forbidden: bot was blocked by the user"
    answer = await raw("sendMessage", chat_id=mei + 1, text="x")
    assert answer["description"] == "Bad Request: chat not found"


async def test_what_is_gone_cannot_be_changed(raw: Raw, phones: Phones, mei: int) -> None:
    sent = (await raw("sendMessage", chat_id=mei, text="x"))["result"]
    where = {"chat_id": mei, "message_id": sent["message_id"]}
    phones.fail.append(NoLonger())
    answer = await raw("editMessageText", text="y", **where)
    assert answer["description"] == "Bad Request: message can't be edited"
    phones.fail.append(Away())
    assert (await raw("editMessageText", text="y", **where))["error_code"] == 502
    assert (await raw("editMessageText", text="y", **where))["ok"]  # not "not modified"
    assert phones.texts(MEI) == ["y"]
    for error in (NoLonger(), Declined("not so late")):
        phones.fail.append(error)
        answer = await raw("deleteMessage", **where)
        # the desk then blanks it: it may show what was shown for a short time only
        assert answer["description"] == "Bad Request: message can't be deleted for everyone"
    assert (await raw("editMessageText", text="🔒", **where))["ok"]
    assert (await raw("deleteMessage", **where))["ok"]
    answer = await raw("editMessageText", text="z", **where)
    assert answer["description"] == "Bad Request: message to edit not found"


async def test_what_stands_as_it_is_may_not_be_on_the_phone(
    raw: Raw, phones: Phones, mei: int
) -> None:
    sent = (await raw("sendMessage", chat_id=mei, text="x"))["result"]
    where = {"chat_id": mei, "message_id": sent["message_id"]}
    for method in ("editMessageText", "editMessageReplyMarkup"):
        answer = await raw(method, text="x", **where)
        assert "message is not modified" in answer["description"]
    assert phones.calls[-2:] == [("show_again", "x")] * 2


async def test_a_persons_own_message_stays(raw: Raw, sim: BridgeServer, mei: int) -> None:
    await sim.client.say(mei, "12 Elm Street")
    (update,) = (await raw("getUpdates"))["result"]
    where = {"chat_id": mei, "message_id": update["message"]["message_id"]}
    answer = await raw("deleteMessage", **where)
    assert answer["description"] == "Bad Request: message can't be deleted for everyone"
    answer = await raw("editMessageText", text="y", **where)
    assert answer["description"] == "Bad Request: message can't be edited"


async def test_other_keyboards_are_accepted(raw: Raw, phones: Phones, mei: int) -> None:
    for markup in ({"keyboard": [["Yes"]]}, {"force_reply": True}, {"remove_keyboard": True}):
        sent = await raw("sendMessage", chat_id=mei, text="?", reply_markup=markup)
        assert "reply_markup" not in sent["result"]
    assert [one.shown.keyboard for one in phones.chats[MEI][1:]] == [()] * 3


@pytest.mark.parametrize("arrived", [False, True])
async def test_killed_before_the_messenger_was_asked_or_had_answered(
    raw: Raw,
    sim: BridgeServer,
    phones: Phones,
    time: ManualTime,
    tmp_path: Path,
    mei: int,
    arrived: bool,
) -> None:
    phones.gate = asyncio.Event()
    params = {"chat_id": mei, "text": "Well?", "reply_markup": BUTTON, "idempotency_key": "k"}
    sending = asyncio.create_task(raw("sendMessage", **params))
    await phones.asked.wait()
    killed = copied(tmp_path, "killed")
    if not arrived:
        phones.fail.append(Away())
    phones.gate.set()
    await sending
    assert phones.texts(MEI) == (["Well?"] if arrived else [])
    async with bridging(killed, phones, time) as later, aiohttp.ClientSession() as session:
        async with session.post(later.bot_url(TOKEN, "sendMessage"), json=params) as response:
            again = (await response.json())["result"]
        assert phones.texts(MEI) == ["Well?"]
        where = {"chat_id": mei, "message_id": again["message_id"], "text": "Done"}
        async with session.post(later.bot_url(TOKEN, "editMessageText"), json=where) as response:
            assert (await response.json())["ok"]
        assert phones.texts(MEI) == ["Done"]


async def test_a_press_finds_its_message_though_nobody_wrote_down_its_name(
    raw: Raw, sim: BridgeServer, phones: Phones, time: ManualTime, tmp_path: Path, mei: int
) -> None:
    """Killed after the messenger had it, with nobody who asks again."""
    phones.gate = asyncio.Event()
    params = {"chat_id": mei, "text": "Well?", "reply_markup": BUTTON}
    sending = asyncio.create_task(raw("sendMessage", **params))
    await phones.asked.wait()
    killed = copied(tmp_path, "killed")
    phones.gate.set()
    sent = (await sending)["result"]
    async with bridging(killed, phones, time) as later, aiohttp.ClientSession() as session:
        telling = asyncio.create_task(phones.tell(phones.press(MEI, "Go")))
        url = later.bot_url(TOKEN, "getUpdates")
        async with session.post(url, json={"timeout": 20}) as response:
            (update,) = (await response.json())["result"]
        query = update["callback_query"]
        assert query["message"]["message_id"] == sent["message_id"]
        assert query["message"]["text"] == "Well?"
        url = later.bot_url(TOKEN, "answerCallbackQuery")
        async with session.post(url, json={"callback_query_id": query["id"], "text": "Good"}):
            toast = await telling
        assert toast is not None
        assert toast.text == "Good"
        where = {"chat_id": mei, "message_id": sent["message_id"], "text": "Done"}
        async with session.post(later.bot_url(TOKEN, "editMessageText"), json=where) as response:
            assert (await response.json())["ok"]
        assert phones.texts(MEI) == ["Done"]


def copied(folder: Path, name: str) -> Path:
    """The database as a process leaves it that is killed now."""
    for suffix in ("", "-wal"):
        shutil.copy(folder / f"bridge.db{suffix}", folder / f"{name}.db{suffix}")
    return folder / f"{name}.db"


async def test_a_key_is_kept_over_a_restart(
    phones: Phones, time: ManualTime, tmp_path: Path
) -> None:
    numbers = []
    for _ in range(2):
        async with bridging(tmp_path / "bridge.db", phones, time) as sim:
            person = await sim.client.person(MEI)
            async with aiohttp.ClientSession() as session:
                params = {"chat_id": person, "text": "due", "idempotency_key": "k"}
                async with session.post(sim.bot_url(TOKEN, "sendMessage"), json=params) as got:
                    numbers.append((await got.json())["result"]["message_id"])
    assert numbers[0] == numbers[1]
    assert phones.texts(MEI) == ["due"]
