"""The schema kept by district: each row of a district lies with it, and needs no other district's.

The product's own primary keys are numbers alone (docs/scale.md says what that means). Here every
table gets the district in front of its keys, by a rule and without exception, on PostgreSQL: so it
stays true that the change is a mechanical one, and that nothing reaches across.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
    insert,
    select,
    text,
)
from sqlalchemy.exc import IntegrityError

from storage.kit.engine import Database
from storage.schema import metadata
from storage.work import SqlOffice
from tests.makers import District, the_rules
from tests.storage.scene import Scene
from tests.storage.stories import STORIES
from tests.storage.test_everybody import VAULT

KEY = "district"
DISTRICTS = (341102, 341103)
pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(900),
    pytest.mark.parametrize("dialect", ["postgresql"], indirect=True),
]


def by_district() -> MetaData:
    """All tables with the district in front of every key, each a partitioned one."""
    made = MetaData(schema="by_district")
    for table in metadata.sorted_tables:
        Table(
            table.name,
            made,
            Column(KEY, Integer, primary_key=True, autoincrement=False),
            *(
                Column(
                    one.name,
                    one.type,
                    primary_key=one.primary_key,
                    nullable=one.nullable,
                    autoincrement=False,
                )
                for one in table.columns
            ),
            *_constraints(table),
            postgresql_partition_by=f"LIST ({KEY})",
        )
    return made


def _constraints(table: Table) -> Iterator[UniqueConstraint | ForeignKeyConstraint | Index]:
    for one in table.constraints:
        names = [each.name for each in getattr(one, "columns", ())]
        if isinstance(one, UniqueConstraint):
            yield UniqueConstraint(KEY, *names)
        elif isinstance(one, ForeignKeyConstraint):
            there = one.referred_table.name
            columns = [f"by_district.{there}.{each.column.name}" for each in one.elements]
            yield ForeignKeyConstraint(
                [KEY, *names],
                [f"by_district.{there}.{KEY}", *columns],
                deferrable=True,
                initially="DEFERRED",
            )
        else:
            assert isinstance(one, CheckConstraint) or one is table.primary_key, one
    for index in table.indexes:
        if index.unique:
            plain = [each.name for each in index.columns]
            yield Index(f"d_{index.name}", KEY, *plain, unique=True)


def _build(connection: Connection, made: MetaData) -> None:
    connection.execute(text("CREATE SCHEMA by_district"))
    made.create_all(connection)
    for table in made.sorted_tables:
        for number in DISTRICTS:
            connection.execute(
                text(
                    f"CREATE TABLE by_district.{table.name}_{number} PARTITION OF "
                    f"by_district.{table.name} FOR VALUES IN ({number})"
                )
            )


def _copy(connection: Connection, made: MetaData, number: int) -> int:
    """All rows of the district into its partitions; how many there were."""
    copied = 0
    for table in metadata.sorted_tables:
        rows = [row._asdict() for row in connection.execute(select(table))]
        if rows:
            wanted = [{**row, KEY: number} for row in rows]
            connection.execute(insert(made.tables[f"by_district.{table.name}"]), wanted)
        copied += len(rows)
    return copied


async def test_districts_lie_side_by_side_under_the_same_numbers(
    database: Database, district: District
) -> None:
    office = SqlOffice(database, the_rules(), vault=VAULT)
    for action, story in [*STORIES.items()][::4]:
        asked = await office.do(lambda work: story(Scene(work=work, district=district)))  # noqa: B023 - called at once
        await office.do(action, asked.request, *asked.args, **asked.more)
    made = by_district()
    assert all(one.primary_key.columns[0].name == KEY for one in made.tables.values())

    def live(connection: Connection) -> None:
        _build(connection, made)
        assert _copy(connection, made, DISTRICTS[0]) == _copy(connection, made, DISTRICTS[1]) > 200
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
        cases = made.tables["by_district.cases"]
        plan = connection.execute(
            text(
                "EXPLAIN "
                + str(
                    select(cases.c.id)
                    .where(cases.c.district == DISTRICTS[0])
                    .compile(compile_kwargs={"literal_binds": True})
                )
            )
        )
        told = "\n".join(str(row[0]) for row in plan)
        assert f"cases_{DISTRICTS[0]}" in told
        assert f"cases_{DISTRICTS[1]}" not in told, "one district's question touches its rows alone"
        # a step of one district about a matter that only the other has
        connection.execute(text("SAVEPOINT before"))
        steps = made.tables["by_district.steps"]
        with pytest.raises(IntegrityError):
            connection.execute(
                insert(steps).from_select(
                    [one.name for one in steps.columns],
                    select(
                        *(
                            text(str(10**6)) if one.name in {"id", "case_id"} else one
                            for one in steps.columns
                        )
                    ).limit(1),
                )
            )
        connection.execute(text("ROLLBACK TO SAVEPOINT before"))

    try:
        await database.write(live)
    finally:
        await database.write(
            lambda one: one.execute(text("DROP SCHEMA IF EXISTS by_district CASCADE"))
        )
