"""The demo's district, filled once for the run; each test that writes gets a copy of the file."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.demo.seed import Seeded, seed
from app.rules import rules_of
from app.settings import PREFIX, Fixed
from app.texts import speak
from domain.rules import Rules
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.office import empty, put

NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
"""A Tuesday; the weekly report is due on Friday."""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A database file with the demo's district in it."""

    path: Path
    told: Seeded


@pytest.fixture(scope="session")
def rules() -> Rules:
    return rules_of(Fixed())


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, rules: Rules) -> Filled:
    path = put(empty(), tmp_path_factory.mktemp("demo") / "demo.db")

    async def fill() -> Seeded:
        database = Database(f"sqlite+aiosqlite:///{path}")
        try:
            return await seed(SqlOffice(database, rules), NOW)
        finally:
            await database.close()

    return Filled(path=path, told=asyncio.run(fill()))


@pytest.fixture
async def database(filled: Filled, tmp_path: Path) -> AsyncIterator[Database]:
    copy = tmp_path / "copy.db"
    shutil.copy(filled.path, copy)
    opened = Database(f"sqlite+aiosqlite:///{copy}")
    yield opened
    await opened.close()


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The command line in English, for the tests that read it; test_speaking.py has the Chinese."""
    monkeypatch.setenv(f"{PREFIX}LANG", "en")
    speak("en")
    yield
    speak("zh")


@pytest.fixture
def bare(english: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder to be in, and no settings exported."""
    import os

    for name in list(os.environ):
        if name.startswith(PREFIX) and name != f"{PREFIX}LANG":
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def migrated(bare: Path) -> Path:
    """The same with a migrated database where a command looks for one."""
    (bare / "var").mkdir()
    put(empty(), bare / "var" / "griddesk.db")
    return bare
