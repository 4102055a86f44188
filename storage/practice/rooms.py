"""Practice rooms: each a folder with an SQLite file and the attachments made in it.

A room is a file on either database. The desk's own store is never opened by what happens in one, so
nothing can leak into it; and to drop a room is to remove a folder. The folder lies in that of the
attachments, which all processes of a machine share; the lease of a chat keeps it to one at a time.
Several machines cannot: SQLite's write-ahead log does not work over a network's file system.
"""

import asyncio
import secrets
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, func, select

from domain.errors import Invalid
from domain.imports.model import TABLES
from domain.ports import Clock
from domain.practice.actions import EXAMPLE, lay_out
from domain.practice.model import Example, Practised, Room, made_at, tap_of
from domain.request import Request
from domain.rules import Rules
from storage import migrate
from storage.boards import SqlBoards
from storage.contacts.store import SqlShown
from storage.files import FolderFiles
from storage.kit.engine import Database
from storage.kit.errors import DatabaseTrouble
from storage.kit.private import private_folder
from storage.practice.copying import rows_for, write_rows
from storage.schema import cases, reports
from storage.work import SqlOffice

FOLDER = "practice"
"""In the folder of the attachments; theirs have names of two letters."""
LARGEST = 48 * 1024 * 1024
"""Bytes of a room with its attachments."""
_FILES, _UNFINISHED = "files", ".part"
_IDLE = timedelta(minutes=10)
_LEDGER = timedelta(days=1)
"""As long as the desk keeps a ledger that nobody has said yes to."""


@dataclass
class _Open:
    database: Database
    used: datetime


class FolderRooms:
    """:class:`domain.practice.model.Rooms`; ``most`` rooms at once, each for ``days``; 0
    offers none, and still clears what is left of them."""

    def __init__(
        self,
        database: Database,
        rules: Rules,
        clock: Clock,
        files: Path,
        *,
        most: int,
        days: timedelta,
    ) -> None:
        self.days, self.offered = days, most > 0
        self._desk = database
        self._rules = rules
        self._clock = clock
        self._root = files / FOLDER
        self._most = most
        self._open: dict[str, _Open] = {}
        self._template = asyncio.Lock()

    async def make(self, name: str, request: Request, examples: Sequence[Example]) -> str:
        """Makes a room of the template, what is copied of the district, and the examples."""
        # a tap that is handled again comes later than it was made
        made = await asyncio.to_thread(self._of_the_same_tap, name)
        if made is not None:
            return made
        if sum(made_at(one.name) is not None for one in self._names()) >= self._most:
            raise Invalid("practice-full", limit=self._most)
        template = await self._made_template()
        unfinished = self._root / f"{name}{_UNFINISHED}"
        try:
            await asyncio.to_thread(_begin, template, unfinished)
            await self._fill(unfinished, request, examples)
            unfinished.replace(self._root / name)
        finally:
            # as it never was, where it failed
            await asyncio.to_thread(shutil.rmtree, unfinished, ignore_errors=True)
        return name

    async def _fill(self, place: Path, request: Request, examples: Sequence[Example]) -> None:
        copied = await self._desk.read_aside(rows_for, request.by.person_id)
        database = Database(_url(place))
        try:
            await database.write(write_rows, copied)
            await SqlOffice(database, self._rules).do(lay_out, request, examples)
        finally:
            await database.close()

    def _of_the_same_tap(self, name: str) -> str | None:
        found = (one for one in self._root.glob(f"*-{tap_of(name)}") if _there(one))
        return next((one.name for one in found), None)

    async def enter(self, name: str) -> Room | None:
        """Opens it, or finds it open."""
        place = self._root / name
        if not _there(place):
            return None
        if await asyncio.to_thread(_size, place) > LARGEST:
            raise Invalid("practice-large", limit=LARGEST // (1024 * 1024))
        database = await self._opened(name)
        try:
            await database.answers()
        except DatabaseTrouble:
            return None
        return Room(
            office=SqlOffice(database, self._rules),
            boards=SqlBoards(database, self._rules),
            files=FolderFiles(place / _FILES),
            shown=SqlShown(database),
        )

    async def held(self, name: str) -> Practised | None:
        """What is in it."""
        if not _there(self._root / name):
            return None
        try:
            return await (await self._opened(name)).read(_held)
        except DatabaseTrouble:
            return None

    async def clear(self, name: str) -> None:
        """Removes it at once."""
        await self._shut_one(name)
        if made_at(name) is not None:
            await asyncio.to_thread(shutil.rmtree, self._root / name, ignore_errors=True)

    async def clear_old(self, now: datetime) -> int:
        """Removes rooms whose time is over, what was never finished, and in the others the ledgers
        that nobody took over; returns how many rooms went."""
        gone = 0
        for place in self._names():
            since = made_at(place.name.removesuffix(_UNFINISHED))
            limit = timedelta(hours=1) if place.name.endswith(_UNFINISHED) else self.days
            if since is None or since <= now - limit:
                await self._shut_one(place.name)
                await asyncio.to_thread(shutil.rmtree, place, ignore_errors=True)
                gone += 1
                continue
            files = FolderFiles(place / _FILES)
            old = await files.older_than(now - _LEDGER)
            await files.drop(one for one in old if one.endswith(tuple(TABLES)))
        return gone

    async def close(self) -> None:
        """Closes what is open; the rooms stay."""
        await self._shut(lambda *_: True)

    def _names(self) -> list[Path]:
        return [one for one in self._root.glob("*") if one.is_dir()]

    async def _opened(self, name: str) -> Database:
        now = self._clock.now()
        await self._shut(lambda one, used: one != name and used < now - _IDLE)
        found = self._open.setdefault(name, _Open(Database(_url(self._root / name)), now))
        found.used = now
        return found.database

    async def _shut(self, which: Callable[[str, datetime], bool]) -> None:
        for name in [name for name, one in self._open.items() if which(name, one.used)]:
            await self._open.pop(name).database.close()

    async def _shut_one(self, name: str) -> None:
        await self._shut(lambda one, _: one == name)

    async def _made_template(self) -> Path:
        """An empty store of this version's schema: made once, and kept."""
        template = self._root / f"template-{_version()}.db"
        async with self._template:
            if not template.exists():
                await asyncio.to_thread(private_folder, self._root)
                for older in self._root.glob("template-*.db"):
                    older.unlink(missing_ok=True)
                # of its own, as another process may be at it, too
                made = template.with_name(f"{secrets.token_hex(4)}{_UNFINISHED}")
                await migrate.upgrade(f"sqlite+aiosqlite:///{made}")
                made.replace(template)
        return template


@cache
def _version() -> str:
    """The revision of this version's schema. A room of another one cannot be gone on with."""
    return migrate.head()


def _desk(place: Path) -> Path:
    return place / f"desk-{_version()}.db"


def _there(place: Path) -> bool:
    return made_at(place.name) is not None and _desk(place).exists()


def _url(place: Path) -> str:
    return f"sqlite+aiosqlite:///{_desk(place)}"


def _begin(template: Path, place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    private_folder(place)
    shutil.copy(template, _desk(place))


def _size(place: Path) -> int:
    return sum(one.stat().st_size for one in place.rglob("*") if one.is_file())


def _held(connection: Connection) -> Practised:
    own = select(func.count()).select_from(cases).where(~cases.c.draft_key.startswith(EXAMPLE))
    confirmed = select(func.count()).select_from(reports)
    return Practised(
        matters=connection.execute(own).scalar_one(),
        reports=connection.execute(confirmed).scalar_one(),
    )
