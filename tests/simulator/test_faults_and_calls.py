"""Prepared faults, and the log of calls."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError

from simulator.client import SimulatorRefused
from simulator.testing import SimServer
from tests.callers import Raw


async def test_errors_for_so_many_calls(raw: Raw, sim: SimServer, bot: Bot, mei: int) -> None:
    await sim.client.fault("sendMessage", times=2, error_code=500)
    for _ in range(2):
        with pytest.raises(TelegramServerError, match="Internal Server Error"):
            await bot.send_message(mei, "x")
    await bot.send_message(mei, "through")
    await sim.client.fault("*", retry_after=3)
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.get_me()
    assert caught.value.retry_after == 3
    await sim.client.fault("sendMessage", error_code=400, description="Bad Request: own words")
    assert (await raw("sendMessage", chat_id=mei, text="x"))["description"] == (
        "Bad Request: own words"
    )


async def test_cut_before_and_after(sim: SimServer, bot: Bot, mei: int) -> None:
    await sim.client.fault("sendMessage", drop="before")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(mei, "never sent")
    await sim.client.fault("sendMessage", drop="after")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(mei, "sent all the same")
    screen = await sim.client.screen(mei)
    assert "sent all the same" in screen
    assert "never sent" not in screen


async def test_slow_calls(sim: SimServer, bot: Bot, mei: int) -> None:
    await sim.client.fault("sendMessage", delay=0.2)
    clock = asyncio.get_running_loop().time
    began = clock()
    assert (await bot.send_message(mei, "slow")).text == "slow"
    assert clock() - began >= 0.2


async def test_clear_and_refuse_nonsense(raw: Raw, sim: SimServer, mei: int) -> None:
    await sim.client.fault("sendMessage", error_code=500, times=100)
    await sim.client.clear_faults()
    assert (await raw("sendMessage", chat_id=mei, text="x"))["ok"]
    with pytest.raises(SimulatorRefused, match="unknown fields"):
        await sim.client.fault("sendMessage", colour="red")
    with pytest.raises(SimulatorRefused, match="drop must be"):
        await sim.client.fault("sendMessage", drop="sideways")


async def test_calls_are_kept(sim: SimServer, bot: Bot, raw: Raw, mei: int) -> None:
    await bot.send_message(mei, "hello")
    await raw("sendMessage", chat_id=mei, text="")
    good, bad = await sim.client.calls("sendMessage")
    assert good["params"]["text"] == "hello"
    assert good["answer"]["ok"]
    assert bad["answer"]["error_code"] == 400
    assert await sim.client.calls("sendMessage", after=bad["seq"]) == []
    assert {call["method"] for call in await sim.client.calls()} >= {"getMe", "getUpdates"}
