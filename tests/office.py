"""The real office and its stores over a database in memory, new for each test in a millisecond.

>>> with an_office() as office:
...     with office.work() as work:      # one transaction, as actions see it
...         …
...     case = office.do(report, actor, draft, token=token, now=now)
...     page = office.read(office.boards.case(actor, case.id, now))

The schema is what the migrations make of an empty file, once a process; each office gets a copy of
it, or of what another office held (:meth:`MemoryOffice.image`). Nothing here waits, so tests and
state machines need no event loop.
"""

import json
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from domain.ports import Work
from domain.rules import Rules
from storage import migrate
from storage.boards import SqlBoards
from storage.work import SqlOffice, SqlWork
from tests.makers import District, a_district, the_rules
from tests.postgresql import run

P = ParamSpec("P")
R = TypeVar("R")


_JOURNAL, _WRITES_AHEAD = slice(18, 20), bytes((2, 2))
"""Where an SQLite file says how it is journalled, and that it writes ahead."""


@cache
def empty() -> bytes:
    """A migrated database with nobody in it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "migrated.db"
        run(migrate.upgrade(f"sqlite+aiosqlite:///{file}"))
        connection = sqlite3.connect(file)
        # one that writes ahead keeps a second file, for which memory has no place
        connection.execute("PRAGMA journal_mode = DELETE")
        image = connection.serialize()
        connection.close()
    return image


def put(image: bytes, file: Path) -> Path:
    """Writes it to a file as the product leaves its own, so that opening it changes nothing."""
    written = bytearray(image)
    written[_JOURNAL] = _WRITES_AHEAD
    file.write_bytes(written)
    return file


@cache
def _engine() -> Engine:
    """One for all: what it has compiled once, it need not compile for the next test."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False),
        poolclass=NullPool,
        json_serializer=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    )
    event.listen(engine, "begin", lambda one: one.exec_driver_sql("BEGIN"))
    return engine


def at_once(job: Awaitable[R]) -> R:
    """What it answers; it waits for nothing, as the database is in memory."""
    steps = job.__await__()
    try:
        next(steps)
    except StopIteration as end:
        return cast("R", end.value)
    steps.close()
    raise AssertionError("it waited")


class MemoryDatabase:
    """What the office and the boards need of :class:`storage.kit.engine.Database`."""

    dialect = "sqlite"

    def __init__(self, image: bytes) -> None:
        self.connection = _engine().connect()
        self.driver.deserialize(image)
        self.driver.execute("PRAGMA foreign_keys = ON")

    @property
    def driver(self) -> sqlite3.Connection:
        """The driver's own connection."""
        return cast("sqlite3.Connection", self.connection.connection.driver_connection)

    async def write(
        self, action: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs it in a transaction of its own, or in the one that is open."""
        if self.connection.in_transaction():
            return action(self.connection, *args, **kwargs)
        with self.connection.begin():
            return action(self.connection, *args, **kwargs)

    read = read_aside = read_in_turn = write


class MemoryOffice:
    """:class:`storage.work.SqlOffice` and its boards, without an event loop."""

    def __init__(self, rules: Rules, image: bytes, **parts: Any) -> None:
        self.rules = rules
        self.database = MemoryDatabase(image)
        self.boards = SqlBoards(cast("Any", self.database), rules, parts.get("vault"))
        self.office = SqlOffice(cast("Any", self.database), rules, **parts)
        self._vault = parts.get("vault")

    def do(
        self,
        action: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """One action in one transaction, by the office itself."""
        return at_once(self.office.do(action, *args, **kwargs))

    @contextmanager
    def work(self) -> Iterator[SqlWork]:
        """The stores of one transaction, kept at the end, or not if something was raised."""
        connection = self.database.connection
        with connection.begin(), Session(connection, expire_on_commit=False) as session:
            yield SqlWork(session, self.rules, self.database.dialect, self._vault)
            session.flush()

    def read(self, question: Coroutine[Any, Any, R]) -> R:
        """What a board answers."""
        return at_once(question)

    def image(self) -> bytes:
        """All that is in it now, for other offices to begin with."""
        return self.database.driver.serialize()

    def close(self) -> None:
        """Forgets everything."""
        self.database.connection.close()


@cache
def _settled() -> tuple[bytes, District]:
    with an_office() as office:
        made = office.do(a_district)
        return office.image(), made


def settled() -> tuple[bytes, District]:
    """A database with the small district in it, and who sits where."""
    image, made = _settled()
    own = District(units={**made.units}, paths={**made.paths}, chairs={**made.chairs})
    return image, own


@contextmanager
def an_office(
    rules: Rules | None = None, image: bytes | None = None, **parts: Any
) -> Iterator[MemoryOffice]:
    """An office of its own on an empty district, or on what the image holds. ``parts`` are what
    else the office is given (a vault, who hears of pushes)."""
    office = MemoryOffice(rules or the_rules(), image or empty(), **parts)
    try:
        yield office
    finally:
        office.close()
