"""Where the stretches of the quarter are lived."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from tests.office import empty, put


@pytest.fixture
def folders(tmp_path: Path) -> Callable[[], Path]:
    """Makes folders with a migrated database in each."""
    numbers = count()

    def folder() -> Path:
        made = tmp_path / str(next(numbers))
        made.mkdir()
        put(empty(), made / "quarter.db")
        return made

    return folder
