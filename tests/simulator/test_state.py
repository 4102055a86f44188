"""The state file: what survives a stop, and what survives a kill."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from simulator.settings import Settings
from simulator.state import DEBOUNCE, SKIP
from simulator.testing import SimServer, running
from tests.callers import TOKEN


@pytest.fixture
def kept(settings: Settings, tmp_path: Path) -> Settings:
    return replace(settings, state=tmp_path / "deep" / "state.db")


async def call(sim: SimServer, method: str, **params: object) -> object:
    async with (
        aiohttp.ClientSession() as session,
        session.post(sim.bot_url(TOKEN, method), json=params) as response,
    ):
        return (await response.json())["result"]


async def fill(sim: SimServer, picture: bytes) -> str:
    await call(sim, "getMe")
    commands = [{"command": "start", "description": "Begin"}]
    await call(sim, "setMyCommands", commands=commands)
    await sim.client.person(1001, "Mei", label="信息员 · 古道社区")
    await sim.client.group(-5, "Court", [1001])
    await sim.client.say(1001, "/start")
    photo = await sim.client.send_photo(1001, picture, "seen")
    await call(sim, "sendMessage", chat_id=1001, text="Welcome")
    return str(photo.raw["photo"][0]["file_id"])


async def test_everything_survives_a_stop(kept: Settings, picture: bytes) -> None:
    async with running(kept) as sim:
        file_id = await fill(sim, picture)
        before = await sim.client.chat(1001)
        updates = await call(sim, "getUpdates")
    async with running(kept) as sim:
        assert await sim.client.chat(1001) == before
        assert await call(sim, "getUpdates") == updates
        assert await sim.client.file(file_id) == picture
        assert (await sim.client.commands(1001))[0]["command"] == "start"
        person = (await sim.client.request("GET", "/people"))["people"][0]
        assert person["label"] == "信息员 · 古道社区"
        assert (await sim.client.request("GET", "/groups"))["groups"][0]["title"] == "Court"
        said = await sim.client.say(1001, "next")
        assert said.id == before["messages"][-1]["message_id"] + 1
        last = (await sim.client.chat(1001))["seq"]
        assert last > before["seq"]


async def test_numbers_do_not_go_back_after_a_kill(kept: Settings, picture: bytes) -> None:
    async with running(kept) as sim:
        await fill(sim, picture)
        number = (await sim.client.screen(1001)).last.id
        assert kept.state is not None
        copy = kept.state.with_name("killed.db")
        await asyncio.sleep(DEBOUNCE * 2)
        # What a kill leaves behind: the file as it is while the server still runs.
        with closing(sqlite3.connect(kept.state)) as database:
            database.execute("VACUUM INTO ?", (str(copy),))
    async with running(replace(kept, state=copy)) as sim:
        await sim.client.person(1001, "Mei")
        said = await sim.client.say(1001, "next")
        assert said.id >= SKIP
        assert said.id > number


async def test_confirmed_updates_do_not_come_back(kept: Settings, picture: bytes) -> None:
    async with running(kept) as sim:
        await fill(sim, picture)
        updates = await call(sim, "getUpdates")
        assert isinstance(updates, list)
        await call(sim, "getUpdates", offset=updates[-1]["update_id"])
    async with running(kept) as sim:
        assert await call(sim, "getUpdates") == updates[-1:]
