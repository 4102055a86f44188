"""The whole bot for a test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stand import Stand, a_stand


@pytest.fixture
async def stand(tmp_path: Path) -> AsyncIterator[Stand]:
    """A bot over a temporary database and the simulator."""
    async with a_stand(tmp_path) as made:
        yield made
