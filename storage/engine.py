"""A database from its URL."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncSession

import storage.schema  # noqa: F401  # whoever opens a database needs the mapping
from storage.postgresql import PostgresqlEngines
from storage.sqlite import SqliteEngines, Synchronous

P = ParamSpec("P")
R = TypeVar("R")


class Database:
    """One database, of either kind.

    Actions get a session (:meth:`transaction`); everything else is a plain function of a
    connection, run whole by :meth:`write` or :meth:`read`. ``writer`` and ``reader`` are engines
    for whoever looks at the tables directly.
    """

    def __init__(
        self, url: str, *, synchronous: Synchronous = "NORMAL", pool_size: int = 10
    ) -> None:
        """Opens nothing yet: connections are made when first needed.

        ``synchronous`` is SQLite's: NORMAL survives the death of the process, FULL also a power
        cut. ``pool_size`` is PostgreSQL's. Raises ValueError for a URL of another kind.
        """
        parsed = make_url(url)
        self.dialect = parsed.get_backend_name()
        self._engines: SqliteEngines | PostgresqlEngines
        match parsed.drivername:
            case "sqlite+aiosqlite":
                self._engines = SqliteEngines(parsed, synchronous)
            case "postgresql+asyncpg":
                self._engines = PostgresqlEngines(parsed, pool_size)
            case other:
                raise ValueError(
                    f"{other!r} is not supported: use sqlite+aiosqlite or postgresql+asyncpg"
                )
        self.writer = self._engines.writer
        self.reader = self._engines.reader

    def transaction(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A session in a write transaction: committed at its end, rolled back by an exception."""
        return self._engines.transaction()

    async def write(
        self, action: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs a plain function of a connection in one write transaction."""
        return await self._engines.write(action, *args, **kwargs)

    async def read(
        self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs a plain function of a connection that only reads, on one state of the database."""
        return await self._engines.read(query, *args, **kwargs)

    async def close(self) -> None:
        """Closes all connections."""
        await self._engines.close()
