"""Flood limits at Telegram's published figures."""

from __future__ import annotations

import pytest

from simulator.settings import Settings
from simulator.testing import ManualTime, SimServer, running
from tests.callers import Raw


@pytest.fixture
def settings(time: ManualTime) -> Settings:
    return Settings(clock=time.clock, monotonic=time.clock, sleep=time.sleep)


async def test_one_a_second_in_a_chat(raw: Raw, time: ManualTime, mei: int) -> None:
    for _ in range(3):  # a short burst is let through
        assert (await raw("sendMessage", chat_id=mei, text="x"))["ok"]
    refused = await raw("sendMessage", chat_id=mei, text="x")
    assert refused == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    time.pass_(1)
    assert (await raw("sendMessage", chat_id=mei, text="x"))["ok"]
    assert not (await raw("sendMessage", chat_id=mei, text="x"))["ok"]


async def test_thirty_a_second_overall(
    raw: Raw, sim: SimServer, time: ManualTime, mei: int
) -> None:
    for number in range(31):
        await sim.client.person(2000 + number, "P")
        await sim.client.say(2000 + number, "/start")
    answers = [await raw("sendMessage", chat_id=2000 + n, text="x") for n in range(31)]
    assert [answer["ok"] for answer in answers] == [True] * 30 + [False]
    time.pass_(1)
    assert (await raw("sendMessage", chat_id=2030, text="x"))["ok"]


async def test_twenty_a_minute_in_a_group(
    raw: Raw, sim: SimServer, time: ManualTime, mei: int
) -> None:
    await sim.client.group(-7, "Court", [mei])
    for _ in range(20):
        assert (await raw("sendMessage", chat_id=-7, text="x"))["ok"]
        time.pass_(1)
    refused = await raw("sendMessage", chat_id=-7, text="x")
    assert refused["parameters"]["retry_after"] == 40
    time.pass_(40)
    assert (await raw("sendMessage", chat_id=-7, text="x"))["ok"]


async def test_edits_and_answers_are_not_counted(raw: Raw, mei: int) -> None:
    sent = await raw("sendMessage", chat_id=mei, text="0")
    for number in range(1, 40):
        where = {"chat_id": mei, "message_id": sent["result"]["message_id"]}
        assert (await raw("editMessageText", text=str(number), **where))["ok"]


async def test_off(time: ManualTime) -> None:
    async with running(Settings(flood=False, clock=time.clock)) as sim:
        assert not sim.world.flood.enabled
