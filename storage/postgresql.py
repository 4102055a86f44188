"""PostgreSQL, for several processes or machines."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from storage.sqlite import dumps

P = ParamSpec("P")
R = TypeVar("R")


class PostgresqlEngines:
    """A pool of connections to one server. READ COMMITTED to write, one snapshot to read."""

    def __init__(self, url: URL, pool_size: int) -> None:
        self.writer = create_async_engine(
            url, pool_size=pool_size, max_overflow=0, json_serializer=dumps
        )
        self.reader = self.writer.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session in a write transaction."""
        async with AsyncSession(self.writer, expire_on_commit=False) as session, session.begin():
            yield session

    async def write(
        self, action: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs a function of a connection in one write transaction."""
        async with self.writer.begin() as connection:
            return await connection.run_sync(action, *args, **kwargs)

    async def read(
        self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Runs a function of a connection that only reads, on one state of the database."""
        async with self.reader.connect() as connection:
            return await connection.run_sync(query, *args, **kwargs)

    async def close(self) -> None:
        """Closes all connections."""
        await self.writer.dispose()
