"""What went along with the answer to a press stands on the phone in the end."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bridge.messenger import NoLonger
from bridge.store import owed
from simulator.testing import ManualTime
from tests.bridge.phones import Phones
from tests.bridge.server import MEI, BridgeServer, bridging
from tests.simulator.conftest import Raw


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
    left = (tmp_path / "bridge.db").read_bytes(), (tmp_path / "bridge.db-wal").read_bytes()
    for name, data in zip(("left.db", "left.db-wal"), left, strict=True):
        (tmp_path / name).write_bytes(data)
    async with bridging(tmp_path / "left.db", phones, time) as again, asyncio.timeout(60):
        while await again.desk.database.do(owed.owed):  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.005)
    assert phones.texts(MEI) == ["已收到"]
