"""A town for each story."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.lines import TELEGRAM, Line, settings_for
from tests.journeys.town import Town, a_town, settle
from tests.makers import StillClock
from tests.office import empty, put
from tests.postgresql import run


@pytest.fixture(scope="session")
def line() -> Line:
    """The messenger of the phones; the same stories are told of another one elsewhere."""
    return TELEGRAM


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory, line: Line) -> Path:
    """A database file with everybody in it, to copy."""
    folder = tmp_path_factory.mktemp("settled")
    file = put(empty(), folder / "town.db")
    run(settle(settings_for("http://127.0.0.1", folder), StillClock().now(), line=line))
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a migrated database in it."""
    put(empty(), tmp_path / "town.db")
    return tmp_path


@pytest.fixture
async def town(tmp_path: Path, settled: Path, line: Line) -> AsyncIterator[Town]:
    """The town with the product running and everybody bound."""
    shutil.copy(settled, tmp_path)
    async with a_town(tmp_path, settled=True, line=line) as made:
        await made.starts()
        yield made
