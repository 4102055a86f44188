"""Engines: what is refused, how SQLite is opened, and that readers only read."""

from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from domain.people.model import Person
from domain.ports import Work
from storage.kit.engine import Database
from storage.schema import persons
from storage.work import SqlOffice
from tests.makers import NOW


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("sqlite+aiosqlite://", "needs a file"),
        ("sqlite+aiosqlite:///:memory:", "needs a file"),
        ("sqlite:///griddesk.db", "not supported"),
        ("postgresql+psycopg://localhost/griddesk", "not supported"),
        ("mysql+aiomysql://localhost/griddesk", "not supported"),
    ],
)
def test_other_urls_are_refused_with_the_reason(url: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Database(url)


@pytest.mark.parametrize(("word", "level"), [("NORMAL", 1), ("FULL", 2)])
async def test_sqlite_is_opened_for_writers_and_readers_at_once(
    tmp_path: Path, word: str, level: int
) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'd.db'}", synchronous=word)  # type: ignore[arg-type]  # a word from the table above
    for engine in (database.writer, database.reader):
        async with engine.connect() as connection:
            said = [
                (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            ]
        assert said == ["wal", level, 1, 10_000]
    await database.close()


async def test_readers_cannot_write(database: Database) -> None:
    delete = text("DELETE FROM persons")
    with pytest.raises(DBAPIError, match=r"readonly|read-only"):
        await database.read(lambda connection: connection.execute(delete))
    async with database.reader.connect() as connection:
        with pytest.raises(DBAPIError, match=r"readonly|read-only"):
            await connection.execute(delete)


async def test_a_snapshot_does_not_change_under_its_reader(
    database: Database, office: SqlOffice
) -> None:
    def add(work: Work) -> None:
        work.people.add_person(Person(created_at=NOW))

    count = select(func.count()).select_from(persons)
    async with database.reader.connect() as connection:
        before = (await connection.execute(count)).scalar_one()
        await office.do(add)
        assert (await connection.execute(count)).scalar_one() == before
    async with database.reader.connect() as connection:
        assert (await connection.execute(count)).scalar_one() == before + 1
