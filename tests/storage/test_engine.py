"""Engines: what is refused, how SQLite is opened, and that readers only read."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError

from domain.days.periods import Period, PeriodKind
from domain.people.model import Actor, Person
from domain.ports import Work
from simulator.client import PATIENCE
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.schema import persons
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, the_rules
from tests.storage.counting import counted


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


async def test_nobodys_short_read_waits_for_the_long_ones(database: Database) -> None:
    go_on, begun = threading.Event(), threading.Barrier(3)

    def long(connection: Connection) -> int:
        begun.wait(10)
        go_on.wait(10)
        return int(connection.execute(text("SELECT 1")).scalar_one())

    loop = asyncio.get_running_loop()
    running = [asyncio.create_task(database.read_aside(long)) for _ in range(2)]
    await loop.run_in_executor(None, begun.wait, 10)  # both are at work
    assert await database.read(lambda c: c.execute(text("SELECT 2")).scalar_one()) == 2
    go_on.set()
    assert await asyncio.gather(*running) == [1, 1]


async def test_of_those_in_turn_one_at_a_time_is_read(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.kit.engine._FOR_A_TURN", 60)  # however slow the machine is
    go_on, begun = threading.Event(), list[int]()

    def long(connection: Connection, number: int) -> int:
        begun.append(number)
        go_on.wait(10)
        return int(connection.execute(text("SELECT 1")).scalar_one())

    running = [asyncio.create_task(database.read_in_turn(long, one)) for one in range(3)]
    await asyncio.sleep(0)  # they are on their way
    assert await database.read_aside(lambda c: c.execute(text("SELECT 2")).scalar_one()) == 2
    assert len(begun) <= 1, "there is room for another beside it"
    go_on.set()
    assert await asyncio.gather(*running) == [1, 1, 1]


async def test_behind_one_that_hangs_the_next_goes_on_out_of_turn(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.kit.engine._FOR_A_TURN", 0)
    go_on = threading.Event()

    def hangs(connection: Connection) -> int:
        go_on.wait(10)
        return int(connection.execute(text("SELECT 1")).scalar_one())

    first = asyncio.create_task(database.read_in_turn(hangs))
    await asyncio.sleep(0)  # it has the turn
    for _ in range(2):  # and who had none gives none back
        assert await database.read_in_turn(lambda c: c.execute(text("SELECT 2")).scalar_one()) == 2
    assert not first.done()
    go_on.set()
    assert await first == 1


async def test_the_draft_of_a_report_is_a_long_read(
    database: Database, actor: Callable[[str], Awaitable[Actor]]
) -> None:
    officer, boards = await actor("officer"), SqlBoards(database, the_rules())
    period = Period.containing(PeriodKind.WEEK, TODAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "read", None)  # the lane of the short ones is not asked for
        assert await boards.periodic.report(officer, PeriodKind.WEEK, None, period, NOW)


async def test_the_evidence_of_a_year_is_a_long_read_that_holds_up_no_draft(
    database: Database, district: District, actor: Callable[[str], Awaitable[Actor]]
) -> None:
    supervisor, boards = await actor("supervisor"), SqlBoards(database, the_rules())
    with pytest.MonkeyPatch.context() as patch:
        for lane in ("read", "read_in_turn"):
            patch.setattr(database, lane, None)
        assert await boards.periodic.year(supervisor, district.units["district"], TODAY.year, NOW)


async def test_what_is_known_of_the_tables_is_renewed_for_readers_as_well(
    database: Database, district: District
) -> None:
    if database.dialect != "sqlite":
        pytest.skip("PostgreSQL's connections share what is known")
    question = text("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'")
    with counted(lambda statement: statement.startswith("ANALYZE")) as looked:
        for known in (0, 1):
            assert await database.read(lambda c: c.execute(question).scalar_one()) == known
            await database.analyze()
    assert {'ANALYZE "units"', 'ANALYZE "counts"'} <= set(looked)
    assert 'ANALYZE "case_words"' not in looked, "it has no index, and is gone through for nothing"
    await database.write(lambda c: c.execute(text("DELETE FROM sqlite_stat1")))
    await database.analyze()
    rows = text("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'units'")
    assert await database.read(lambda c: c.execute(rows).scalar_one()) > 0


async def test_a_stop_iteration_leaves_nobody_waiting(database: Database) -> None:
    """A future cannot carry it, so whoever waits for a thread would wait forever."""

    def stops(_: Connection) -> None:
        next(iter(()))

    for asked in (database.write, database.read):
        with pytest.raises(RuntimeError):
            async with asyncio.timeout(PATIENCE):
                await asked(stops)
