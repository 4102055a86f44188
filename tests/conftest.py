"""What all rooms' tests share, and who runs what where there are several workers."""

import gc
from collections.abc import Iterator

import pytest

from tests import postgresql
from tests.nursery import Nursery, a_nursery


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes seconds to start is started by one worker, for all tests that need it."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        params = getattr(getattr(item, "callspec", None), "params", {})
        if "nursery" in names:
            item.add_marker(pytest.mark.xdist_group("processes"))
        elif "browser" in names:
            item.add_marker(pytest.mark.xdist_group("browser"))
        elif params.get("dialect") == "postgresql":
            item.add_marker(pytest.mark.xdist_group("postgresql"))


def pytest_collection_finish() -> None:
    """What was imported stays: the collector need not go through it again for each test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def postgresql_folder() -> Iterator[str]:
    """The socket folder of a running server; its path must stay short."""
    with postgresql.a_server() as folder:
        yield folder


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Starts products as processes."""
    with a_nursery() as begun:
        yield begun
