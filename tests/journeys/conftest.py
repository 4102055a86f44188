"""A town for each story."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage import migrate
from tests.journeys.town import Town, a_town


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file to copy."""
    file = tmp_path_factory.mktemp("town") / "town.db"
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, migrate.upgrade(f"sqlite+aiosqlite:///{file}")).result()
    return file


@pytest.fixture
def folder(tmp_path: Path, migrated: Path) -> Path:
    """A folder with a migrated database in it."""
    shutil.copy(migrated, tmp_path / "town.db")
    return tmp_path


@pytest.fixture
async def town(folder: Path) -> AsyncIterator[Town]:
    """The town with the product running and everybody bound."""
    async with a_town(folder) as made:
        await made.starts()
        yield made
