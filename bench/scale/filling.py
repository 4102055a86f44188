"""Districts of any size, written past the product as fast as a database takes rows."""

import asyncio
import itertools
import json
import sqlite3
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # ships no types
from sqlalchemy import Connection, insert, select
from sqlalchemy.engine import make_url

from bench.scale import matters
from bench.scale.district import NOW, ZONE, Seat, Settled, rules, settle
from domain.days.periods import Period, PeriodKind
from domain.org.model import UnitKind
from domain.people.model import Role
from domain.periodic.model import Figures
from storage.counts.recount import mend
from storage.kit.engine import Database
from storage.migrate import upgrade
from storage.schema import categories, holdings, posts, reports, units
from storage.search.index import fill as index_words
from storage.work import SqlOffice

_AT_ONCE = 20_000
_REPORTED = 60
"""Weeks whose reports are on file."""
_OWED = timedelta(days=7)


async def fill(url: str, many: int) -> float:
    """A migrated database with a district of so many matters; returns the seconds it took."""
    began = time.perf_counter()
    await upgrade(url)
    database = Database(url)
    try:
        await SqlOffice(database, rules()).do(settle)
        settled, by_kind = await database.read(_known)
        await database.write(_reports, settled)
    finally:
        await database.close()
    if database.dialect == "sqlite":
        file = make_url(url).database
        assert file is not None
        await asyncio.to_thread(_fill_sqlite, Path(file), many, settled, by_kind)
    else:
        await _fill_postgresql(url, many, settled, by_kind)
    database = Database(url)
    try:
        # what is kept beside the matters, once all of them are there
        await mend(database)
        await database.write(index_words)
        await database.analyze()
    finally:
        await database.close()
    return time.perf_counter() - began


def _known(connection: Connection) -> tuple[Settled, dict[str, Sequence[int]]]:
    settled, above = Settled(), {}
    for row in connection.execute(select(units).order_by(units.c.path)):
        above[row.id] = row.parent_id
        match row.kind:
            case UnitKind.STREET:
                settled.streets.append(row.id)
            case UnitKind.COMMUNITY:
                settled.communities.append(row.id)
            case UnitKind.GRID_1:
                settled.grids.append((row.id, row.parent_id, above[row.parent_id]))
            case _:
                pass
    held = select(posts.c.id, posts.c.unit_id, posts.c.role, holdings.c.person_id).join(
        holdings, holdings.c.post_id == posts.c.id
    )
    for row in connection.execute(held):
        settled.seats[row.unit_id, row.role] = Seat(person=row.person_id, post=row.id)
    listed = connection.execute(select(categories.c.id, categories.c.kind).order_by("position"))
    by_kind: dict[str, list[int]] = {}
    for id, kind in listed:
        by_kind.setdefault(kind.value, []).append(id)
    return settled, dict(by_kind)


def _reports(connection: Connection, settled: Settled) -> None:
    """The reports of these weeks, of communities and of streets; every third community still owes
    the last."""
    rows: list[dict[str, Any]] = []
    for kind, of, role in (
        (PeriodKind.WEEK, settled.communities, Role.INFORMATION_OFFICER),
        (PeriodKind.HALF_MONTH, settled.streets, Role.COORDINATOR),
    ):
        period = Period.containing(kind, NOW.astimezone(ZONE).date()).previous()
        while period.first > date(NOW.year, NOW.month, NOW.day) - timedelta(weeks=_REPORTED):
            end = period.bounds(ZONE)[1]
            rows += [
                {
                    "unit_id": unit, "kind": kind, "first": period.first, "revision": 0,
                    "nil": False, "late": False, "remark": "", "confirmed_at": end,
                    "confirmed_by": settled.seats[unit, role].person,
                    "confirmed_post_id": settled.seats[unit, role].post,
                    "figures": Figures(),
                }
                for number, unit in enumerate(of)
                if not (kind is PeriodKind.WEEK and end > NOW - _OWED and number % 3 == 0)
            ]  # fmt: skip
            period = period.previous()
    connection.execute(insert(reports), rows)


def _fill_sqlite(
    file: Path, many: int, settled: Settled, by_kind: dict[str, Sequence[int]]
) -> None:
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
        connection.execute(f"PRAGMA {pragma}")
    # an index is built in a tenth of the time when all its rows are there, and so are the counts
    later = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') "
        "AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(?))",
        (json.dumps(list(matters.COLUMNS)),),
    ).fetchall()
    for kind, name, _ in later:
        connection.execute(f"DROP {kind} {name}")
    connection.execute("BEGIN")
    ways = matters.Ways(moment=_Texts().moment, day=_Texts().day)
    for rows in matters.history(many, settled, by_kind, ways, _AT_ONCE):
        for table, of_table in rows.items():
            columns = matters.COLUMNS[table]
            listed, marks = ", ".join(f'"{one}"' for one in columns), ", ".join("?" * len(columns))
            connection.executemany(
                f"INSERT INTO {table} ({listed}) VALUES ({marks})",  # noqa: S608 - names of our own tables
                of_table,
            )
    connection.execute("COMMIT")
    for _, _, sql in later:
        connection.execute(sql)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


class _Texts:
    """Moments and days as SQLite keeps them, each put together once."""

    def __init__(self) -> None:
        days = range(matters.UNTIL // matters.DAY + 400)
        self._days = [matters.as_moment(day * matters.DAY).date().isoformat() for day in days]
        clock = itertools.product(range(24), range(60))
        self._clock = [f" {hour:02}:{minute:02}:00.000000" for hour, minute in clock]

    def moment(self, minute: int) -> str:
        """The minute's moment."""
        day, rest = divmod(minute, matters.DAY)
        return self._days[day] + self._clock[rest]

    def day(self, minute: int) -> str:
        """The minute's day."""
        return self._days[minute // matters.DAY]


async def _fill_postgresql(
    url: str, many: int, settled: Settled, by_kind: dict[str, Sequence[int]]
) -> None:
    connection = await asyncpg.connect(dsn=url.replace("+asyncpg", ""))
    try:
        dropped = [row async for row in _indexes(connection)]
        for name, _ in dropped:
            await connection.execute(f"DROP INDEX {name}")
        for table in matters.COLUMNS:
            await connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        ways = matters.Ways(moment=matters.as_moment, day=lambda at: matters.as_moment(at).date())
        for rows in matters.history(many, settled, by_kind, ways, _AT_ONCE):
            for table, of_table in rows.items():
                await connection.copy_records_to_table(
                    table, records=of_table, columns=matters.COLUMNS[table]
                )
        for _, sql in dropped:
            await connection.execute(sql)
        for table in matters.COLUMNS:
            await connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        await connection.execute("SELECT setval('cases_id_seq', (SELECT max(id) FROM cases))")
        await connection.execute("VACUUM")  # as the server does by itself after a while
    finally:
        await connection.close()


async def _indexes(connection: Any) -> Any:
    rows = await connection.fetch(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY($1) AND indexname "
        "NOT IN (SELECT conname FROM pg_constraint)",
        list(matters.COLUMNS),
    )
    for row in rows:
        yield row["indexname"], row["indexdef"]
