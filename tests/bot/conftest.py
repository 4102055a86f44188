"""The whole bot for a test."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage import migrate
from tests.stand import Stand, a_stand


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database to copy."""
    file = tmp_path_factory.mktemp("template") / "stand.db"
    with ThreadPoolExecutor(1) as thread:  # a loop of its own, away from the tests'
        thread.submit(asyncio.run, migrate.upgrade(f"sqlite+aiosqlite:///{file}")).result()
    return file


@pytest.fixture
async def stand(tmp_path: Path, migrated: Path) -> AsyncIterator[Stand]:
    """A bot over a temporary database and the simulator."""
    async with a_stand(tmp_path, migrated) as made:
        yield made
