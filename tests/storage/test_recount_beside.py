"""The counts are mended beside somebody who files, on PostgreSQL: SQLite has one writer."""

import asyncio

import pytest
from sqlalchemy import Connection, text, update
from sqlalchemy.util import await_only

from storage.counts.recount import mend
from storage.kit.engine import Database
from storage.schema import agreements, cases
from tests.makers import District

_WAITING = text(
    "SELECT count(*) FROM pg_locks WHERE NOT granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


def _waits(connection: Connection) -> bool:
    return bool(connection.scalar(_WAITING))


@pytest.mark.long
@pytest.mark.parametrize("dialect", ["postgresql"])
async def test_whoever_mends_gives_way_and_tries_again(
    database: Database, district: District
) -> None:
    async def until_mended() -> asyncio.Task[object]:
        mending = asyncio.create_task(mend(database))
        while not await database.read(_waits):  # noqa: ASYNC110 - a lock wakes nobody
            await asyncio.sleep(0)
        return mending

    def agreed(connection: Connection) -> asyncio.Task[object]:
        connection.execute(update(agreements).where(agreements.c.id == 0).values(text="好"))
        mending = await_only(until_mended())  # has the cases, and waits for the agreements
        connection.execute(update(cases).where(cases.c.id == 0).values(place="门口"))
        return mending

    mending = await database.write(agreed)
    assert await mending == []
