"""The schema's history: up, down, up again, and no difference from the tables in the code."""

import asyncio
from datetime import date

from sqlalchemy import inspect, select, text
from sqlalchemy.ext.asyncio import create_async_engine

from domain.cases.model import CaseKind
from storage import migrate
from storage.kit.engine import Database
from storage.schema import categories


async def _tables(url: str) -> set[str]:
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        names = await connection.run_sync(lambda c: inspect(c).get_table_names())
    await engine.dispose()
    return set(names)


async def test_up_down_and_up_again(empty_url: str) -> None:
    assert await migrate.current(empty_url) is None
    assert not await migrate.is_current(empty_url)
    await migrate.upgrade(empty_url)
    assert await migrate.is_current(empty_url)
    full = await _tables(empty_url)
    await migrate.downgrade(empty_url, "base")
    assert await _tables(empty_url) <= {"alembic_version", "sqlite_sequence"}
    await migrate.upgrade(empty_url)
    await migrate.upgrade(empty_url)
    assert await _tables(empty_url) == full


async def test_three_upgrades_at_once_migrate_once_and_all_end_well(empty_url: str) -> None:
    await asyncio.gather(*(migrate.upgrade(empty_url) for _ in range(3)))
    assert await migrate.is_current(empty_url)
    assert migrate.known(await migrate.current(empty_url))
    assert not migrate.known("9999")


async def test_the_tables_in_the_code_match_the_migrations(url: str) -> None:
    assert await migrate.differences(url) == []


async def test_a_table_that_differs_is_noticed(empty_url: str) -> None:
    await migrate.upgrade(empty_url)
    database = Database(empty_url)
    async with database.writer.begin() as connection:
        await connection.execute(text("ALTER TABLE persons ADD COLUMN shoe_size INTEGER"))
    await database.close()
    assert len(await migrate.differences(empty_url)) == 1


async def test_constraints_have_the_names_of_the_convention(url: str) -> None:
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        unique = await connection.run_sync(
            lambda c: {one["name"] for one in inspect(c).get_unique_constraints("steps")}
        )
        foreign = await connection.run_sync(
            lambda c: {one["name"] for one in inspect(c).get_foreign_keys("steps")}
        )
    await engine.dispose()
    assert unique == {"uq_steps_case_id_token"}
    assert "fk_steps_case_id_cases" in foreign


async def test_the_categories_of_the_source_are_seeded_in_order(database: Database) -> None:
    async with database.reader.connect() as connection:
        rows = (await connection.execute(select(categories).order_by(categories.c.position))).all()
    disputes = [row.name_zh for row in rows if row.kind is CaseKind.DISPUTE]
    topics = [row.name_zh for row in rows if row.kind is CaseKind.OPINION]
    assert disputes[:3] == ["婚姻家庭", "邻里", "房屋宅基地"]
    assert len(disputes) == 18
    assert topics[0] == "环境卫生"
    assert len(topics) == 14
    assert disputes[-1] == topics[-1] == "其他"
    assert {(row.scheme, row.valid_from, row.valid_to) for row in rows} == {
        ("langya-2012", date(2012, 1, 1), None)
    }
    assert all(row.name_en for row in rows)
