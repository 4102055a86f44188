"""Nobody but the program's own user reads its database and files, whatever the umask."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from storage.files import FolderFiles
from storage.kit.engine import Database


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
