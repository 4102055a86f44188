"""What was put aside, and what waits: for whoever looks after the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from storage.kit.engine import Database
from storage.messages.schema import DEAD, inbox, inbox_waits, outbox

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
