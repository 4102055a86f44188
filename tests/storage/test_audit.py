"""The audit is append-only, and it is the database that says so."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from domain.ports import Work
from storage import migrate
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.makers import NOW, the_rules

CHANGES = ["UPDATE audit SET outcome = 'refused'", "DELETE FROM audit"]
REFUSED = "append-only"


def _an_entry(work: Work) -> None:
    work.audit.add(at=NOW, person_id=None, act="invite", subject="post:1")


async def _do(database: Database, statement: str) -> int:
    return await database.write(lambda connection: connection.execute(text(statement)).rowcount)


async def _outcomes(database: Database) -> list[str]:
    return await database.read(
        lambda connection: list(connection.execute(text("SELECT outcome FROM audit")).scalars())
    )


@pytest.mark.parametrize("change", CHANGES)
async def test_an_entry_can_be_neither_changed_nor_deleted(
    database: Database, office: SqlOffice, change: str
) -> None:
    await office.do(_an_entry)
    with pytest.raises(DBAPIError, match=REFUSED):
        await _do(database, change)
    await office.do(_an_entry)
    assert await _outcomes(database) == ["done", "done"]


async def test_the_table_cannot_be_emptied_at_one_stroke(
    database: Database, office: SqlOffice
) -> None:
    if database.dialect == "sqlite":
        return  # it has no TRUNCATE
    await office.do(_an_entry)
    with pytest.raises(DBAPIError, match=REFUSED):
        await _do(database, "TRUNCATE audit")
    assert await _outcomes(database) == ["done"]


@pytest.mark.parametrize("change", CHANGES)
async def test_the_lock_goes_down_and_up_again_with_its_migration(
    empty_url: str, change: str
) -> None:
    await migrate.upgrade(empty_url)
    database = Database(empty_url)
    try:
        office = SqlOffice(database, the_rules())
        await office.do(_an_entry)
        await migrate.downgrade(empty_url, "0001")
        assert await _do(database, change) == 1
        await office.do(_an_entry)
        await migrate.upgrade(empty_url)
        assert await migrate.differences(empty_url) == []
        with pytest.raises(DBAPIError, match=REFUSED):
            await _do(database, change)
        assert "done" in await _outcomes(database)
    finally:
        await database.close()
