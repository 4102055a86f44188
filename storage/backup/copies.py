"""Makes a copy while the desk runs, looks whether one is whole, and brings one back."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, update

from storage import migrate
from storage.backup.archive import Attached, Contents, Head, Part, read, write
from storage.backup.rows import Refilling, parts, shapes
from storage.backup.schema import restorations
from storage.backup.sealed import Damaged
from storage.files import kept, put_back
from storage.kit.engine import Database
from storage.messages.audit import add_entry
from storage.schema import case_words, invitations, lanes, outbox, passes, persons, units
from storage.search.index import fill

_A_DAY = 1000
"""Numbers that are left out for each day begun since the copy: more than a district files."""
_FRESH = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


class FileTrouble(Exception):
    """A file cannot be read or written."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error.strerror or type(error).__name__)
        self.error = error


class NotEmpty(Exception):
    """There is something already where a copy is to be brought back."""


class FromLaterVersion(Exception):
    """The copy has a schema this version does not know."""


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What came back."""

    head: Head
    held: Contents
    gap: int
    """Numbers left out."""
    pushes: int
    """Messages that waited when the copy was made: they have long been sent, and are not again."""


async def make(
    database: Database, files: Path, target: Path, passphrase: str, now: datetime
) -> Contents:
    """Writes a copy of one state of the database and of the attachments to ``target``, opens it
    again and counts. Raises FileExistsError, FileTrouble, and Damaged when what was written does
    not open as it was written; then nothing is left there."""
    unfinished = target.with_name(f"{target.name}.part")
    if await asyncio.to_thread(target.exists):
        raise FileExistsError(target.name)

    def copy(connection: Connection) -> Contents:
        tables = shapes()
        head = Head(revision=migrate.head(), taken_at=now, shapes=tables)
        rows = (
            Part(table=shape.name, rows=some)
            for shape in tables
            for some in parts(connection, shape)
        )
        with _told(), os.fdopen(os.open(unfinished, _FRESH, 0o600), "wb") as file:
            held = write(file, passphrase, head, rows, kept(files))
            file.flush()
            os.fsync(file.fileno())
        return held

    try:
        written = await database.read_aside(copy)
        if (await asyncio.to_thread(verified, unfinished, passphrase))[1] != written:
            raise Damaged
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return written


def verified(file: Path, passphrase: str) -> tuple[Head, Contents]:
    """What a copy is of and how much it holds, read through to its end. Raises FileTrouble,
    WrongPassphrase and Damaged."""
    with _told(), file.open("rb") as opened:
        head, things = read(opened, passphrase)
        for thing in things:
            if isinstance(thing, Contents):
                return head, thing
    raise Damaged


async def bring_back(
    url: str, files: Path, file: Path, passphrase: str, now: datetime, gap: int | None = None
) -> Restored:
    """Brings a copy back into an empty database, and migrates it to this version. Whatever goes
    wrong before all rows are there, the database is as empty as before; they come with nothing that
    is to be sent. Should a copy of an earlier version then not be migrated to its end, the database
    does not look ready: it is of that version. Raises FileTrouble, WrongPassphrase, Damaged,
    NotEmpty and FromLaterVersion."""
    head, held = verified(file, passphrase)
    if not migrate.known(head.revision):
        raise FromLaterVersion
    at, newest = await migrate.current(url), migrate.head()
    if at not in {None, head.revision, newest}:
        raise NotEmpty
    away = max(now - head.taken_at, timedelta())
    left_out = gap if gap is not None else _A_DAY * (away.days + 1)
    database = Database(url)
    try:
        if at is not None and await database.read(_holds_something):
            raise NotEmpty
        if at is not None and at != head.revision:
            await migrate.downgrade(url, head.revision)
        await migrate.upgrade(url, head.revision)

        def load(connection: Connection) -> int:
            with _told(), file.open("rb") as opened:
                _, things = read(opened, passphrase)
                _load(connection, head, things, files, left_out)
            pushes = _put_in_order(connection, head.taken_at, now)
            if head.revision == newest:
                _finish(connection, head.taken_at, now)
            return pushes

        pushes = await database.write(load)
        if head.revision != newest:
            await migrate.upgrade(url)
            await database.write(_finish, head.taken_at, now)
    finally:
        await database.close()
    return Restored(head=head, held=held, gap=left_out, pushes=pushes)


@contextmanager
def _told() -> Iterator[None]:
    """Inside a transaction an OSError is taken for the database's."""
    try:
        yield
    except OSError as error:
        raise FileTrouble(error) from error


def _holds_something(connection: Connection) -> bool:
    return any(
        connection.scalar(select(func.count()).select_from(each)) for each in (units, persons)
    )


def _load(
    connection: Connection,
    head: Head,
    things: Iterator[Part | Attached | Contents],
    files: Path,
    gap: int,
) -> None:
    filling = Refilling(connection, head.shapes)
    for thing in things:
        match thing:
            case Part():
                filling.put(thing.table, thing.rows)
            case Attached():
                put_back(files, thing.name, thing.data)
    filling.finish(gap)


def _put_in_order(connection: Connection, taken_at: datetime, now: datetime) -> int:
    """Nobody holds anything that waits, and what waited to be sent when the copy was made has been
    sent since; how many that is. No way in of that time is open any more: neither a pass nor an
    invitation that nobody had used. It names no column that a copy of an earlier version lacks."""
    connection.execute(delete(lanes))
    connection.execute(delete(passes))
    connection.execute(delete(invitations).where(invitations.c.used_at.is_(None)))
    waiting = outbox.c.ended_at.is_(None)
    sent = update(outbox).where(waiting, outbox.c.not_before <= taken_at)
    pushes = connection.execute(
        sent.values(state="cancelled", ended_at=now, error="restored", lease_owner=None)
    ).rowcount
    connection.execute(
        update(outbox).where(waiting).values(lease_owner=None, lease_until=None, state="waiting")
    )
    connection.execute(insert(restorations).values(taken_at=taken_at, restored_at=now))
    return pushes


def _finish(connection: Connection, taken_at: datetime, now: datetime) -> None:
    """What takes the tables of this version: the words of matters indexed anew, and the audit."""
    connection.execute(delete(case_words))
    fill(connection)
    said = f"{taken_at:%Y-%m-%dT%H:%M:%SZ}"
    add_entry(connection, at=now, person_id=None, act="restore", subject=said)
