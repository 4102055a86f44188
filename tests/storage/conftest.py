"""Two databases for every test: SQLite in a file, and a real PostgreSQL.

Neither is migrated or filled for a test. The SQLite file is written from an image; on PostgreSQL
one database is put back as it was, which takes two milliseconds where emptying all its tables takes
thirty.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
from storage.contacts.vault import FernetVault, new_key
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests import postgresql
from tests.makers import NOW, TELEGRAM, TODAY, District, a_district, the_rules
from tests.office import empty, put, settled
from tests.storage.all_taken import all_taken as taken_image
from tests.storage.all_taken import live

_numbers = count(1)
_PUT_BACK = """
CREATE SCHEMA kept;
CREATE SCHEMA beside;
CREATE TABLE beside.numbers (sequence regclass, last bigint);
-- the categories are seeded by the migration and never changed by a test
CREATE VIEW beside.tables AS SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name NOT IN ('categories', 'alembic_version');
CREATE VIEW beside.sequences AS
    SELECT format('%I.%I', schemaname, sequencename)::regclass AS sequence, start_value, last_value
    FROM pg_sequences WHERE last_value IS NOT NULL
        AND schemaname = 'public' AND sequencename <> 'categories_id_seq';

CREATE FUNCTION beside.keep() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT * FROM beside.tables LOOP
        EXECUTE format('CREATE TABLE kept.%I AS TABLE %I', name, name);
    END LOOP;
    INSERT INTO beside.numbers SELECT sequence, last_value FROM beside.sequences;
END $$;

CREATE FUNCTION beside.put_back(filled boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    name text;
    touched boolean;
BEGIN
    FOR name IN SELECT * FROM beside.tables LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO touched;
        IF touched THEN EXECUTE format('DELETE FROM %I', name); END IF;
        IF filled THEN
            EXECUTE format('INSERT INTO %I SELECT * FROM kept.%I', name, name);
        END IF;
    END LOOP;
    PERFORM setval(sequence, start_value, false) FROM beside.sequences;
    IF filled THEN
        PERFORM setval(sequence, last) FROM beside.numbers;
    END IF;
END $$;
"""
"""Empties the tables that hold something and puts back what was there when it was told to keep it;
all this in schemas of its own, so that the product's holds nothing but the product's."""


@dataclass(frozen=True)
class Clerk:
    """A connection that stays open beside the tests, to put the database back."""

    folder: str
    session: postgresql.Beside
    district: District

    def put_back(self, *, filled: bool) -> None:
        """As it was before the last test: without anybody, or with the district."""
        self.session.do(f"SELECT beside.put_back({filled})")

    def its_district(self) -> District:
        """Who sits where in it; a test may write more into it."""
        made = self.district
        return District(units={**made.units}, paths={**made.paths}, chairs={**made.chairs})


@pytest.fixture(scope="session")
def migrated(postgresql_folder: str) -> str:
    """The name of a migrated database, of which others are copies."""
    postgresql.do(postgresql_folder, "CREATE DATABASE migrated")
    postgresql.run(migrate.upgrade(postgresql.url(postgresql_folder, "migrated")))
    return "migrated"


@pytest.fixture(scope="session")
def clerk(postgresql_folder: str, migrated: str) -> Iterator[Clerk]:
    """The migrated database ``griddesk``, and who puts it back."""
    postgresql.do(postgresql_folder, f"CREATE DATABASE griddesk TEMPLATE {migrated}")
    url = postgresql.url(postgresql_folder, "griddesk")
    district = postgresql.run(_fill(url))
    with postgresql.beside(postgresql_folder, "griddesk") as session:
        # the audit refuses to be emptied otherwise, and no order of the tables is asked for
        session.do("SET session_replication_role = replica", _PUT_BACK, "SELECT beside.keep()")
        yield Clerk(postgresql_folder, session, district)


async def _fill(url: str) -> District:
    database = Database(url)
    try:
        return await SqlOffice(database, the_rules()).do(a_district)
    finally:
        await database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> str:
    """The database a test runs on; each test runs on both."""
    return str(request.param)


@pytest.fixture
def url(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The URL of a migrated database of this test's own, with the district in it if it asks."""
    filled = "district" in request.fixturenames
    if dialect == "sqlite":
        image = settled()[0] if filled else empty()
        if "all_taken" in request.fixturenames:
            image = taken_image()
        return f"sqlite+aiosqlite:///{put(image, tmp_path / 'griddesk.db')}"
    clerk: Clerk = request.getfixturevalue("clerk")
    clerk.put_back(filled=filled)
    return postgresql.url(clerk.folder, "griddesk")


@pytest.fixture
def empty_url(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a database without any table."""
    if dialect == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
        return
    with _a_database(request.getfixturevalue("postgresql_folder"), "template1") as url:
        yield url


@pytest.fixture
def own_url(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a migrated database that a test may take apart."""
    if dialect == "sqlite":
        yield f"sqlite+aiosqlite:///{put(empty(), tmp_path / 'own.db')}"
        return
    template = request.getfixturevalue("migrated")
    with _a_database(request.getfixturevalue("postgresql_folder"), template) as url:
        yield url


@contextmanager
def _a_database(folder: str, template: str) -> Iterator[str]:
    name = f"own_{next(_numbers)}"
    postgresql.do(folder, f"CREATE DATABASE {name} TEMPLATE {template}")
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
def district(dialect: str, url: str, request: pytest.FixtureRequest) -> District:
    """The small district, committed."""
    if dialect == "sqlite":
        return settled()[1]
    clerk: Clerk = request.getfixturevalue("clerk")
    return clerk.its_district()


@pytest.fixture
async def all_taken(dialect: str, database: Database, district: District) -> None:
    """Every action was taken once in it."""
    if dialect == "postgresql":
        await live(SqlOffice(database, the_rules(), vault=FernetVault([new_key()])), district)


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
