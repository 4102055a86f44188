"""The first link of all is made at the command line: for which post is said, and what fits."""

import argparse
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.commands import invite
from app.settings import PREFIX
from bot.entry import code_in
from domain.people.binding import token_hash
from simulator.testing import running
from tests.office import put, settled


async def _asked(unit: str, role: str, *, stand_in: bool = False, qr: str | None = None) -> int:
    given = argparse.Namespace(unit=unit, role=role, stand_in=stand_in, qr=qr)
    return await invite.act(given)


async def test_it_names_unit_and_post_and_refuses_what_does_not_fit(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(settled()[0], bare / "griddesk.db")
    async with running() as sim:
        monkeypatch.setenv(f"{PREFIX}TELEGRAM_TOKEN", "42:token-of-nobody-at-all")
        monkeypatch.setenv(f"{PREFIX}TELEGRAM_API_URL", sim.url)
        monkeypatch.setenv(f"{PREFIX}DATABASE_URL", f"sqlite+aiosqlite:///{file}")
        assert await _asked("341102001001", "mediator", stand_in=True, qr="link.png") == 0
        post, link, *_ = capsys.readouterr().out.splitlines()
        assert post == "古道社区 调解员 (mediator), stand-in"
        assert link.startswith("https://t.me/")
        assert (bare / "link.png").read_bytes().startswith(b"\x89PNG")
        for unit, role, told in (
            (
                "341102000000",
                "building_head",
                "a district has no building_head (building head); it may have: ",
            ),
            (
                "341102001001",
                "supervisor",
                "a community has no supervisor (supervisor); it may have: "
                "information_officer (information officer), mediator (mediator), "
                "coordinator (coordinator)\n",
            ),
        ):
            assert await _asked(unit, role) == 1
            assert told in capsys.readouterr().err
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM invitations").fetchone() == (1,)


async def test_by_feishu_alone_it_is_a_code_and_there_is_nothing_to_draw(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(settled()[0], bare / "griddesk.db")
    async with running() as bridge:
        monkeypatch.setenv(f"{PREFIX}FEISHU_TOKEN", "42:what-the-bridge-knows-it-by")
        monkeypatch.setenv(f"{PREFIX}FEISHU_API_URL", bridge.url)
        monkeypatch.setenv(f"{PREFIX}DATABASE_URL", f"sqlite+aiosqlite:///{file}")
        assert await _asked("341102001001", "mediator") == 0
        _, way, _ = capsys.readouterr().out.splitlines()
        code = code_in(way)
        assert way.startswith("Feishu: open the bot")
        assert code
        assert await _asked("341102001001", "mediator", qr="link.png") == 1
        assert "Telegram is not connected" in capsys.readouterr().err
        monkeypatch.setenv(f"{PREFIX}TELEGRAM_TOKEN", "43:of-a-messenger-that-is-away")
        monkeypatch.setenv(f"{PREFIX}TELEGRAM_API_URL", "http://127.0.0.1:9")
        assert await _asked("341102001001", "mediator") == 0
        told = capsys.readouterr()
        assert "Telegram does not tell the bot's name" in told.err
        assert told.out.splitlines()[1].startswith("Feishu: open the bot")
    with closing(sqlite3.connect(file)) as connection:
        kept = connection.execute("SELECT token_hash FROM invitations").fetchall()
    assert (token_hash(code),) in kept
