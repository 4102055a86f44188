"""Databases from a URL: SQLite for one machine, PostgreSQL for several.

Everything that touches a database is a plain function of a connection, run whole in one
transaction. An asynchronous driver of SQLite hands each statement to a thread and back, which
costs more than the statement; here the function is handed over once. On PostgreSQL the same
function runs on the event loop and gives way at each statement.

SQLite lets one writer in at a time and makes the others poll for the file's lock. So all writing
is done by one thread, in order, and BEGIN IMMEDIATE takes the lock before the first read, so that
nothing read in a transaction can change under it. Readers, in WAL mode, neither wait nor are
waited for.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.kit.engines import Engines, PostgresqlEngines, SqliteEngines, Synchronous
from storage.kit.errors import told_apart

P = ParamSpec("P")
R = TypeVar("R")

_ASIDE = 2
"""Threads for what takes seconds."""
_FOR_A_TURN = 2.0
"""Seconds after which a read goes on out of turn: on PostgreSQL the one before it may wait for a
host that is gone, and nobody else is to wait for that."""


def file_of(url: str) -> Path | None:
    """Where a database is, if it is a file: as whoever opens it reads its address."""
    parsed = make_url(url)
    return Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None


class Database:
    """One database, of either kind."""

    def __init__(
        self, url: str, *, synchronous: Synchronous = "NORMAL", pool_size: int = 10
    ) -> None:
        """Opens nothing yet: connections are made when first needed.

        ``synchronous`` is SQLite's: NORMAL survives the death of the process, FULL also a power
        cut. ``pool_size`` is PostgreSQL's. Raises ValueError for a URL of another kind.
        """
        self.url = url
        parsed = make_url(url)
        self.dialect = parsed.get_backend_name()
        self._engines: Engines
        self._aside = ThreadPoolExecutor(_ASIDE, "read-aside")
        self._turn = asyncio.Lock()
        match parsed.drivername:
            case "sqlite+aiosqlite":
                self._engines = SqliteEngines(parsed, synchronous, aside=_ASIDE)
            case "postgresql+asyncpg":
                self._engines = PostgresqlEngines(parsed, pool_size)
            case other:
                raise ValueError(
                    f"{other!r} is not supported: use sqlite+aiosqlite or postgresql+asyncpg"
                )

    async def write(
        self, action: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs ``action(connection, …)`` in a write transaction: committed when it returns,
        rolled back when it raises. Raises :class:`~storage.kit.errors.DatabaseAway` while the
        database does not answer, and :class:`~storage.kit.errors.WrongValue` for what it never
        takes."""
        with told_apart():
            return await self._engines.write(lambda one: action(one, *args, **kwargs))

    async def read(
        self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs ``query(connection, …)``, which only reads, on one state of the database."""
        with told_apart():
            return await self._engines.read(lambda one: query(one, *args, **kwargs))

    async def read_aside(
        self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """The same for a query that takes seconds: whole in a thread and on a connection that no
        short one needs. Two run at a time."""
        job = partial(self._engines.read_aside, lambda one: query(one, *args, **kwargs))
        with told_apart():
            return await asyncio.get_running_loop().run_in_executor(self._aside, job)

    async def read_in_turn(
        self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """The same for one that computes more than it waits: one of these at a time, as long as
        none takes seconds. Two at once take as long, and each short one waits for both of them to
        give the interpreter back."""
        its_turn = await self._waited_for_turn()
        try:
            return await self.read_aside(query, *args, **kwargs)
        finally:
            if its_turn:
                self._turn.release()

    async def _waited_for_turn(self) -> bool:
        try:
            async with asyncio.timeout(_FOR_A_TURN):
                return await self._turn.acquire()
        except TimeoutError:
            return False

    async def analyze(self) -> None:
        """Has the database look at what its tables hold. One that does not know goes through all
        matters to find the three that are due."""
        with told_apart():
            await self._engines.analyze()

    async def answers(self) -> None:
        """Returns when it does; raises what keeps it from it."""
        await self.read(lambda connection: connection.exec_driver_sql("SELECT 1"))

    @property
    def writer(self) -> AsyncEngine:
        """A driver's engine for whoever handles the tables directly: tests, repairs by hand."""
        return self._engines.writer

    @property
    def reader(self) -> AsyncEngine:
        """The same, and it cannot write."""
        return self._engines.reader

    async def close(self) -> None:
        """Closes all connections, after a long read that still runs."""
        self._aside.shutdown()
        await self._engines.close()
