"""What a watcher hears of the bridge."""

from __future__ import annotations

import asyncio
from pathlib import Path

import aiohttp
from structlog.testing import capture_logs

from bridge.messenger import NotAllowed
from simulator.testing import ManualTime
from tests.bridge.phones import Phones
from tests.bridge.server import MEI, BridgeServer, bridging
from tests.callers import Raw


async def test_a_watcher_hears_of_refused_credentials(
    raw: Raw, sim: BridgeServer, phones: Phones, mei: int
) -> None:
    async with aiohttp.ClientSession() as session:

        async def health() -> int:
            async with session.get(f"{sim.url}/healthz") as response:
                assert MEI not in await response.text()
                return response.status

        assert await health() == 200
        phones.fail.append(NotAllowed("no scope"))
        await raw("sendMessage", chat_id=mei, text="x")
        assert await health() == 503
        await raw("sendMessage", chat_id=mei, text="x")
        assert await health() == 200


async def test_a_watcher_hears_of_a_deaf_bridge_and_of_a_desk_that_is_away(
    sim: BridgeServer, raw: Raw, phones: Phones, time: ManualTime, mei: int
) -> None:
    phones.unheard = 59.0
    assert await sim.desk.trouble() is None
    phones.unheard = 61.0
    assert await sim.desk.trouble() == "the messenger is not heard"
    phones.unheard = 0.0
    await phones.write(MEI, "three days of holidays")
    time.pass_(3600)
    assert await sim.desk.trouble() is None
    time.pass_(3 * 24 * 3600)
    assert await sim.desk.trouble() == "the desk does not fetch what people wrote"
    (update,) = (await raw("getUpdates"))["result"]
    assert update["message"]["text"] == "three days of holidays"
    await raw("getUpdates", offset=update["update_id"] + 1)
    assert await sim.desk.trouble() is None


async def test_what_the_desk_never_fetched_is_counted(
    phones: Phones, time: ManualTime, tmp_path: Path
) -> None:
    path = tmp_path / "bridge.db"
    async with bridging(path, phones, time):
        await phones.write(MEI, "words")
    time.pass_(7 * 24 * 3600)
    with capture_logs() as logs:
        async with bridging(path, phones, time) as sim, asyncio.timeout(10):
            while not (told := [line for line in logs if line["event"] == "updates.expired"]):
                await sim.desk.database.do(lambda _db: None)
    assert told == [{"event": "updates.expired", "count": 1, "log_level": "warning"}]
