"""Nobody but the program's own user reads its database and files, whatever the umask."""

import fcntl
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from storage.files import FolderFiles
from storage.kit.engine import Database
from storage.kit.private import private_file


@pytest.fixture(autouse=True)
def generous() -> Iterator[None]:
    """A umask that lets everybody read."""
    before = os.umask(0o000)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, str]:
    return {path.name: oct(path.stat().st_mode & 0o777) for path in folder.iterdir()}


def _fill(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS kept (one)")


async def test_a_database_and_what_lies_beside_it(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}")
    await database.write(_fill)
    assert modes(tmp_path) == dict.fromkeys(("desk.db", "desk.db-wal", "desk.db-shm"), "0o600")
    await database.close()


async def test_an_older_database_is_closed_off(tmp_path: Path) -> None:
    (tmp_path / "desk.db").touch(0o644)
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}")
    async with database.reader.connect():
        assert modes(tmp_path)["desk.db"] == "0o600"
    await database.close()


async def test_the_folder_of_attachments(tmp_path: Path) -> None:
    async def photo() -> AsyncIterator[bytes]:
        yield b"photo"

    files = tmp_path / "files"
    files.mkdir(0o755)
    await FolderFiles(files).put(photo(), ".jpg")
    found = (files, *files.rglob("*"))
    assert {oct(one.stat().st_mode & 0o777) for one in found if one.is_dir()} == {"0o700"}
    assert {oct(one.stat().st_mode & 0o777) for one in found if one.is_file()} == {"0o600"}


def test_a_lock_on_a_file_that_is_there_outlives_the_look_at_its_rights(tmp_path: Path) -> None:
    """A process that opens and closes a file it has a lock on has lost the lock: SQLite's, too."""
    path = tmp_path / "town.db"
    private_file(path)
    other = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
    with path.open("r+") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        private_file(path)
        tried = subprocess.run(  # noqa: S603 - our own interpreter and our own words
            [sys.executable, "-c", other, str(path)], capture_output=True, check=False
        )
    assert b"BlockingIOError" in tried.stderr
