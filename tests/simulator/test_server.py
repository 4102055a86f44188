"""The server as a program: who may talk to it, what it serves, how it ends."""

from __future__ import annotations

import asyncio
import signal
import sys
from dataclasses import replace

import aiohttp
import pytest

from simulator.__main__ import read_settings
from simulator.settings import Settings
from simulator.testing import SimServer, running
from tests.callers import TOKEN, Raw


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1.evil.example:8080"}, 403),
        ({"Host": "localhost:9999"}, 200),
        ({"Host": "[::1]:8080"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:7000"}, 200),
    ],
)
async def test_only_this_machine(sim: SimServer, headers: dict[str, str], status: int) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{sim.url}/sim/healthz", headers=headers) as response,
    ):
        assert response.status == status


@pytest.mark.parametrize(("host", "status"), [("127.0.0.1", 403), ("::", 200)])
async def test_bots_use_any_name_of_a_server_that_listens_to_others(
    settings: Settings, host: str, status: int
) -> None:
    """A page from elsewhere knows the token of the demo."""
    async with running(replace(settings, host=host)) as sim, aiohttp.ClientSession() as session:
        for url in (sim.bot_url(TOKEN, "getMe"), f"{sim.url}/file/bot{TOKEN}/x"):
            async with session.get(url, headers={"Host": "simulator:8080"}) as response:
                assert (response.status == 403) is (status == 403)
            async with session.get(url, headers={"Origin": "https://evil.example"}) as response:
                assert response.status == 403


async def test_config_and_page(settings: Settings) -> None:
    chosen = replace(settings, phones=(1, 2), bar_url="http://127.0.0.1:1/", title="Demo")
    async with running(chosen) as sim, aiohttp.ClientSession() as session:
        await session.get(sim.bot_url(TOKEN, "getMe"))
        config = await sim.client.request("GET", "/config")
        assert config["title"] == "Demo"
        assert config["phones"] == [1, 2]
        assert config["bar_url"] == "http://127.0.0.1:1/"
        assert config["bots"][0]["username"] == "local_bot"
        async with session.get(f"{sim.url}/") as response:
            assert response.status in {200, 404}
            assert response.headers["Cache-Control"] == "no-cache"
        async with session.get(f"{sim.url}/sim/nothing") as response:
            assert await response.json() == {"error": "Not Found"}


async def test_every_way_to_pass_parameters(sim: SimServer, mei: int) -> None:
    url = sim.bot_url(TOKEN, "sendMessage")
    values = {"chat_id": str(mei), "text": "网格"}
    multipart = aiohttp.FormData(values)
    multipart.add_field("unused", b"x", filename="x")
    async with aiohttp.ClientSession() as session:
        for request in (
            session.get(url, params=values),
            session.post(url, params=values),
            session.post(url, data=values),
            session.post(url, json=values),
            session.post(url, data=multipart),
        ):
            async with request as response:
                assert (await response.json())["result"]["text"] == "网格"
        async with session.post(
            url, data=b"{", headers={"Content-Type": "application/json"}
        ) as response:
            assert response.status == 400


async def test_a_stop_ends_every_wait(settings: Settings) -> None:
    async with aiohttp.ClientSession() as session:
        async with running(settings) as sim:
            await session.get(sim.bot_url(TOKEN, "getMe"))
            await sim.client.person(1, "A")
            await sim.client.say(1, "/start")
            updates = session.get(
                sim.bot_url(TOKEN, "getUpdates"), params={"offset": 1 << 40, "timeout": 50}
            )
            polls = [
                asyncio.create_task(updates.__aenter__()),
                asyncio.create_task(sim.client.chat(1, after=1 << 40, wait=50)),
            ]
            await sim.waiting(2)
            started = asyncio.get_running_loop().time()
        assert asyncio.get_running_loop().time() - started < 25, "the polls ask for fifty"
        await asyncio.gather(*polls, return_exceptions=True)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_the_program_ends_cleanly(number: signal.Signals) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", "-m", "simulator", "--port", "0",
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    assert line.startswith("The simulator is ready on http://127.0.0.1:")
    url = line.split()[-1]
    async with aiohttp.ClientSession() as session:
        poll = asyncio.create_task(
            session.get(f"{url}/bot{TOKEN}/getUpdates", params={"timeout": "50"}).__aenter__()
        )
        while True:  # the poll has come as soon as its bot is known
            async with session.get(f"{url}/sim/config") as answer:
                if (await answer.json())["bots"]:
                    break
        process.send_signal(number)
        _out, err = await process.communicate()
        (await asyncio.gather(poll, return_exceptions=True))
    assert process.returncode == 0
    assert err == b""


def test_arguments() -> None:
    settings = read_settings(["--phones", "1001, 1003", "--no-flood", "--bot-username", "x_bot"])
    assert settings.phones == (1001, 1003)
    assert not settings.flood
    assert settings.bot_username == "x_bot"
    with pytest.raises(SystemExit):
        read_settings(["--phones", "one"])


async def test_numbers_are_read_as_telegram_does(raw: Raw, mei: int) -> None:
    assert (await raw("getUpdates", offset="nonsense", limit="x", timeout=None))["ok"]
