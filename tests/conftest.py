"""What all rooms' tests share, and who runs what where there are several workers."""

import gc
import os
import re
import ssl
import sys
from collections.abc import AsyncIterator, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import Connection, Dialect, Engine, event
from sqlalchemy.util import LRUCache

from tests import postgresql, scratch
from tests.examples import EVERY
from tests.nursery import Nursery, a_nursery

if TYPE_CHECKING:
    from playwright.async_api import Browser

gc.set_threshold(20_000, 20, 20)  # to look each time seven hundred things were made costs a tenth

_TOGETHER = {
    "nursery": re.compile(r"^tests/(quarter/|chaos/|journeys/test_killed)"),
    "browser": re.compile(r"_page\.py|/test_page"),
    "clerk": re.compile(
        r"\[postgresql\b|^tests/storage/test_(backup|counts|every_action|migrations)\b"
    ),
    "house": re.compile(r"^tests/(house/|bot/test_texts\b)"),
    "filled": re.compile(r"^tests/app/test_(colleagues|demo_\w+|goodbye|guide)\b"),
    "busy": re.compile(r"^tests/journeys/test_forged_buttons\b"),
}
"""What takes seconds to start or to fill, and the tests that need it: they run on one worker; so do
those of the house, which read the whole source. Only names are known to who deals them out, as the
workers collect.
"""
_DEAR = {
    "nursery": "nursery",
    "browser": "browser",
    "filled": "filled",
    "all_taken": "clerk",
    "busy": "busy",
}
"""The fixtures that do it, and with which of these their tests run."""


def pytest_plugin_registered(plugin: object) -> None:
    """Loads the product, but not where tests are only dealt out to workers: before other
    conftests, as this is called for the configuration as soon as this one is there."""
    if isinstance(plugin, pytest.Config):
        dealing = getattr(plugin.known_args_namespace, "numprocesses", None)
        if "PYTEST_XDIST_WORKER" in os.environ or not dealing:
            gc.disable()  # to go through all that is imported while it grows takes a second
            import_module("tests.loaded")


def pytest_configure() -> None:
    """Temporary folders are made where nothing waits for a disk."""
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", scratch.folder())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Deals out what belongs together first, then the other tests one by one. (The marks of
    pytest-xdist do not reach its own scheduler since pytest has node ids that are no strings.)"""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return next((one for one, names in _TOGETHER.items() if names.search(nodeid)), nodeid)

        def mark_test_complete(self, node: Any, item_index: int, duration: float = 0) -> None:
            """Forgets what is done: thousands of done ones would be counted after each test."""
            super().mark_test_complete(node, item_index, duration)
            given = self.assigned_work[node]
            scope = self._split_scope(self.registered_collections[node][item_index])
            if all(given[scope].values()):
                del given[scope]

    return Together(config, log)


_TWINS = 5
"""Of so many tests that ran on SQLite one runs on PostgreSQL, too, between two edits."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """No test that needs one of these has a name by which it is not found; and what has run on
    SQLite runs on PostgreSQL in turns, others each time. The long tests are all of them, and so is
    what somebody asks for by name."""
    strays = [
        item.nodeid
        for item in items
        for one, group in _DEAR.items()
        if one in getattr(item, "fixturenames", ()) and not _TOGETHER[group].search(item.nodeid)
    ]
    if strays:
        raise pytest.UsageError(f"not dealt out with their like, see tests/conftest.py: {strays}")
    if [Path(one).resolve() for one in config.args] == [config.rootpath / "tests"]:
        run = getattr(config, "workerinput", {}).get("testrunuid")  # the same in all workers
        dice = Random(run)  # noqa: S311 - no secret
        names = {item.nodeid for item in items}
        twins = (one for one in items if "[postgresql" in one.nodeid)
        for item in twins:
            on_sqlite = item.nodeid.replace("[postgresql", "[sqlite") in names
            if on_sqlite and (EVERY or dice.randrange(_TWINS)):
                item.add_marker(pytest.mark.long)


def pytest_collection_finish() -> None:
    """What was imported stays: the collector need not go through it again for each test."""
    gc.freeze()
    gc.enable()
    if session := sys.modules.get("aiogram.client.session.aiohttp"):
        # each bot reads all roots of trust, for servers that speak plain HTTP here
        once = SimpleNamespace(create_default_context=cache(ssl.create_default_context))
        vars(session)["ssl"] = once


_FIRST: dict[tuple[Any, ...], Dialect] = {}
"""The dialect of the first connection of each kind."""
_COMPILED: Any = LRUCache(5_000)
"""By it and the statement, what this comes to as text."""


@event.listens_for(Engine, "engine_connect")
def _compile_once(connection: Connection) -> None:
    """A product has one database and compiles a statement once; here each test opens its own, and
    would spend a seventh of its time on compiling what the one before had compiled."""
    own = connection.dialect
    settings = map(vars(own).get, ("_json_serializer", "_on_connect_isolation_level"))
    kind = (type(own), own.server_version_info, *settings)
    connection.dialect = _FIRST.setdefault(kind, own)
    connection.execution_options(compiled_cache=_COMPILED)


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


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser() -> AsyncIterator["Browser"]:
    """A Chromium for all tests of pages; each opens windows of its own."""
    from tests.browser import chromium

    async with chromium() as browser:
        yield browser
