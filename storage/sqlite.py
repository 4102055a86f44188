"""SQLite, for one machine.

SQLite lets one writer in at a time and makes the others poll, so writers take turns here: one
lock for all, and BEGIN IMMEDIATE takes the file's own lock before the first read, so that nothing
read in a transaction can change under it. Readers, in WAL mode, neither wait nor are waited for.

An asynchronous driver hands each statement to a thread and back, which costs more than the
statement. Whatever is a plain function of a connection (boards, inbox, outbox) is therefore handed
over whole, and only the actions, whose steps await each other, go through the driver.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, QueuePool

P = ParamSpec("P")
R = TypeVar("R")

Synchronous = Literal["NORMAL", "FULL"]

_BUSY_MS = 10_000
"""How long SQLite waits for another process (a backup, a command line) before it gives up."""
_READERS = 2
"""Threads that read: Python runs one at a time, the second reads while the first waits."""


class SqliteEngines:
    """The connections to one file."""

    def __init__(self, url: URL, synchronous: Synchronous) -> None:
        if url.database in {None, "", ":memory:"}:
            raise ValueError("an SQLite database needs a file: readers have their own connection")
        self._synchronous = synchronous
        plain = url.set(drivername="sqlite")
        self.writer = _asynchronous(url, 1)
        self.reader = _asynchronous(url, _READERS)
        self._writing = _in_threads(plain, 1)
        self._reading = _in_threads(plain, _READERS)
        for engine in (self.writer.sync_engine, self._writing):
            event.listen(engine, "connect", self._prepare)
            event.listen(engine, "begin", _begin_immediate)
        for engine in (self.reader.sync_engine, self._reading):
            event.listen(engine, "connect", self._prepare)
            event.listen(engine, "connect", _only_reads)
            event.listen(engine, "begin", _begin)
        self._turn = asyncio.Lock()
        self._write_thread = ThreadPoolExecutor(1, "sqlite-write")
        self._read_threads = ThreadPoolExecutor(_READERS, "sqlite-read")

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session in a write transaction, when it is its turn."""
        async with (
            self._turn,
            # the answer of an action is read after the commit, without asking the database again
            AsyncSession(self.writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    async def write(
        self, action: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs a function of a connection in one write transaction."""
        async with self._turn:
            return await _hand_over(self._write_thread, self._writing, action, *args, **kwargs)

    async def read(
        self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs a function of a connection that only reads, on one state of the database."""
        return await _hand_over(self._read_threads, self._reading, query, *args, **kwargs)

    async def close(self) -> None:
        """Closes all connections and ends the threads."""
        await self.writer.dispose()
        await self.reader.dispose()
        for engine, threads in (
            (self._writing, self._write_thread),
            (self._reading, self._read_threads),
        ):
            await asyncio.get_running_loop().run_in_executor(threads, engine.dispose)
            threads.shutdown()

    def _prepare(self, connection: Any, record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(f"PRAGMA synchronous = {self._synchronous}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        cursor.close()


async def _hand_over(
    threads: ThreadPoolExecutor,
    engine: Engine,
    action: Callable[Concatenate[Connection, P], R],
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    def run() -> R:
        with engine.begin() as connection:
            return action(connection, *args, **kwargs)

    return await asyncio.get_running_loop().run_in_executor(threads, run)


def dumps(value: Any) -> str:
    """JSON as it is kept: Chinese escaped takes twice the room and cannot be read in a shell."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# BEGIN is ours to give: the driver's own would start as a reader and fail to upgrade
_OURS: dict[str, Any] = {"isolation_level": None, "timeout": _BUSY_MS / 1000}


def _asynchronous(url: URL, size: int) -> AsyncEngine:
    return create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=size,
        max_overflow=0,
        connect_args=_OURS,
        json_serializer=dumps,
    )


def _in_threads(url: URL, size: int) -> Engine:
    return create_engine(
        url,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        # any of the threads may come by, one at a time
        connect_args={**_OURS, "check_same_thread": False},
        json_serializer=dumps,
    )


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _only_reads(connection: Any, record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only = ON")
    cursor.close()
