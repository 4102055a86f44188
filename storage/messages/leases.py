"""What a process holds, renewed by it every second: lanes, and the sending by a channel.

Whoever stops renewing is dead. A process that starts need not wait for the end of the leases: it
looks twice, and what did not move in between has no owner any more.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, or_, select, update

from storage.kit.engine import Database
from storage.messages.jobs import Renew
from storage.messages.schema import WAITING
from storage.schema import begins, lanes, outbox

LEADS = "sender:"
"""Begins the lane of whoever sends; no chat has such a name."""
_OF_CHATS = ~begins(lanes.c.lane, LEADS)


@dataclass(frozen=True, kw_only=True)
class Lease:
    """Who holds a lane until when."""

    owner: str
    until: datetime


async def held(database: Database, now: datetime) -> dict[str, Lease]:
    """The leases that run, by lane."""
    return await database.read(_held, now)


def _held(connection: Connection, now: datetime) -> dict[str, Lease]:
    rows = connection.execute(select(lanes).where(lanes.c.lease_until > now))
    return {row.lane: Lease(owner=row.owner, until=row.lease_until) for row in rows}


async def end_silent(database: Database, seen: Mapping[str, Lease], now: datetime) -> int:
    """Ends those that nobody renewed since they were seen; returns how many. With the lease of a
    dead sender go those of the pushes it had taken up."""
    return await database.write(_end_silent, seen, now) if seen else 0


def _end_silent(connection: Connection, seen: Mapping[str, Lease], now: datetime) -> int:
    ended = 0
    for lane, lease in sorted(seen.items()):
        still = (lanes.c.lane == lane, lanes.c.owner == lease.owner)
        gone = connection.execute(
            update(lanes)
            .where(*still, lanes.c.lease_until == lease.until, lanes.c.lease_until > now)
            .values(lease_until=now)
        ).rowcount
        ended += gone
        if gone and lane.startswith(LEADS):
            connection.execute(
                update(outbox)
                .where(outbox.c.ended_at.is_(None), outbox.c.lease_owner == lease.owner)
                .values(state=WAITING, lease_owner=None, lease_until=None)
            )
    return ended


def lock(connection: Connection, renewing: Sequence[Renew], beside: Collection[str]) -> None:
    """Before the lanes are renewed, and those beside taken: all of them in one order for everybody,
    where rows are locked, so that two processes do not wait for each other."""
    if renewing and connection.dialect.name == "postgresql":
        which = or_(lanes.c.lane.in_(beside), *(_of(one) for one in renewing))
        by_code = lanes.c.lane.collate("C")  # as they are taken
        connection.execute(select(lanes.c.lane).where(which).order_by(by_code).with_for_update())


def renew(connection: Connection, job: Renew) -> None:
    """The owner's leases begin anew, or end."""
    connection.execute(update(lanes).where(_of(job)).values(lease_until=job.until))


def _of(job: Renew) -> ColumnElement[bool]:
    which = _OF_CHATS if job.lanes is None else lanes.c.lane.in_(job.lanes)
    return and_(lanes.c.owner == job.owner, which)


def end_of_chats(connection: Connection, now: datetime) -> int:
    """Ends every lease of a chat; returns how many."""
    running = and_(_OF_CHATS, lanes.c.lease_until > now)
    return connection.execute(update(lanes).where(running).values(lease_until=now)).rowcount
