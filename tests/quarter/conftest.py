"""What the stretches of the quarter share: what takes seconds is done once."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from storage import migrate
from tests.journeys.processes import Nursery, a_nursery
from tests.postgresql import run
from tests.quarter.desk import NURSED


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Starts desks as processes."""
    with a_nursery(NURSED) as begun:
        yield begun


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, nursery: Nursery) -> Path:
    """A migrated database file to copy, made while the nursery imports."""
    assert not nursery.ready
    file = tmp_path_factory.mktemp("migrated") / "quarter.db"
    run(migrate.upgrade(f"sqlite+aiosqlite:///{file}"))
    return file


@pytest.fixture
def folders(tmp_path: Path, migrated: Path) -> Callable[[], Path]:
    """Makes folders with a migrated database in each."""
    numbers = count()

    def folder() -> Path:
        made = tmp_path / str(next(numbers))
        made.mkdir()
        shutil.copy(migrated, made)
        return made

    return folder
