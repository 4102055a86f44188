"""A database that is away is told from a value that it never takes."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from domain.messaging import StoreAway, Unstorable
from storage.kit.engine import Database


async def test_a_database_that_cannot_be_reached_is_away() -> None:
    for url in (
        "postgresql+asyncpg://postgres@127.0.0.1:9/nowhere",
        "postgresql+asyncpg://postgres@/nowhere?host=/nowhere",
        "sqlite+aiosqlite:////nowhere/at/all.db",
    ):
        database = Database(url)
        with pytest.raises(StoreAway):
            await database.read(lambda connection: connection.execute(text("SELECT 1")))
        await database.close()


async def test_a_connection_that_ends_meanwhile_is_a_database_that_is_away_and_comes_back(
    database: Database,
) -> None:
    if database.dialect == "sqlite":
        pytest.skip("a file has no connection that ends")
    own = text("SELECT pg_terminate_backend(pg_backend_pid())")
    with pytest.raises(StoreAway):
        await database.write(lambda connection: connection.execute(own))
    assert await database.read(lambda one: one.execute(text("SELECT 1")).scalar_one()) == 1


async def test_what_it_never_takes_is_a_wrong_value_and_what_is_wrong_is_neither(
    database: Database,
) -> None:
    def asks(words: str) -> Callable[[Connection], object]:
        return lambda connection: connection.execute(text(words))

    if database.dialect == "postgresql":
        for wrong in ("SELECT 1 / 0", "SELECT chr(0)", "SELECT CAST('2026-02-30' AS date)"):
            with pytest.raises(Unstorable):
                await database.write(asks(wrong))
    with pytest.raises(DBAPIError):
        await database.write(asks("SELECT * FROM nowhere"))
