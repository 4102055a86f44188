"""A copy of everything in a sealed file, and the way back, from either database into either."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from domain.search.model import NOTHING
from storage import migrate
from storage.backup import copies, sealed
from storage.backup.copies import (
    FileTrouble,
    FromLaterVersion,
    NotEmpty,
    bring_back,
    make,
    verified,
)
from storage.backup.rows import parts, shapes
from storage.backup.sealed import Damaged, WrongPassphrase
from storage.backup.spans import lost_spans
from storage.boards import SqlBoards
from storage.contacts.vault import FernetVault, new_key
from storage.counts.recount import check
from storage.kit.engine import Database
from storage.messages.audit import follow
from storage.schema import lanes, outbox
from storage.work import SqlOffice
from tests import postgresql
from tests.examples import ON_POSTGRESQL_SELDOM
from tests.makers import NOW, TELEGRAM, TODAY, District, a_case, later, the_rules

WORDS = "correct horse battery staple"
NAME = "0123456789abcdef0123456789abcdef.jpg"
CHANGED = frozenset({"audit", "invitations", "lanes", "outbox", "passes", "restorations"})
"""What bringing back adds to, or puts in order."""
_numbers = count(1)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guess need not take long here."""
    monkeypatch.setattr(sealed, "_COST", 2)


@pytest.fixture
def office(database: Database) -> SqlOffice:
    return SqlOffice(database, the_rules(), vault=FernetVault([new_key()]))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with one attachment, one that is not finished, and something of somebody else's."""
    place = tmp_path / "files" / NAME[:2] / NAME[2:4] / NAME
    place.parent.mkdir(parents=True)
    place.write_bytes(b"picture" * 50_000)
    place.with_name(f"{NAME}.part").write_bytes(b"half")
    (place.parent / "notes.txt").write_text("of an office")
    return tmp_path / "files"


