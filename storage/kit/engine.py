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
import json
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Concatenate, Literal, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool, QueuePool

from storage.kit.errors import told_apart
from storage.kit.private import keep_private

P = ParamSpec("P")
R = TypeVar("R")

Synchronous = Literal["NORMAL", "FULL"]

_BUSY_MS = 10_000
"""How long SQLite waits for another process (a backup, a command line) before it gives up."""
_READERS = 2
"""Threads that read: Python runs one at a time, the second computes while the first waits."""
_ASIDE = 2
"""Threads for what takes seconds."""
_CONNECT_SECONDS = 10
"""How long PostgreSQL may take to answer at all before it counts as away."""
_SAMPLE = 400
"""Rows of an index that SQLite looks at to know what is in it: the same milliseconds always."""


class Database:
    """One database, of either kind."""

    def __init__(
        self, url: str, *, synchronous: Synchronous = "NORMAL", pool_size: int = 10
    ) -> None:
        """Opens nothing yet: connections are made when first needed.

        ``synchronous`` is SQLite's: NORMAL survives the death of the process, FULL also a power
        cut. ``pool_size`` is PostgreSQL's. Raises ValueError for a URL of another kind.
        """
        parsed = make_url(url)
        self.dialect = parsed.get_backend_name()
        self._engines: _Engines
        self._aside = ThreadPoolExecutor(_ASIDE, "read-aside")
        match parsed.drivername:
            case "sqlite+aiosqlite":
                self._engines = _Sqlite(parsed, synchronous)
            case "postgresql+asyncpg":
                self._engines = _Postgresql(parsed, pool_size)
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


class _Engines(Protocol):
    @property
    def writer(self) -> AsyncEngine: ...

    @property
    def reader(self) -> AsyncEngine: ...

    async def write(self, action: Callable[[Connection], R]) -> R: ...

    async def read(self, query: Callable[[Connection], R]) -> R: ...

    def read_aside(self, query: Callable[[Connection], R]) -> R: ...

    async def analyze(self) -> None: ...

    async def close(self) -> None: ...


class _Sqlite:
    """A thread that writes and threads that read, each with a connection of its own."""

    def __init__(self, url: URL, synchronous: Synchronous) -> None:
        if url.database in {None, "", ":memory:"}:
            raise ValueError("an SQLite database needs a file: readers have their own connection")
        self._synchronous = synchronous
        self._writer = _sqlite_engine(url, 1)
        self._reader = _sqlite_engine(url, _READERS + _ASIDE)
        self._connected = threading.local()
        self._open: list[Connection] = []
        self._known = 0
        self.writer = _driver_engine(url)
        self.reader = _driver_engine(url)
        for engine in (self._writer, self.writer.sync_engine):
            keep_private(engine)
            event.listen(engine, "connect", self._prepare)
            event.listen(engine, "begin", _begin_immediate)
        for engine in (self._reader, self.reader.sync_engine):
            keep_private(engine)
            event.listen(engine, "connect", self._prepare)
            event.listen(engine, "connect", _only_reads)
            event.listen(engine, "begin", _begin)
        self._write_thread = ThreadPoolExecutor(1, "sqlite-write")
        self._read_threads = ThreadPoolExecutor(_READERS, "sqlite-read")

    async def write(self, action: Callable[[Connection], R]) -> R:
        return await self._hand_over(self._write_thread, self._writer, action)

    async def read(self, query: Callable[[Connection], R]) -> R:
        return await self._hand_over(self._read_threads, self._reader, query)

    def read_aside(self, query: Callable[[Connection], R]) -> R:
        return self._run(self._reader, query)

    async def analyze(self) -> None:
        def look(connection: Connection) -> None:
            connection.exec_driver_sql(f"PRAGMA analysis_limit = {_SAMPLE}")
            connection.exec_driver_sql("ANALYZE")

        await self.write(look)
        self._known += 1  # a connection reads what is known of the tables when it is opened

    async def close(self) -> None:
        await self.writer.dispose()
        await self.reader.dispose()
        self._write_thread.shutdown()
        self._read_threads.shutdown()
        while self._open:
            self._open.pop().close()
        self._writer.dispose()
        self._reader.dispose()

    async def _hand_over(
        self, threads: ThreadPoolExecutor, engine: Engine, job: Callable[[Connection], R]
    ) -> R:
        return await asyncio.get_running_loop().run_in_executor(threads, self._run, engine, job)

    def _run(self, engine: Engine, job: Callable[[Connection], R]) -> R:
        # to take a connection from the pool and give it back costs as much as a statement
        mine = self._connected
        connection: Connection | None = getattr(mine, "connection", None)
        known, engine_known = self._known, getattr(mine, "known", None)
        if connection is not None and known != engine_known and engine is self._reader:
            self._open.remove(connection)
            connection.invalidate()
            connection.close()
        if connection is None or connection.closed:
            connection = mine.connection = engine.connect()
            mine.known = known
            self._open.append(connection)
        with connection.begin():
            return job(connection)

    def _prepare(self, connection: Any, record: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(f"PRAGMA synchronous = {self._synchronous}")
        cursor.execute("PRAGMA foreign_keys = ON")
        # what is deleted is overwritten, and does not wait in a free page to be read
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.close()


# BEGIN is ours to give: the driver's own starts as a reader and may fail to upgrade
_NO_BEGIN: Mapping[str, Any] = {"isolation_level": None}


def _driver_engine(url: URL) -> AsyncEngine:
    return create_async_engine(url, connect_args=dict(_NO_BEGIN), json_serializer=_dumps)


def _sqlite_engine(url: URL, size: int) -> Engine:
    return create_engine(
        url.set(drivername="sqlite"),
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        json_serializer=_dumps,
        # any of the threads may come by, one at a time
        connect_args={**_NO_BEGIN, "check_same_thread": False},
    )


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _only_reads(connection: Any, record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only = ON")
    cursor.close()


class _Postgresql:
    """A pool of connections. READ COMMITTED to write, one snapshot to read."""

    def __init__(self, url: URL, pool_size: int) -> None:
        self._url = url
        self.writer = create_async_engine(
            url,
            pool_size=pool_size,
            max_overflow=0,
            json_serializer=_dumps,
            connect_args={"timeout": _CONNECT_SECONDS},
        )
        self.reader = self.writer.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    async def write(self, action: Callable[[Connection], R]) -> R:
        async with self.writer.begin() as connection:
            return await connection.run_sync(action)

    async def read(self, query: Callable[[Connection], R]) -> R:
        async with self.reader.connect() as connection:
            return await connection.run_sync(query)

    def read_aside(self, query: Callable[[Connection], R]) -> R:
        return asyncio.run(self._read_on_a_loop_of_its_own(query))

    async def analyze(self) -> None:
        await self.write(lambda connection: connection.exec_driver_sql("ANALYZE"))

    async def _read_on_a_loop_of_its_own(self, query: Callable[[Connection], R]) -> R:
        engine = create_async_engine(
            self._url,
            poolclass=NullPool,
            json_serializer=_dumps,
            isolation_level="REPEATABLE READ",
        ).execution_options(postgresql_readonly=True)
        async with engine.connect() as connection:
            return await connection.run_sync(query)

    async def close(self) -> None:
        await self.writer.dispose()


def _dumps(value: Any) -> str:
    # Chinese escaped takes twice the room and cannot be read in a shell
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
