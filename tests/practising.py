"""Rooms to practise in, without the migration that the first of them would run."""

from datetime import timedelta
from pathlib import Path

from domain.ports import Clock
from storage import migrate
from storage.kit.engine import Database
from storage.practice.rooms import FOLDER, FolderRooms
from tests.makers import the_rules
from tests.office import empty, put


def a_template(files: Path) -> None:
    """The empty store that every room is copied from, as this version leaves it."""
    place = files / FOLDER
    place.mkdir(parents=True)
    put(empty(), place / f"template-{migrate.head()}.db")


def some_rooms(database: Database, files: Path, clock: Clock) -> FolderRooms:
    """Two at once, each for a week."""
    a_template(files)
    return FolderRooms(database, the_rules(), clock, files, most=2, days=timedelta(days=7))


def rooms_in(files: Path) -> list[Path]:
    """The rooms that are there."""
    return sorted(one for one in (files / FOLDER).iterdir() if one.is_dir())