@pytest.fixture
def elsewhere(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty place of the other kind."""
    if dialect == "postgresql":
        yield f"sqlite+aiosqlite:///{tmp_path / 'elsewhere.db'}"
        return
    folder: str = request.getfixturevalue("postgresql_folder")
    name = f"elsewhere_{next(_numbers)}"
    postgresql.do(folder, f"CREATE DATABASE {name}")
    yield postgresql.url(folder, name)
    postgresql.do(folder, f"DROP DATABASE {name} WITH (FORCE)")


def left(folder: Path) -> list[Path]:
    """What was begun and not finished."""
    return list(folder.glob("*.part"))


def everything(connection: Connection) -> dict[str, list[Any]]:
    """All rows of all tables, as plain values."""
    return {one.name: [row for some in parts(connection, one) for row in some] for one in shapes()}


def shapes_of(name: str) -> list[str]:
    """The columns of a table, in the order of its rows."""
    return [column for one in shapes() if one.name == name for column, _ in one.columns]


@ON_POSTGRESQL_SELDOM
async def test_all_comes_back_on_the_other_database(
    all_taken: None,
    district: District,
    database: Database,
    elsewhere: str,
    files: Path,
    tmp_path: Path,
) -> None:
    file, moment = tmp_path / "copy.griddesk", later(days=3)
    before = await database.read(everything)
    empty = {name for name, rows in before.items() if not rows}
    assert len(empty) < len(before) / 4, f"nothing is tried of {sorted(empty)}"
    held = await make(database, files, file, WORDS, NOW)
    assert held.rows == {name: len(rows) for name, rows in before.items()}
    assert file.stat().st_mode & 0o077 == 0
    back = tmp_path / "back"
    told = await bring_back(elsewhere, back, file, WORDS, moment)
    assert (told.held, told.gap) == (held, 4000)
    opened = Database(elsewhere)
    try:
        after = await opened.read(everything)
        for name in sorted(before.keys() - CHANGED):
            assert after[name] == before[name], name
        assert after["audit"][:-1] == before["audit"]
        assert (await follow(opened)).broken_at is None
        assert await check(opened, moment) == []
        assert await migrate.differences(elsewhere) == []
        assert await lost_spans(opened) == [(NOW, moment)]
        assert after["passes"] == [], "no way in of that time is open"
        used = shapes_of("invitations").index("used_at")
        assert after["invitations"] == [row for row in before["invitations"] if row[used]]
        boards = SqlBoards(opened, the_rules())
        actor = await boards.people.actor(TELEGRAM, district.address("supervisor"), TODAY)
        assert actor is not None
        page = await boards.search.find(actor, ("漏水",), NOTHING, 0, NOW)
        assert page.found, "the words of matters are indexed on the new place, too"
        again = SqlOffice(opened, the_rules())
        last = max(row[0] for row in before["cases"])
        who = await boards.people.actor(TELEGRAM, district.address("building_head"), TODAY)
        assert who is not None
        filed = await again.do(lambda work: a_case(work, who, district.units["building"]).id)
        assert filed == last + 4001, "a number of the time that is lost is never given out again"
    finally:
        await opened.close()
    kept = back / NAME[:2] / NAME[2:4] / NAME
    assert kept.read_bytes() == b"picture" * 50_000
    assert [one.name for one in back.rglob("*") if one.is_file()] == [NAME]


async def test_what_waited_to_be_sent_is_not_sent_again(
    office: SqlOffice, district: District, database: Database, files: Path, tmp_path: Path
) -> None:
    def put(connection: Connection) -> None:
        row = {
            "kind": "progress", "payload": {}, "person_id": 1, "priority": 1, "state": "leased",
            "tries": 1, "lease_owner": "gone", "lease_until": later(hours=1), "created_at": NOW,
        }  # fmt: skip
        due = {**row, "dedup_key": "due", "not_before": NOW}
        snoozed = {**row, "dedup_key": "snoozed", "not_before": later(hours=1)}
        connection.execute(insert(outbox), [due, snoozed])
        lane = {"lane": "1", "owner": "gone", "lease_until": later(hours=1)}
        connection.execute(insert(lanes), [lane])

    await database.write(put)
    file, url = tmp_path / "copy", f"sqlite+aiosqlite:///{tmp_path / 'elsewhere.db'}"
    await make(database, files, file, WORDS, NOW)
    await bring_back(url, tmp_path / "back", file, WORDS, later(hours=2))
    opened = Database(url)
    try:
        asked = select(outbox.c.dedup_key, outbox.c.state, outbox.c.lease_owner)
        found = {
            row[0]: tuple(row[1:])
            for row in await opened.read(lambda one: list(one.execute(asked)))
        }
        assert (found["due"], found["snoozed"]) == (("cancelled", None), ("waiting", None))
        assert await opened.read(lambda one: list(one.execute(select(lanes)))) == []
    finally:
        await opened.close()


async def test_nothing_is_brought_back_where_something_is(
    database: Database, url: str, district: District, files: Path, tmp_path: Path
) -> None:
    file = tmp_path / "copy"
    await make(database, files, file, WORDS, NOW)
    before = await database.read(everything)
    with pytest.raises(NotEmpty):
        await bring_back(url, tmp_path / "back", file, WORDS, NOW)
    assert await database.read(everything) == before
    with pytest.raises(FileExistsError):
        await make(database, files, file, WORDS, NOW)
    assert left(tmp_path) == []


async def test_what_goes_wrong_leaves_an_empty_place_to_try_again(
    database: Database,
    empty_url: str,
    district: District,
    files: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file, back = tmp_path / "copy", tmp_path / "back"
    await make(database, files, file, WORDS, NOW)
    with pytest.raises(WrongPassphrase):
        await bring_back(empty_url, back, file, "another passphrase", NOW)
    assert await migrate.current(empty_url) is None
    with monkeypatch.context() as later_version:
        later_version.setattr(migrate, "known", lambda revision: False)
        with pytest.raises(FromLaterVersion):
            await bring_back(empty_url, back, file, WORDS, NOW)
    with monkeypatch.context() as full:
        full.setattr(copies, "put_back", _no_room)
        with pytest.raises(FileTrouble, match="No space"):
            await bring_back(empty_url, back, file, WORDS, NOW)
    with monkeypatch.context() as dying:
        dying.setattr(copies, "_finish", _dies)
        with pytest.raises(RuntimeError, match="died"):
            await bring_back(empty_url, back, file, WORDS, NOW)
    told = await bring_back(empty_url, back, file, WORDS, NOW, gap=7)
    assert (told.gap, told.held.files) == (7, 1)


def _dies(*_: object) -> None:
    raise RuntimeError("died")


def _no_room(*_: object) -> None:
    raise OSError(28, "No space left on device")


async def test_a_copy_of_an_earlier_version_that_stops_half_way_sends_nothing(
    database: Database,
    district: District,
    files: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file, url = tmp_path / "copy", f"sqlite+aiosqlite:///{tmp_path / 'elsewhere.db'}"
    newest = migrate.head()
    await make(database, files, file, WORDS, NOW)
    with monkeypatch.context() as later_version:
        later_version.setattr(migrate, "head", lambda: "later")
        later_version.setattr(copies, "_finish", _dies)
        with pytest.raises(RuntimeError, match="died"):
            await bring_back(url, tmp_path / "back", file, WORDS, later(hours=2))
    opened = Database(url)
    try:
        assert await migrate.current(url) == newest
        assert await lost_spans(opened) == [(NOW, later(hours=2))]
    finally:
        await opened.close()


async def test_a_file_that_ends_early_is_told(
    database: Database, district: District, files: Path, tmp_path: Path
) -> None:
    file = tmp_path / "copy"
    await make(database, files, file, WORDS, NOW)
    assert verified(file, WORDS)[1].files == 1
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(Damaged):
        verified(file, WORDS)
