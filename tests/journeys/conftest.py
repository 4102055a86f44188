"""A town for each story."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage import migrate
from tests.fakes import StillClock
from tests.journeys.processes import Nursery, a_nursery
from tests.journeys.town import Town, a_town, settings_for, settle
from tests.postgresql import run


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file to copy."""
    file = tmp_path_factory.mktemp("migrated") / "town.db"
    run(migrate.upgrade(f"sqlite+aiosqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def settled(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with everybody in it."""
    folder = tmp_path_factory.mktemp("settled")
    copied = Path(shutil.copy(migrated, folder))
    run(settle(settings_for("http://127.0.0.1", folder), StillClock().now()))
    return copied


@pytest.fixture
def folder(tmp_path: Path, migrated: Path) -> Path:
    """A folder with a migrated database in it."""
    shutil.copy(migrated, tmp_path)
    return tmp_path


@pytest.fixture
async def town(tmp_path: Path, settled: Path) -> AsyncIterator[Town]:
    """The town with the product running and everybody bound."""
    shutil.copy(settled, tmp_path)
    async with a_town(tmp_path, settled=True) as made:
        await made.starts()
        yield made


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Starts products as processes."""
    with a_nursery() as begun:
        yield begun


@pytest.fixture(scope="session", autouse=True)
def _begun_early(request: pytest.FixtureRequest) -> None:
    """The nursery imports while other stories run, if one is going to want it."""
    if any("nursery" in getattr(item, "fixturenames", ()) for item in request.session.items):
        request.getfixturevalue("nursery")
