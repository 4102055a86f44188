"""The engines under a database, of either kind: the threads of SQLite, the pool of PostgreSQL."""

import asyncio
import json
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any, Literal, Protocol, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import QueuePool

from storage.kit.private import keep_private

R = TypeVar("R")

Synchronous = Literal["NORMAL", "FULL"]

_BUSY_MS = 10_000
"""How long SQLite waits for another process (a backup, a command line) before it gives up."""
_READERS = 2
"""Threads that read: Python runs one at a time, the second computes while the first waits."""
_CONNECT_SECONDS = 10
"""How long PostgreSQL may take to answer at all before it counts as away."""
_LOOK = 0.01
"""Seconds after which others may write before it looks at the next table."""
_SAMPLE = 400
"""Rows of an index that SQLite looks at to know what is in it: the same milliseconds always."""


class Engines(Protocol):
    """How one kind of database is driven."""

    @property
    def writer(self) -> AsyncEngine: ...

    @property
    def reader(self) -> AsyncEngine: ...

    async def write(self, action: Callable[[Connection], R]) -> R: ...

    async def read(self, query: Callable[[Connection], R]) -> R: ...

    def read_aside(self, query: Callable[[Connection], R]) -> R: ...

    async def analyze(self) -> None: ...

    async def close(self) -> None: ...


class SqliteEngines:
    """A thread that writes and threads that read, each with a connection of its own."""

    def __init__(self, url: URL, synchronous: Synchronous, *, aside: int) -> None:
        if url.database in {None, "", ":memory:"}:
            raise ValueError("an SQLite database needs a file: readers have their own connection")
        self._synchronous = synchronous
        self._writer = _sqlite_engine(url, 1)
        self._reader = _sqlite_engine(url, _READERS + aside)
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
        left = deque(await self.read(_tables))

        def look(connection: Connection) -> None:
            connection.exec_driver_sql(f"PRAGMA analysis_limit = {_SAMPLE}")
            ends = monotonic() + _LOOK
            while left and monotonic() < ends:
                connection.exec_driver_sql(f'ANALYZE "{left.popleft()}"')

        # all of them at once keep everybody from writing for a tenth of a second
        while left:
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
        try:
            with connection.begin():
                return job(connection)
        except StopIteration as error:  # a future cannot carry it: whoever waits would wait forever
            raise RuntimeError("an action let a StopIteration out") from error

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


def _tables(connection: Connection) -> Sequence[str]:
    """Those with an index: of the others all that is learnt is how many rows they have, and they
    are gone through from end to end for it."""
    found = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master AS one WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND EXISTS (SELECT * FROM pragma_index_list(one.name))"
    )
    return found.scalars().all()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _only_reads(connection: Any, record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only = ON")
    cursor.close()


class PostgresqlEngines:
    """A pool of connections. READ COMMITTED to write, one snapshot to read."""

    def __init__(self, url: URL, pool_size: int) -> None:
        self._url = url
        self._aside = threading.local()
        self._kept_aside: list[tuple[asyncio.Runner, AsyncEngine]] = []
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
        # a loop and a connection of the thread's own, kept: to connect takes longer than to read
        mine = self._aside
        if not hasattr(mine, "runner"):
            mine.runner, mine.engine = asyncio.Runner(), self._aside_engine()
            self._kept_aside.append((mine.runner, mine.engine))
        answer: R = mine.runner.run(self._read_by(mine.engine, query))
        return answer

    async def analyze(self) -> None:
        await self.write(lambda connection: connection.exec_driver_sql("ANALYZE"))

    def _aside_engine(self) -> AsyncEngine:
        engine = create_async_engine(
            self._url,
            pool_size=1,
            max_overflow=0,
            json_serializer=_dumps,
            isolation_level="REPEATABLE READ",
            connect_args={"timeout": _CONNECT_SECONDS},
        )
        return engine.execution_options(postgresql_readonly=True)

    async def _read_by(self, engine: AsyncEngine, query: Callable[[Connection], R]) -> R:
        async with engine.connect() as connection:
            return await connection.run_sync(query)

    async def close(self) -> None:
        await self.writer.dispose()
        await asyncio.to_thread(self._close_aside)

    def _close_aside(self) -> None:
        while self._kept_aside:
            runner, engine = self._kept_aside.pop()
            with runner:
                runner.run(engine.dispose())


def _dumps(value: Any) -> str:
    # Chinese escaped takes twice the room and cannot be read in a shell
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
