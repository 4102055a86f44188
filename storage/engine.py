"""Engines from a URL: SQLite for one machine, PostgreSQL for several.

SQLite lets one writer in at a time and makes the others poll, so all writing here goes through a
pool of one connection: writers queue in order, and BEGIN IMMEDIATE takes the lock before the
first read, so that nothing read in an action can change under it. Readers have connections of
their own and, in WAL mode, neither wait nor are waited for.
"""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.pool import AsyncAdaptedQueuePool

import storage.schema  # noqa: F401  # whoever opens a database needs the mapping

P = ParamSpec("P")
R = TypeVar("R")

Synchronous = Literal["NORMAL", "FULL"]

_BUSY_MS = 10_000
"""How long SQLite waits for another process (a backup, a command line) before it gives up."""


class Database:
    """The engines of one database. ``writer`` writes, ``reader`` only reads."""

    def __init__(
        self,
        url: str,
        *,
        synchronous: Synchronous = "NORMAL",
        pool_size: int = 10,
    ) -> None:
        """Opens nothing yet: connections are made when first needed.

        ``synchronous`` is SQLite's: NORMAL survives the death of the process, FULL also a power
        cut. ``pool_size`` is that of PostgreSQL, or of SQLite's readers.
        """
        parsed = make_url(url)
        self.dialect = parsed.get_backend_name()
        match parsed.drivername:
            case "sqlite+aiosqlite":
                self.writer, self.reader = _sqlite(parsed, synchronous, pool_size)
            case "postgresql+asyncpg":
                self.writer, self.reader = _postgresql(parsed, pool_size)
            case other:
                raise ValueError(
                    f"{other!r} is not supported: use sqlite+aiosqlite or postgresql+asyncpg"
                )
        # after the commit an action's answer is still read, and nothing may ask the database again
        self._sessions = async_sessionmaker(self.writer, expire_on_commit=False)

    def session(self) -> AsyncSession:
        """A session on the writing engine."""
        return self._sessions()

    async def write(
        self, action: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs plain statements in one write transaction."""
        async with self.writer.begin() as connection:
            return await connection.run_sync(action, *args, **kwargs)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """A connection on which several reads see the same state of the database."""
        async with self.reader.connect() as connection:
            if self.dialect == "sqlite":
                await connection.exec_driver_sql("BEGIN")
                try:
                    yield connection
                finally:
                    await connection.exec_driver_sql("ROLLBACK")
            else:
                await connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
                yield connection

    async def close(self) -> None:
        """Closes all connections."""
        await self.writer.dispose()
        if self.dialect == "sqlite":
            await self.reader.dispose()


def _dumps(value: Any) -> str:
    # Chinese escaped takes twice the room and cannot be read in a shell
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _sqlite(url: URL, synchronous: Synchronous, readers: int) -> tuple[AsyncEngine, AsyncEngine]:
    if url.database in {None, "", ":memory:"}:
        raise ValueError("an SQLite database needs a file: readers have their own connection")

    def engine(size: int, *, reads: bool) -> AsyncEngine:
        made = create_async_engine(
            url,
            poolclass=AsyncAdaptedQueuePool,
            pool_size=size,
            max_overflow=0,
            json_serializer=_dumps,
            # BEGIN is ours to give: the driver's own would start as a reader and fail to upgrade
            connect_args={"isolation_level": None, "timeout": _BUSY_MS / 1000},
            # the driver looks as if it were in autocommit: only who never begins may believe it
            skip_autocommit_rollback=reads,
        )
        event.listen(made.sync_engine, "connect", _prepare)
        return made

    def _prepare(connection: Any, record: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(f"PRAGMA synchronous = {synchronous}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        cursor.close()

    writer = engine(1, reads=False)
    event.listen(writer.sync_engine, "begin", _begin_immediate)
    # a single SELECT is its own snapshot: without BEGIN and ROLLBACK it costs one hop, not three
    reader = engine(readers, reads=True).execution_options(isolation_level="AUTOCOMMIT")
    event.listen(reader.sync_engine, "connect", _only_reads)
    return writer, reader


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _only_reads(connection: Any, record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only = ON")
    cursor.close()


def _postgresql(url: URL, size: int) -> tuple[AsyncEngine, AsyncEngine]:
    engine = create_async_engine(
        url,
        pool_size=size,
        max_overflow=0,
        json_serializer=_dumps,
    )
    return engine, engine.execution_options(isolation_level="AUTOCOMMIT")
