"""A token that Telegram refuses: one line and the same exit code, whichever part meets it first."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from aiohttp import ClientSession

from app import logs, reception
from app.cli import main
from app.commands import doctor, invite, run
from app.settings import PREFIX
from bot.telegram.turns import Turns
from simulator.client import PATIENCE
from simulator.testing import SimServer, running
from tests.office import empty, put

TOKEN = "42:token-of-nobody-at-all"
REFUSED = f"griddesk: Telegram refuses the bot's token: check {PREFIX}TELEGRAM_TOKEN\n"
UNAUTHORIZED = {"error_code": 401, "description": "Unauthorized", "times": 1000}


@pytest.fixture
async def sim() -> AsyncIterator[SimServer]:
    async with running() as server:
        yield server


@pytest.fixture
def url(bare: Path, sim: SimServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """A migrated database and settings that lead to the simulator."""
    made = f"sqlite+aiosqlite:///{put(empty(), bare / 'griddesk.db')}"
    monkeypatch.setenv(f"{PREFIX}TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv(f"{PREFIX}TELEGRAM_API_URL", sim.url)
    monkeypatch.setenv(f"{PREFIX}DATABASE_URL", made)
    return made


@pytest.fixture(autouse=True)
def shared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Logging, the garbage collector and how long a thread goes on are the whole process's: other
    tests are slower by what a run sets for itself."""
    monkeypatch.setattr(logs, "set_up", lambda *_: None)
    monkeypatch.setattr(run, "gc", Mock())
    turn = sys.getswitchinterval()
    yield
    sys.setswitchinterval(turn)


@pytest.fixture
def webhook(monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int) -> int:
    monkeypatch.setenv(f"{PREFIX}WEBHOOK_URL", "https://desk.example.org/hook")
    monkeypatch.setenv(f"{PREFIX}WEBHOOK_SECRET", "a-secret-of-the-webhook")
    monkeypatch.setenv(f"{PREFIX}WEBHOOK_LISTEN", f"127.0.0.1:{unused_tcp_port}")
    return unused_tcp_port


async def running_part(only: str | None) -> int:
    async with asyncio.timeout(PATIENCE):
        return await run.act(argparse.Namespace(only=only))


@pytest.mark.usefixtures("url")
@pytest.mark.parametrize("only", [None, "bot", "scheduler"])
async def test_at_the_start(
    only: str | None, sim: SimServer, capsys: pytest.CaptureFixture[str]
) -> None:
    await sim.client.fault("*", **UNAUTHORIZED)
    assert await running_part(only) == 2
    assert capsys.readouterr().err == REFUSED


@pytest.mark.usefixtures("url", "webhook")
@pytest.mark.parametrize("only", [None, "bot"])
async def test_at_the_start_with_a_webhook(
    only: str | None, sim: SimServer, capsys: pytest.CaptureFixture[str]
) -> None:
    await sim.client.fault("*", **UNAUTHORIZED)
    assert await running_part(only) == 2
    assert capsys.readouterr().err == REFUSED


@pytest.mark.usefixtures("url")
@pytest.mark.parametrize("only", [None, "bot"])
async def test_revoked_while_it_polls(
    only: str | None, sim: SimServer, capsys: pytest.CaptureFixture[str]
) -> None:
    await sim.client.person(7, "Li")
    product = asyncio.create_task(running_part(only))
    async with asyncio.timeout(PATIENCE):
        while not sim.world.updates.polling(42):  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.005)
    await sim.client.fault("*", **UNAUTHORIZED)
    await sim.client.say(7, "/start")  # answered by the poll under way; the next is refused
    assert await product == 2
    assert capsys.readouterr().err == REFUSED


@pytest.mark.usefixtures("url")
async def test_revoked_behind_a_webhook_that_hears_nothing_any_more(
    sim: SimServer,
    webhook: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(reception, "_TOKEN_CHECK", 0.05)
    asked = list[str]()
    monkeypatch.setattr(Turns, "held", lambda _, lane: asked.append(lane) or 0.0)
    product = asyncio.create_task(running_part("bot"))
    async with asyncio.timeout(PATIENCE):
        while not await sim.client.calls("getMe"):  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.005)
    given = {"X-Telegram-Bot-Api-Secret-Token": "a-secret-of-the-webhook"}
    update = {"update_id": 1, "message": {"chat": {"id": 7}}}
    async with (
        ClientSession(headers=given) as session,
        session.post(f"http://127.0.0.1:{webhook}/hook", json=update) as answer,
    ):
        assert (answer.status, asked) == (200, ["7"]), "how long it is held there"
    await sim.client.fault("*", **UNAUTHORIZED)
    assert await product == 2
    assert capsys.readouterr().err == REFUSED


@pytest.mark.usefixtures("url")
async def test_the_doctor_and_invite_say_so(
    sim: SimServer, capsys: pytest.CaptureFixture[str]
) -> None:
    await sim.client.fault("*", **UNAUTHORIZED)
    assert await doctor.act(argparse.Namespace()) == 1
    told = f"✘ Telegram: the bot's token is refused: check {PREFIX}TELEGRAM_TOKEN"
    assert capsys.readouterr().out.splitlines()[-1] == told
    given = argparse.Namespace(unit="1", role="mediator", stand_in=False, qr=None)
    assert await invite.act(given) == 2
    assert capsys.readouterr() == ("", REFUSED)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("words", [["run"], ["run", "--only", "scheduler"], ["doctor"]])
def test_what_is_no_token_is_a_wrong_setting(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(f"{PREFIX}TELEGRAM_TOKEN", "not a token")
    assert main(words) == 2
    out, errors = capsys.readouterr()
    (line,) = (out + errors).splitlines()
    assert f"{PREFIX}TELEGRAM_TOKEN" in line
    assert "not a token" not in line
