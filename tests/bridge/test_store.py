"""The database: whose it is, what a commit holds, what goes with time."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bridge import numbers
from bridge.store import bot, keys, messages, people, updates
from bridge.store.database import Database
from bridge.store.purge import DAY, MESSAGE_SECONDS, purge
from bridge.store.schema import Unusable, opened
from bridge.store.updates import KEPT_SECONDS

NOW = 1_800_000_000.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "bridge.db"


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    db = opened(path)
    yield db
    db.close()


def test_only_its_owner_reads_it(path: Path) -> None:
    path.parent.mkdir()
    path.touch(mode=0o644)
    opened(path).close()
    db = opened(path)
    assert db.execute("PRAGMA synchronous").fetchone() == (2,)
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    db.close()


def test_one_process_has_it(path: Path, db: sqlite3.Connection) -> None:
    with pytest.raises(Unusable) as caught:
        opened(path)
    assert caught.value.why == "database-taken"


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("PRAGMA user_version = 9", "database-newer"),
        ("CREATE TABLE cases (id)", "database-foreign"),
    ],
)
def test_it_is_a_bridges_own(path: Path, statement: str, why: str) -> None:
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute(statement)
    other.commit()
    other.close()
    with pytest.raises(Unusable) as caught:
        opened(path)
    assert caught.value.why == why


def test_one_of_the_first_version_is_brought_up(path: Path) -> None:
    old = opened(path)
    old.execute("DROP TABLE owed")
    old.execute("PRAGMA user_version = 1")
    old.close()
    db = opened(path)
    assert db.execute("SELECT * FROM owed").fetchall() == []
    db.close()


def test_what_is_no_database_is_refused(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database, and more than a header's length of it" * 100)
    with pytest.raises(Unusable) as caught:
        opened(path)
    assert caught.value.why == "database-foreign"
    with pytest.raises(Unusable) as caught:
        opened(tmp_path)
    assert caught.value.why == "database-closed"


async def test_one_that_fails_takes_none_with_it(path: Path) -> None:
    database = Database(path)

    def write(name: str, *, fail: bool) -> None:
        def work(db: sqlite3.Connection) -> None:
            bot.write(db, name, True)
            if fail:
                raise KeyError(name)

        done.append(asyncio.ensure_future(database.do(work)))

    done: list[asyncio.Future[None]] = []
    for number in range(9):
        write(str(number), fail=number % 3 == 1)
    results = await asyncio.gather(*done, return_exceptions=True)
    kept = await database.do(lambda db: [bot.read(db, str(number)) for number in range(9)])
    assert [isinstance(result, KeyError) for result in results] == [
        number is None for number in kept
    ]
    assert kept.count(None) == 3
    database.close()
    again = opened(path)
    assert bot.read(again, "8") is True
    again.close()


async def test_nobody_is_told_what_is_not_on_the_disk(path: Path) -> None:
    database, gate = Database(path), threading.Event()
    busy = asyncio.ensure_future(database.do(lambda _db: gate.wait()))
    written = asyncio.ensure_future(database.do(lambda db: bot.write(db, "update", 7)))
    read = asyncio.ensure_future(database.soon(lambda db: bot.read(db, "update")))
    await asyncio.sleep(0)
    gate.set()
    await asyncio.gather(busy, written)
    assert await read is None
    assert await database.soon(lambda db: bot.read(db, "update")) == 7
    await database.soon(lambda db: bot.write(db, "passing", 8))
    database.close()
    again = opened(path)
    assert bot.read(again, "passing") == 8
    again.close()


async def test_what_was_deleted_stands_in_no_file(path: Path) -> None:
    database = Database(path)
    await database.do(lambda db: bot.write(db, "said", "somebody's words" * 1000))
    assert await found(path, b"somebody's words")
    await database.do(lambda db: bot.write(db, "said", ""))
    await database.trim()
    await database.do(lambda _db: None)  # after it
    assert not await found(path, b"somebody's words")
    database.close()


async def found(path: Path, words: bytes) -> bool:
    for suffix in ("", "-wal"):
        if words in await asyncio.to_thread(Path(f"{path}{suffix}").read_bytes):
            return True
    return False


def test_another_number_where_two_addresses_have_one(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "number_of", lambda _address: (1 << numbers.BITS) - 1)
    first, second = people.meet(db, "ou_a", NOW), people.meet(db, "ou_b", NOW)
    assert (first.number, second.number) == ((1 << numbers.BITS) - 1, 1)
    assert people.meet(db, "ou_a", NOW) == first == people.person(db, first.number)


def test_numbers_of_messages_go_on_though_the_file_is_lost(db: sqlite3.Connection) -> None:
    person = people.meet(db, "ou_a", NOW)
    first = people.next_message(db, person.number, NOW)
    assert people.next_message(db, person.number, NOW) == first + 1
    assert first == (NOW - people.BEGINNING) // 60
    assert first + 300 * 366 * 30 < 1 << 31, "300 a day for thirty years are numbers the desk keeps"


def test_numbers_go_on_though_an_older_copy_takes_its_place(db: sqlite3.Connection) -> None:
    person = people.meet(db, "ou_a", NOW)
    body = {"from": {"id": person.number}}

    def lived(begun: float) -> set[int]:
        """The numbers given within an hour, one message and one update a minute."""
        given = set()
        for minute in range(60):
            now = begun + 60 * minute
            given.add(people.next_message(db, person.number, now))
            number = updates.add(db, "message", body, "lane", now)
            assert number is not None
            given.add(number)
        return given

    lived(NOW - 7200)
    copy = sqlite3.connect(":memory:")
    db.backup(copy)
    before = lived(NOW)
    copy.backup(db)
    copy.close()
    assert not before & lived(NOW + 7200)


def test_what_is_old_goes(db: sqlite3.Connection) -> None:
    person = people.meet(db, "ou_a", NOW)
    chat = {"id": person.number}

    def fill(at: float, number: int) -> None:
        body = {"message_id": number, "chat": chat, "date": int(at), "text": "words"}
        messages.add(db, body, f"om_{number}", own=True)
        keys.remember(db, f"k{number}", (person.number, number), at)
        update = updates.add(db, "callback_query", {"from": chat, "data": "words"}, "lane", at)
        updates.note(db, f"e{number}", at, update)

    fill(NOW - MESSAGE_SECONDS - 1, 1)
    fill(NOW - KEPT_SECONDS - 1, 2)
    fill(NOW - DAY - 1, 3)  # its update still waits
    fill(NOW, 4)
    assert purge(db, NOW)["updates"] == 2

    def left(table: str) -> int:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - a table of ours

    expected = {"messages": 3, "keys": 1, "updates": 2, "queries": 1, "events": 2}
    assert {table: left(table) for table in expected} == expected
    assert people.person(db, person.number) is not None
    assert not any(purge(db, NOW).values())


def test_words_go_with_a_message_taken_back(db: sqlite3.Connection) -> None:
    chat = people.meet(db, "ou_a", NOW).number
    body = {"message_id": 1, "chat": {"id": chat}, "date": 5, "text": "words"}
    messages.add(db, body, "om_1", own=True)
    kept = messages.get(db, chat, 1)
    assert kept is not None
    messages.recalled(db, kept)
    kept = messages.get(db, chat, 1)
    assert kept is not None
    assert kept.gone
    assert "words" not in str(kept.body)
