"""What waits for a moment, after the clock was put back: without this it would wait for as long as
the clock was wrong."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, exists, or_, select, update

from storage.kit.engine import Database
from storage.messages.schema import inbox, inbox_waits, outbox
from storage.schema import audit, lanes

_TOLERATED = timedelta(minutes=1)
"""The clocks of several machines are not the same to the second, and a lease is a minute ahead."""
_RENEWED = timedelta(seconds=10)
"""Whoever lives renews its lanes in less, and knows itself which pushes it has taken up."""
_FIRST = timedelta(minutes=1)
"""By so much what was queued before the clock went back comes before what has been since."""
_UNSENT = outbox.c.ended_at.is_(None)


async def is_behind(database: Database, now: datetime) -> bool:
    """Whether something was written at a moment that has not come yet: the clock was put back
    while nothing ran."""
    return await database.read(_is_behind, now + _TOLERATED)


async def release(database: Database, now: datetime) -> int:
    """What waits need not wait any longer, and no lease outlives its owner for long; how many there
    were. What is to wait for the end of the quiet hours is put back by its sender."""
    return await database.write(_release, now)


def _is_behind(connection: Connection, at: datetime) -> bool:
    newest = select(audit.c.at).order_by(audit.c.id.desc()).limit(1).scalar_subquery()
    queued = select(outbox.c.created_at).order_by(outbox.c.id.desc()).limit(1).scalar_subquery()
    asked = or_(
        newest > at,
        queued > at,
        exists().where(inbox_waits, inbox.c.received_at > at),
        exists().where(lanes.c.lease_until > at),
    )
    return bool(connection.execute(select(asked)).scalar())


def _release(connection: Connection, now: datetime) -> int:
    updates = update(inbox).where(inbox_waits, inbox.c.next_try_at > now)
    pushes = update(outbox).where(_UNSENT, outbox.c.not_before > now)
    leases = update(lanes).where(lanes.c.lease_until > now + _TOLERATED)
    taken_up = update(outbox).where(_UNSENT, outbox.c.lease_until > now + _TOLERATED)
    return sum(
        connection.execute(one).rowcount
        for one in (
            updates.values(next_try_at=now),
            pushes.values(not_before=now - _FIRST),
            leases.values(lease_until=now + _RENEWED),
            taken_up.values(lease_until=now + _RENEWED),
        )
    )
