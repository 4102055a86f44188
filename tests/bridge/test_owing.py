"""What went along with the answer to a press stands on the phone in the end."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bridge.desk import owing
from bridge.messenger import Landing, NoLonger, Outgoing, TooMany
from bridge.store import messages, owed
from simulator.client import PATIENCE
from simulator.testing import ManualTime
from tests.bridge.phones import Phones
from tests.bridge.server import MEI, BridgeServer, bridging, copied, left
from tests.callers import Raw


async def _changes(raw: Raw, phones: Phones, mei: int) -> asyncio.Future[bool]:
    """The desk changes a message, and is told that it stands there."""
    sent = await raw("sendMessage", chat_id=mei, text="请看一眼")
    landed = asyncio.get_running_loop().create_future()
    phones.going_along.append(landed)
    number = sent["result"]["message_id"]
    answer = await raw("editMessageText", chat_id=mei, message_id=number, text="已收到")
    assert answer["ok"]
    assert phones.texts(MEI) == ["请看一眼"]
    return landed


async def _settled(sim: BridgeServer) -> None:
    await asyncio.gather(*sim.desk.settling)
    assert await sim.desk.database.do(owed.owed) == []


async def test_what_came_in_time_is_not_sent_again(
    raw: Raw, sim: BridgeServer, phones: Phones, mei: int
) -> None:
    landed = await _changes(raw, phones, mei)
    assert len(await sim.desk.database.do(owed.owed)) == 1
    landed.set_result(True)
    await _settled(sim)
    assert [what for what, _ in phones.calls].count("change") == 1


@pytest.mark.parametrize("fault", [None, NoLonger()])
async def test_what_may_not_have_come_is_put_there_by_a_call(
    raw: Raw, sim: BridgeServer, phones: Phones, mei: int, fault: Exception | None
) -> None:
    landed = await _changes(raw, phones, mei)
    phones.fail += [] if fault is None else [fault]
    landed.set_result(False)
    await _settled(sim)
    assert phones.texts(MEI) == (["已收到"] if fault is None else ["请看一眼"])


async def test_of_two_changes_the_later_one_stands(
    raw: Raw, sim: BridgeServer, phones: Phones, mei: int
) -> None:
    landed = await _changes(raw, phones, mei)
    (_, number) = (await sim.desk.database.do(owed.owed))[0]
    await raw("editMessageText", chat_id=mei, message_id=number, text="已受理")
    landed.set_result(False)
    await _settled(sim)
    assert phones.texts(MEI) == ["已受理"]


async def test_who_comes_after_a_killed_bridge_puts_it_there(
    tmp_path: Path, phones: Phones, time: ManualTime, mei: int, raw: Raw, sim: BridgeServer
) -> None:
    await _changes(raw, phones, mei)
    assert await sim.desk.database.do(owed.owed), "on the disk by when the press is answered"
    copied(tmp_path)
    async with bridging(tmp_path / "left.db", phones, time) as again, asyncio.timeout(60):
        while await again.desk.database.do(owed.owed):  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.005)
    assert phones.texts(MEI) == ["已收到"]


async def test_a_push_that_meets_a_press_is_on_the_disk_before_the_desk_hears_of_it(
    tmp_path: Path, raw: Raw, phones: Phones, mei: int
) -> None:
    """No answer to the press is its own: the desk takes it for sent, and never asks again."""
    sent = (await raw("sendMessage", chat_id=mei, text="请看一眼"))["result"]
    phones.going_along.append(asyncio.get_running_loop().create_future())
    where = {"chat_id": mei, "message_id": sent["message_id"]}
    assert (await raw("editMessageText", text="已收到", idempotency_key="7", **where))["ok"]
    with left(tmp_path) as other:
        assert owed.owed(other) == [(mei, sent["message_id"])]


async def test_a_change_by_a_call_that_may_spring_back_is_on_the_disk_before_the_desk_hears_of_it(
    tmp_path: Path, raw: Raw, phones: Phones, mei: int
) -> None:
    """No answer to a press is due that would have it there."""
    sent = (await raw("sendMessage", chat_id=mei, text="请看一眼"))["result"]
    phones.springing_back.append(asyncio.get_running_loop().create_future())
    where = {"chat_id": mei, "message_id": sent["message_id"]}
    assert (await raw("editMessageText", text="已收到", **where))["ok"]
    with left(tmp_path) as other:
        assert owed.owed(other) == [(mei, sent["message_id"])]


async def test_an_answer_that_comes_too_late_is_on_the_disk_before_the_desk_hears_of_it(
    tmp_path: Path, raw: Raw, sim: BridgeServer, phones: Phones, mei: int
) -> None:
    """Nobody waits for it any more, and what became of the card before must not be lost."""
    button = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    await raw("sendMessage", chat_id=mei, text="?", reply_markup=button)
    telling = asyncio.create_task(phones.tell(phones.press(MEI, "Go")))
    (update,) = (await raw("getUpdates", timeout=20))["result"]
    sim.desk.toasts.clear()
    query = update["callback_query"]["id"]
    assert (await raw("answerCallbackQuery", callback_query_id=query))["ok"]
    with left(tmp_path) as other:
        assert other.execute("SELECT count(*) FROM queries").fetchone() == (0,)
    telling.cancel()


async def test_a_database_that_fails_is_asked_again(
    raw: Raw, sim: BridgeServer, phones: Phones, mei: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    landed = await _changes(raw, phones, mei)
    monkeypatch.setattr(owing, "_PAUSE", 0.0)
    with monkeypatch.context() as broken:
        faults = [sqlite3.OperationalError("disk I/O error")]
        get = messages.get

        def failing(*of: Any) -> Any:
            if faults:
                raise faults.pop()
            return get(*of)

        broken.setattr(messages, "get", failing)
        landed.set_result(False)
        await _settled(sim)
    assert phones.texts(MEI) == ["已收到"]
    assert not sim.desk.owing


async def test_what_cannot_be_put_there_yet_holds_up_nothing_else(
    tmp_path: Path, raw: Raw, phones: Phones, time: ManualTime, mei: int
) -> None:
    sent = [(await raw("sendMessage", chat_id=mei, text=text))["result"] for text in "12"]
    first = phones.chats[MEI][-2].message_id
    for one in sent:
        phones.going_along.append(asyncio.get_running_loop().create_future())
        where = {"chat_id": mei, "message_id": one["message_id"]}
        assert (await raw("editMessageText", text="3", idempotency_key="7", **where))["ok"]
    copied(tmp_path)
    change = phones.change

    async def slow(address: str, message_id: str, message: Outgoing) -> Landing | None:
        if message_id == first:
            raise TooMany(9)
        return await change(address, message_id, message)

    phones.change = slow  # type: ignore[method-assign]  # the messenger is asked too often
    async with bridging(tmp_path / "left.db", phones, time), asyncio.timeout(PATIENCE):
        while phones.texts(MEI) != ["1", "3"]:  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.005)
