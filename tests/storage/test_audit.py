"""The audit is append-only, and it is the database that says so."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from domain.ports import Work
from storage import migrate
from storage.kit.engine import Database
from storage.messages.audit import Chain, follow
from storage.work import SqlOffice
from tests.examples import seldom
from tests.makers import NOW, the_rules

CHANGES = ["UPDATE audit SET outcome = 'refused'", "DELETE FROM audit"]
REPLACED = "(id, at, act, subject, outcome) VALUES (1, '2026-11-24 00:00:00', 'x', 'y', 'z')"
UNDER_THE_TABLE = [
    "UPDATE audit SET subject = 'post:9' WHERE id = 2",
    "UPDATE audit SET seal = NULL WHERE id = 3",
    "DELETE FROM audit WHERE id = 2",
    "DELETE FROM audit WHERE id = 1",
    "INSERT INTO audit (id, at, act, subject, outcome) "
    "VALUES (9, '2026-11-24 00:00:00', 'x', 'y', 'z')",
]
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


async def test_an_entry_cannot_be_put_in_the_place_of_another(
    database: Database, office: SqlOffice
) -> None:
    await office.do(_an_entry)
    ways = [f"INSERT INTO audit {REPLACED} ON CONFLICT (id) DO UPDATE SET act = 'x'"]
    if database.dialect == "sqlite":
        ways += [f"INSERT OR REPLACE INTO audit {REPLACED}", f"REPLACE INTO audit {REPLACED}"]
    for way in ways:
        with pytest.raises(DBAPIError, match=REFUSED):
            await _do(database, way)
    assert await _outcomes(database) == ["done"]


async def test_entries_follow_from_each_other(database: Database, office: SqlOffice) -> None:
    assert await follow(database) == Chain(entries=0, broken_at=None, last=None)
    await asyncio.gather(*(office.do(_an_entry) for _ in range(12)))
    await office.do(lambda work: [_an_entry(work), _an_entry(work)])
    chain = await follow(database)
    assert (chain.entries, chain.broken_at) == (14, None)
    assert len(chain.last or "") == 64


@pytest.mark.parametrize("change", UNDER_THE_TABLE)
async def test_what_is_done_under_the_table_breaks_the_chain(own_url: str, change: str) -> None:
    """Whoever owns the database can take off what forbids it; the seals tell."""
    database = Database(own_url)
    try:
        office = SqlOffice(database, the_rules())
        for _ in range(4):
            await office.do(_an_entry)
        names = ("audit_no_update", "audit_no_delete")
        for off in (
            [f"DROP TRIGGER {one}" for one in names]
            if database.dialect == "sqlite"
            else ["DROP TRIGGER audit_append_only ON audit"]
        ):
            await _do(database, off)
        await _do(database, change)
        assert (await follow(database)).broken_at is not None
    finally:
        await database.close()


async def test_what_was_on_file_is_sealed_as_it_stood(own_url: str) -> None:
    database = Database(own_url)
    try:
        office = SqlOffice(database, the_rules())
        for _ in range(3):
            await office.do(_an_entry)
        before = await follow(database)
        await migrate.downgrade(own_url, "0014")
        await migrate.upgrade(own_url)
        assert await follow(database) == before
        await office.do(_an_entry)
        assert (await follow(database)).broken_at is None
    finally:
        await database.close()


async def test_the_table_cannot_be_emptied_at_one_stroke(
    database: Database, office: SqlOffice
) -> None:
    if database.dialect == "sqlite":
        return  # it has no TRUNCATE
    await office.do(_an_entry)
    with pytest.raises(DBAPIError, match=REFUSED):
        await _do(database, "TRUNCATE audit")
    assert await _outcomes(database) == ["done"]


@pytest.mark.parametrize("change", seldom(CHANGES, CHANGES[:1]))
async def test_the_lock_goes_down_and_up_again_with_its_migration(
    own_url: str, change: str
) -> None:
    database = Database(own_url)
    try:
        office = SqlOffice(database, the_rules())
        await office.do(_an_entry)
        await migrate.downgrade(own_url, "0001")
        assert await _do(database, change) == 1
        await migrate.upgrade(own_url)
        await office.do(_an_entry)
        assert await migrate.differences(own_url) == []
        with pytest.raises(DBAPIError, match=REFUSED):
            await _do(database, change)
        assert "done" in await _outcomes(database)
    finally:
        await database.close()
