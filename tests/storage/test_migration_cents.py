"""A sum of an older version, in whole yuan, is the same sum to the cent, there and back."""

from decimal import Decimal

import pytest
from sqlalchemy import Connection, text

from storage import migrate
from storage.kit.engine import Database
from storage.schema import agreements
from tests.storage.test_migration_letters import fill

pytestmark = pytest.mark.long  # a migration that has landed does not change any more

_AGREED = """
INSERT INTO agreements (id, case_id, form, made_on, amount, text, at, person_id, post_id)
    VALUES (1, 1, 'written', '2026-11-20', 1200, '', '2026-11-20 01:00:00.000000{z}', 1, 1),
    (2, 2, 'oral', '2026-11-20', NULL, '', '2026-11-20 01:00:00.000000{z}', 1, 1)
"""


def _agree(connection: Connection) -> None:
    zone = "" if connection.dialect.name == "sqlite" else "+00"
    connection.exec_driver_sql(_AGREED.format(z=zone))


def _change(connection: Connection) -> None:
    changed = agreements.update().where(agreements.c.id == 1, agreements.c.amount == Decimal(1200))
    connection.execute(changed.values(amount=Decimal("1234.50")))


async def _amounts(url: str) -> list[int | None]:
    database = Database(url)
    asked = text("SELECT amount FROM agreements ORDER BY id")
    rows = await database.read(lambda connection: connection.execute(asked).all())
    await database.close()
    return [row.amount for row in rows]


async def test_whole_yuan_become_cents_and_back(empty_url: str) -> None:
    await migrate.upgrade(empty_url, "0013")
    database = Database(empty_url)
    await database.write(fill)
    await migrate.upgrade(empty_url, "0014")
    await database.write(_agree)
    await migrate.upgrade(empty_url)
    assert await _amounts(empty_url) == [120_000, None]
    await database.write(_change)
    await database.close()
    await migrate.downgrade(empty_url, "0014")
    assert await _amounts(empty_url) == [1235, None]
    await migrate.upgrade(empty_url)
    assert await _amounts(empty_url) == [123_500, None]
