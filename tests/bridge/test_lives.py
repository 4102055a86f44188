"""The bridge as a process that is killed again and again between the local Feishu and a desk."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import socket
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest

from botapi.values import JSON
from bridge.numbers import number_of
from simulator.feishu import open_id_of
from simulator.settings import FeishuSettings, Settings
from simulator.testing import SimServer, running

MEI = 1001
LIVES, ROUNDS = 8, 5
TOKEN = "4242:a-token-of-sixteen"


@dataclass
class Life:
    """One bridge after the other on the same port and database."""

    folder: Path
    feishu: str
    port: int
    process: asyncio.subprocess.Process | None = None

    async def begin(self) -> None:
        settings = {
            "BRIDGE_TOKEN": TOKEN,
            "BRIDGE_FEISHU_APP_ID": "cli_lives",
            "BRIDGE_FEISHU_APP_SECRET": "secret-of-an-app",
            "BRIDGE_FEISHU_URL": self.feishu,
            "BRIDGE_LISTEN": f"127.0.0.1:{self.port}",
            "BRIDGE_DATABASE": str(self.folder / "bridge.db"),
            "PYTHONPATH": os.getcwd(),
        }
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bridge", "feishu", env=os.environ | settings, cwd=self.folder,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip

    async def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        await self.process.wait()

    async def end(self) -> None:
        assert self.process is not None
        self.process.terminate()
        assert await self.process.wait() == 0


@dataclass
class SmallDesk:
    """Keeps what it gets before it confirms it, and asks again where it got no answer."""

    url: str
    session: aiohttp.ClientSession
    got: dict[int, JSON] = field(default_factory=dict)

    async def call(self, method: str, **params: object) -> JSON:
        while True:
            with contextlib.suppress(aiohttp.ClientError):
                async with self.session.post(f"{self.url}/{method}", json=params) as response:
                    answer: JSON = await response.json()
                if answer["ok"] or answer["error_code"] in {400, 403}:
                    return answer
            await asyncio.sleep(0.05)

    async def poll(self) -> None:
        while True:
            offset = max(self.got, default=-1) + 1
            for update in (await self.call("getUpdates", offset=offset, timeout=5))["result"]:
                assert self.got.setdefault(update["update_id"], update) == update

    def words(self) -> Counter[str]:
        return Counter(update["message"]["text"] for update in self.got.values())


@pytest.mark.long
async def test_killed_in_the_middle_of_everything(tmp_path: Path) -> None:
    patient = FeishuSettings(reconnect_interval=1, reconnect_nonce=0)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with (
        running(Settings(flood=False, feishu=patient)) as sim,
        aiohttp.ClientSession() as session,
    ):
        await sim.client.person(MEI, "Mei", messenger="feishu")
        life = Life(tmp_path, sim.url, port)
        desk = SmallDesk(f"http://127.0.0.1:{port}/bot{TOKEN}", session)
        await life.begin()
        polling = asyncio.create_task(desk.poll())
        said, pushed = ["/start"], []
        await heard(sim, desk, said)
        for number in range(LIVES):
            doing = asyncio.create_task(a_while(sim, desk, number, said, pushed))
            await asyncio.sleep(random.uniform(0.0, 0.3))  # noqa: S311 - any instant will do
            await life.kill()
            await life.begin()
            await doing
            await heard(sim, desk, [])
        await heard(sim, desk, [])
        async with asyncio.timeout(60):
            while len(desk.words()) < len(said):
                # what nobody acknowledged is told again after its fifteen seconds
                await sim.client.request("PUT", "/feishu/clock", {"pass": 16})
                await asyncio.sleep(0.2)
        polling.cancel()
        await life.end()
        assert desk.words() == Counter(said)
        shown = [one.text for one in (await sim.client.screen(MEI)).messages if one.from_bot]
        assert Counter(shown) == Counter(pushed)


async def heard(sim: SimServer, desk: SmallDesk, words: list[str]) -> None:
    """Says it, and waits until the bridge has a connection and the desk what was said."""
    while not any(sim.delivery.lines.values()):  # noqa: ASYNC110 - no event tells of it
        await asyncio.sleep(0.02)
    for text in words:
        await sim.client.say(MEI, text)
        while text not in desk.words():  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.02)


async def a_while(
    sim: SimServer, desk: SmallDesk, number: int, said: list[str], pushed: list[str]
) -> None:
    """She writes while the desk tells her of things."""
    for part in range(ROUNDS):
        await sim.client.say(MEI, f"words {number}.{part}")
        said.append(f"words {number}.{part}")
        text = f"push {number}.{part}"
        pushed.append(text)
        answer = await desk.call(
            "sendMessage", chat_id=number_of(open_id_of(MEI)), text=text, idempotency_key=text
        )
        assert answer["ok"], answer
