"""A town of Feishu phones for each story."""

import pytest

from tests.bridge.journeys.line import FEISHU
from tests.journeys.conftest import folder, settled, town
from tests.journeys.lines import Line

__all__ = ["folder", "settled", "town"]


@pytest.fixture(scope="session")
def line() -> Line:
    """What the stories are told over here."""
    return FEISHU
