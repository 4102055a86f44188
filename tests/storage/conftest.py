"""Two databases for every test: SQLite in a file, and a real PostgreSQL.

Each worker runs one PostgreSQL server for its session. A migrated database is made once: the
SQLite file is copied for each test, the PostgreSQL database emptied, which costs least.
"""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from domain.days.periods import Period, PeriodKind
from domain.people.model import Actor
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.marks import RungMark
from domain.rules import Rules
from storage import migrate
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.schema import metadata
from storage.work import SqlOffice
from tests import postgresql
from tests.makers import NOW, TELEGRAM, TODAY, District, a_district, the_rules

_numbers = count(1)
_EMPTIED = ", ".join(name for name in metadata.tables if name != "categories")
"""The categories are seeded by the migration and never changed by a test."""


@pytest.fixture(scope="session")
def postgresql_folder() -> Iterator[str]:
    """The socket folder of a running server; its path must stay short."""
    with postgresql.a_server() as folder:
        yield folder


@pytest.fixture(scope="session")
def postgresql_database(postgresql_folder: str) -> str:
    """A migrated database, to be emptied before each test."""
    postgresql.do(postgresql_folder, "CREATE DATABASE griddesk")
    postgresql.run(migrate.upgrade(postgresql.url(postgresql_folder, "griddesk")))
    return postgresql_folder


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy."""
    file = tmp_path_factory.mktemp("template") / "griddesk.db"
    postgresql.run(migrate.upgrade(f"sqlite+aiosqlite:///{file}"))
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
    postgresql.do(
        folder,
        "SET session_replication_role = replica",  # the audit refuses to be emptied otherwise
        f"TRUNCATE {_EMPTIED} RESTART IDENTITY",
        database="griddesk",
    )
    yield postgresql.url(folder, "griddesk")


@pytest.fixture
def empty_url(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a database without any table."""
    if dialect == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
        return
    folder: str = request.getfixturevalue("postgresql_folder")
    name = f"empty_{next(_numbers)}"
    postgresql.do(folder, f"CREATE DATABASE {name}")
    yield postgresql.url(folder, name)
    postgresql.do(folder, f"DROP DATABASE {name} WITH (FORCE)")


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


@pytest.fixture
def boards(database: Database) -> SqlBoards:
    """What people read of this database."""
    return SqlBoards(database, the_rules())


@pytest.fixture
def actor(boards: SqlBoards, district: District) -> Callable[[str], Awaitable[Actor]]:
    """Whoever sits on a chair, as an actor."""

    async def ask(chair: str) -> Actor:
        found = await boards.people.actor(TELEGRAM, district.address(chair), TODAY)
        assert found is not None
        return found

    return ask


@pytest.fixture
async def all_year(office: SqlOffice) -> None:
    """The desk was there from New Year on."""

    def marks(work: Work) -> None:
        first = Period.containing(PeriodKind.WEEK, date(2026, 1, 1)).first
        work.rungs.add(RungMark(kind=PeriodKind.WEEK, first=first, rung=Rung.BEFORE, spoke_at=NOW))

    await office.do(marks)
