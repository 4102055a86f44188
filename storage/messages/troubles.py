"""What was put aside, and what waits: for whoever looks after the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, and_, case, func, select

from domain.people.messengers import Messenger, lanes_of
from storage.kit.engine import Database
from storage.messages.schema import DEAD, IS_DEAD, inbox, inbox_waits, outbox

UNREADABLE = "unreadable"
"""Begins the reason of a push that no version of ours can read."""


@dataclass(frozen=True, kw_only=True)
class Troubles:
    """Updates given up by reason, pushes that could not be read, and what waits since when."""

    given_up: Mapping[str, int]
    unread_pushes: int
    waiting: int
    oldest: datetime | None


async def troubles(database: Database) -> Troubles:
    """Counts all of it; the words of nobody are looked at."""
    return await database.read(_count)


@dataclass(frozen=True, kw_only=True)
class Queues:
    """How full the two queues of a messenger are; each is counted from an index of its own."""

    waiting: int
    """Updates that wait."""
    oldest: datetime | None
    due: int
    """Pushes that are due and not sent."""
    oldest_due: datetime | None
    retrying: int


@dataclass(frozen=True, kw_only=True)
class PutAside:
    """What was given up and is still kept, whatever messenger it came or went by."""

    updates: int
    pushes: int


async def queues(database: Database, messenger: Messenger, now: datetime) -> Queues:
    """Counts those of a messenger, as often as a watcher asks."""
    return await database.read(_queues, messenger, now)


async def put_aside(database: Database) -> PutAside:
    """Counts it, as often as a watcher asks."""
    return await database.read(_put_aside)


def _queues(connection: Connection, messenger: Messenger, now: datetime) -> Queues:
    unsent = and_(
        outbox.c.ended_at.is_(None), outbox.c.channel == messenger, outbox.c.not_before <= now
    )
    counts = func.count(), func.min(outbox.c.not_before)
    tried = func.coalesce(func.sum(case((outbox.c.tries > 0, 1), else_=0)), 0)
    due, oldest_due, retrying = connection.execute(select(*counts, tried).where(unsent)).one()
    after, before = lanes_of(messenger)
    theirs = and_(inbox_waits, inbox.c.lane > after, inbox.c.lane < before)
    waits = select(func.count(), func.min(inbox.c.received_at)).where(theirs)
    waiting, oldest = connection.execute(waits).one()
    return Queues(waiting=waiting, oldest=oldest, due=due, oldest_due=oldest_due, retrying=retrying)


def _put_aside(connection: Connection) -> PutAside:
    return PutAside(
        updates=_many(connection, inbox, inbox.c.dead_at.is_not(None)),
        pushes=_many(connection, outbox, IS_DEAD),
    )


def _many(connection: Connection, table: Table, which: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).select_from(table).where(which)).scalar_one()


def _count(connection: Connection) -> Troubles:
    dead = (
        select(inbox.c.error, func.count())
        .where(inbox.c.dead_at.is_not(None))
        .group_by(inbox.c.error)
    )
    unread = select(func.count()).where(
        outbox.c.state == DEAD, outbox.c.error.startswith(UNREADABLE)
    )
    waits = select(func.count(), func.min(inbox.c.received_at)).where(inbox_waits)
    waiting, oldest = connection.execute(waits).one()
    return Troubles(
        given_up={error or "": count for error, count in connection.execute(dead)},
        unread_pushes=connection.execute(unread).scalar_one(),
        waiting=waiting,
        oldest=oldest,
    )
