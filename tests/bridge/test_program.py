"""The bridge as a program: what it is told, what it says, how it ends."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import aiohttp
import pytest

from bridge import __main__ as program
from bridge.messenger import NotAllowed, Take
from bridge.settings import BridgeSettings, load
from bridge.store.database import Database
from bridge.words import WORDS
from tests.bridge.phones import Phones

TOKEN = "4242:a-token-of-sixteen"
NEEDED = {
    "BRIDGE_TOKEN": TOKEN,
    "BRIDGE_FEISHU_APP_ID": "cli_a",
    "BRIDGE_FEISHU_APP_SECRET": "secret-of-an-app",
}


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in [name for name in os.environ if name.startswith("BRIDGE_")]:
        monkeypatch.delenv(name)
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("BRIDGE_LISTEN", "127.0.0.1:0")
    monkeypatch.chdir(tmp_path)
    return monkeypatch


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_serves_until_told_to_stop(
    environment: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    number: signal.Signals,
) -> None:
    phones = Phones()
    environment.setattr(program, "feishu", lambda _settings: phones)
    database = Database(tmp_path / "bridge.db")
    serving = asyncio.create_task(program.serve(load(), "feishu", database))
    await phones.heard.wait()
    while not (said := capsys.readouterr().out):  # noqa: ASYNC110 - no event tells of it
        await asyncio.sleep(0.005)
    url = said.split("：", 1)[-1].strip()
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{url}/bot{TOKEN}/getMe") as response:
            me = (await response.json())["result"]
        assert (me["id"], me["username"]) == (4242, "feishu_bot")
        poll = session.get(f"{url}/bot{TOKEN}/getUpdates", params={"timeout": "50"})
        polling = asyncio.create_task(poll.__aenter__())
        async with session.get(f"{url}/healthz") as response:
            assert await response.text() == "ok\n"
        os.kill(os.getpid(), number)
        assert await serving == 0
        (answer,) = await asyncio.gather(polling, return_exceptions=True)
        assert isinstance(answer, aiohttp.ClientError) or (await answer.json())["result"] == []
    database.close()


def test_it_says_what_is_wrong(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.setenv("BRIDGE_TOKEN", "short")
    environment.delenv("BRIDGE_FEISHU_APP_ID")
    assert program.main(["feishu"]) == 2
    error = capsys.readouterr().err
    assert "BRIDGE_TOKEN 不对" in error
    assert "缺少 BRIDGE_FEISHU_APP_ID" in error
    environment.setenv("BRIDGE_LANG", "en")
    assert program.main(["feishu"]) == 2
    assert "BRIDGE_FEISHU_APP_ID is missing" in capsys.readouterr().err
    with pytest.raises(SystemExit) as caught:
        program.main(["carrier-pigeon"])
    assert caught.value.code == 2


def test_one_bridge_on_one_database(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    database = Database(tmp_path / "bridge.db")
    environment.setenv("BRIDGE_DATABASE", str(tmp_path / "bridge.db"))
    environment.setattr(program, "set_up", lambda _form, _level: None)
    assert program.main(["feishu"]) == 1
    assert "正被另一个桥使用" in capsys.readouterr().err
    database.close()


def test_a_file_says_the_language_of_the_help(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    environment.chdir(tmp_path)
    environment.delenv("BRIDGE_LANG", raising=False)
    (tmp_path / ".env").write_text("BRIDGE_LANG=EN\n")
    with pytest.raises(SystemExit):
        program.main(["--help"])
    assert "connect a custom app of Feishu" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BRIDGE_TOKEN", "4242:tooshort"),
        ("BRIDGE_LISTEN", "8090"),
        ("BRIDGE_FEISHU_URL", "ftp://open.feishu.cn"),
        ("BRIDGE_FEISHU_URL", "https://user:password@open.feishu.cn"),
        ("BRIDGE_FEISHU_APP_SECRET", "a b"),
        ("BRIDGE_LOG_LEVEL", "LOUD"),
    ],
)
def test_what_cannot_be_is_refused(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    environment.setenv(name, value)
    assert program.main(["feishu"]) == 2
    error = capsys.readouterr().err
    assert f"{name} 不对" in error
    assert "password" not in error


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-16-le"])
def test_a_file_that_is_not_utf_8_is_one_line(
    environment: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    encoding: str,
) -> None:
    environment.setenv("BRIDGE_LANG", "en")
    (tmp_path / ".env").write_bytes("BRIDGE_LOG_LEVEL=INFO  # 日志\n".encode(encoding))
    with pytest.raises(SystemExit):
        program.main(["--help"])
    assert "connect a custom app of Feishu" in capsys.readouterr().out
    assert program.main(["feishu"]) == 2
    told = "griddesk-bridge: .env is not in UTF-8: open it in an editor and save it as UTF-8\n"
    assert capsys.readouterr().err == told


def test_a_line_that_says_nothing_and_a_folder_are_said(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / ".env"
    file.write_text("GRIDDESK_LANG\nBRIDGE_TOKEN\nBRIDGE_FEISHU_APP_SECRET：very\n")
    assert program.main(["feishu"]) == 2
    error = capsys.readouterr().err
    assert [line.partition("行")[0][-2:-1] for line in error.splitlines()] == ["2", "3"]
    assert "very" not in error
    file.unlink()
    file.mkdir()
    assert program.main(["feishu"]) == 2
    assert ".env 是空文件夹" in capsys.readouterr().err
    (file / "pyvenv.cfg").touch()  # as of python -m venv .env
    assert load().token.get_secret_value() == TOKEN


def test_every_setting_has_its_words(environment: pytest.MonkeyPatch) -> None:
    assert {name.upper() for name in BridgeSettings.model_fields} <= set(WORDS)
    for zh, en in WORDS.values():
        assert en.isascii()
        assert not zh.isascii()
    assert load().place == ("127.0.0.1", 0)
    assert TOKEN not in repr(load())


async def test_an_app_that_is_refused_is_asked_again(
    environment: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It may be let in again without anybody starting the bridge anew."""
    from simulator.testing import ManualTime
    from tests.bridge.server import bridging

    class Refused(Phones):
        async def run(self, take: Take) -> None:
            if self.fail:
                raise self.fail.pop(0)
            await super().run(take)

    time, phones = ManualTime(), Refused(fail=[NotAllowed("secret"), OSError("x"), NotAllowed("x")])
    async with bridging(tmp_path / "bridge.db", phones, time) as sim:
        await phones.heard.wait()
        assert time.slept == [1, 2, 4]
        assert await sim.desk.trouble() is None
