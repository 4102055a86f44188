"""The whole product where Telegram is reached by a proxy alone: a report with a photo, its push, a
ledger as a file; and nothing of the proxy's password anywhere."""

import asyncio
import base64
import io
import json
import logging
import shutil
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import structlog
from pydantic import SecretStr

from app import logs
from app.cli import main
from app.commands.doctor import examine
from app.wiring import open_product
from simulator.client import PATIENCE
from tests.journeys.habits import SENTENCE, a_photo_with_its_place, writes_up_to_the_sentence
from tests.journeys.town import Town, a_town
from tests.proxies import HOST, PASSWORD, USER, LocalProxy, a_proxy

KINDS = ("http", "socks5")
URL = f"http://{HOST}:8081"
SECRETS = (
    "kept-secret",
    USER,
    base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode(),
    PASSWORD,
)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that is logged, down to the finest."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up("json", "DEBUG", stream)
    yield stream
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


@asynccontextmanager
async def behind_a_proxy(
    kind: str, folder: Path, settled: Path
) -> AsyncIterator[tuple[Town, LocalProxy]]:
    """A town whose settings know Telegram by a name that the proxy alone can look up."""
    shutil.copy(settled, folder)
    async with a_town(folder, settled=True) as town:
        port = int(town.server.url.rpartition(":")[2])
        async with a_proxy(kind, {HOST: port}) as proxy:
            _by(town, proxy.url)
            yield town, proxy
            await town.stops()


def _by(town: Town, proxy: str) -> None:
    way = {"telegram_api_url": URL, "telegram_proxy": SecretStr(proxy)}
    town.settings = town.settings.model_copy(update=way)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_day_by_a_proxy(kind: str, tmp_path: Path, settled: Path, log: io.StringIO) -> None:
    async with behind_a_proxy(kind, tmp_path, settled) as (town, proxy):
        await town.starts()
        head, coordinator = town.building_head, town.coordinator
        await writes_up_to_the_sentence(head)
        await head.sends_photo(a_photo_with_its_place(), SENTENCE, "请看一眼")  # a file comes in
        await head.taps("提交")
        await town.mediator.sees("新报上来一件")  # a push
        await coordinator.says("/export", "要导出")
        await coordinator.taps("📄 台账")
        await coordinator.taps("本月 CSV")
        assert "共 1 件" in (await coordinator.sees("共 1 件")).raw["caption"]  # a file goes out
        assert len(town.files()) == 1
        assert set(proxy.opened) == {f"{HOST}:8081"}
        assert proxy.refused == 0
    assert not [secret for secret in SECRETS if secret in log.getvalue()]


@pytest.mark.parametrize("kind", KINDS)
async def test_the_doctor_says_how_the_proxy_is(
    kind: str, tmp_path: Path, settled: Path, log: io.StringIO
) -> None:
    async with behind_a_proxy(kind, tmp_path, settled) as (town, proxy):
        well = await _told(town)
        _by(town, proxy.wrong_url)
        wrong = await _told(town)
    gone = await _told(town)
    assert well[-3] == f"✔ 代理：经 {proxy.shown} 连接 Telegram"
    check = f"（{proxy.shown}）：请检查 GRIDDESK_TELEGRAM_PROXY"
    assert wrong[-1] == f"✘ 代理：代理不认用户名或密码{check}"
    assert gone[-1] == f"✘ 代理：连不上代理{check}"
    told = "\n".join((*well, *wrong, *gone, log.getvalue()))
    assert not [secret for secret in SECRETS if secret in told]


async def _told(town: Town) -> list[str]:
    return [str(finding) async for finding in examine(town.settings, town.clock.now())]


def test_an_invitation_by_a_proxy_that_is_gone_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GRIDDESK_TELEGRAM_TOKEN", "7700:standing-in-for-a-token")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # and nobody listens
        shown = f"127.0.0.1:{closed.getsockname()[1]}"
        monkeypatch.setenv("GRIDDESK_TELEGRAM_PROXY", f"socks5://desk:kept-secret@{shown}")
        assert main(["invite", "--unit", "341102001001", "--role", "mediator"]) == 1
    assert capsys.readouterr().err == (
        f"griddesk: 连不上代理（{shown}）：请检查 GRIDDESK_TELEGRAM_PROXY\n"
    )


async def test_a_run_waits_for_its_proxy_and_says_why(
    tmp_path: Path, settled: Path, log: io.StringIO
) -> None:
    async with behind_a_proxy("http", tmp_path, settled) as (town, proxy):
        _by(town, proxy.wrong_url)
        stop = asyncio.Event()
        async with open_product(town.settings, town.clock) as product, asyncio.timeout(PATIENCE):
            running = asyncio.create_task(product.run(stop))
            while not all(one in log.getvalue() for one in ("not_reached", "start_failed")):  # noqa: ASYNC110 - a line wakes nobody
                await asyncio.sleep(0.01)
            assert not running.done()
            stop.set()
            await running
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    told = {line["error"] for line in lines if line["event"] == "telegram.not_reached"}
    assert told == {"the proxy refuses the user or the password"}  # once, or again a second later
    assert "Traceback" not in log.getvalue()
    assert not [secret for secret in SECRETS if secret in log.getvalue()]
