"""The schema's history: up, down, up again, and no difference from the tables in the code."""

import asyncio
import re
from datetime import date
from pathlib import Path

from sqlalchemy import func, inspect, select, text
from sqlalchemy.ext.asyncio import create_async_engine

from domain.cases.model import CaseKind
from storage import migrate
from storage.contacts.vault import FernetVault, new_key
from storage.counts.recount import compare
from storage.kit.columns import metadata
from storage.kit.engine import Database
from storage.schema import categories
from storage.work import SqlOffice
from tests.examples import ON_POSTGRESQL_SELDOM
from tests.makers import a_district, the_rules
from tests.office import put
from tests.storage.all_taken import all_taken, live

VERSIONS = Path(migrate.__file__).parent / "migrations" / "versions"
PUBLISHED = "0014"
"""The newest that desks have run on."""
REFILLED = {"case_words"}
"""Made of what is on file, and made again on the way up."""
MAKES = re.compile(r'op\.create_table\(\s*"(\w+)"')


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


def test_each_says_which_it_is_and_what_it_follows() -> None:
    told = dict[str, str]()
    for path in sorted(VERSIONS.glob("*.py")):
        source = path.read_text("utf-8")
        said = re.search(r"^Revision (\d+), after (\d+|nothing), written on ", source, re.MULTILINE)
        down = re.search(r'^down_revision = "(\d+)"$', source, re.MULTILINE)
        assert said is not None, path.name
        assert said[2] == (down[1] if down else "nothing"), path.name
        assert path.name.startswith(f"{said[1]}_")
        told[said[1]] = said[2]
    assert list(told.values()) == ["nothing", *list(told)[:-1]]


@ON_POSTGRESQL_SELDOM
async def test_what_is_on_file_outlives_the_way_down_and_up(
    dialect: str, own_url: str, tmp_path: Path
) -> None:
    if dialect == "sqlite":
        put(all_taken(), tmp_path / "own.db")
    database = Database(own_url)
    if dialect == "postgresql":
        office = SqlOffice(database, the_rules(), vault=FernetVault([new_key()]))
        await live(office, await office.do(a_district))
    assert await compare(database) == []
    before = await _counted(database)
    await migrate.downgrade(own_url, PUBLISHED)
    await migrate.upgrade(own_url)
    younger = [path for path in VERSIONS.glob("[0-9]*.py") if path.name[:4] > PUBLISHED]
    made = {name for path in younger for name in MAKES.findall(path.read_text("utf-8"))}
    assert "annexes" in made
    after = await _counted(database)
    assert after.pop("counts") > 0, "what is on file is counted"
    assert {**after, "counts": 0} == {**before, **dict.fromkeys(made - REFILLED, 0)}
    assert await compare(database) == []
    await database.close()


async def _counted(database: Database) -> dict[str, int]:
    tables = metadata.sorted_tables
    rows = select(*(select(func.count()).select_from(t).scalar_subquery() for t in tables))
    found = await database.read(lambda connection: connection.execute(rows).one())
    return dict(zip((table.name for table in tables), found, strict=True))


async def test_three_upgrades_at_once_migrate_once_and_all_end_well(empty_url: str) -> None:
    await asyncio.gather(*(migrate.upgrade(empty_url) for _ in range(3)))
    assert await migrate.is_current(empty_url)
    assert migrate.known(await migrate.current(empty_url))
    assert not migrate.known("9999")


async def test_the_tables_in_the_code_match_the_migrations(url: str) -> None:
    assert await migrate.differences(url) == []


async def test_a_table_that_differs_is_noticed(own_url: str) -> None:
    database = Database(own_url)
    async with database.writer.begin() as connection:
        await connection.execute(text("ALTER TABLE persons ADD COLUMN shoe_size INTEGER"))
    await database.close()
    assert len(await migrate.differences(own_url)) == 1


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
