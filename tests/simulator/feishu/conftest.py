"""The app that the tests speak through."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from simulator.testing import SimServer
from tests.simulator.feishu.app import SmallApp, a_small_app


@pytest.fixture
async def app(sim: SimServer) -> AsyncIterator[SmallApp]:
    async with a_small_app(sim) as app:
        yield app
