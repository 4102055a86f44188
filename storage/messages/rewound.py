"""What waits for a moment, after the clock was put back: without this it would wait for as long as
the clock was wrong."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, func, or_, select, update

from storage.kit.engine import Database
from storage.messages.schema import inbox, inbox_waits, outbox
from storage.schema import audit, lanes

_TOLERATED = timedelta(minutes=1)
"""The clocks of several machines are not the same to the second, and a lease is a minute ahead."""
_RENEWED = timedelta(seconds=10)
"""Whoever lives renews its lanes in less, and knows itself which pushes it has taken up."""
_FIRST = timedelta(minutes=1)
"""By so much what was queued before the clock went back comes before what has been since."""
_PAUSE = timedelta(minutes=1)
"""The sender puts back for so long what it has not tried yet, and no longer."""
_UNSENT = outbox.c.ended_at.is_(None)


async def written_ahead(database: Database, now: datetime) -> datetime | None:
    """The latest moment at which something was written that has not come yet: the clock was put
    back while nothing ran. None where there is none."""
    return await database.read(_written_ahead, now + _TOLERATED)


async def release(database: Database, now: datetime, was: datetime) -> int:
    """What waited when the clock said ``was`` and was put back to ``now`` need not wait any longer,
    and no lease outlives its owner for long; how many there were. What is for a later moment than
    it had come to (a snoozed reminder) waits for that; what is to wait for the end of the quiet
    hours is put back by its sender."""
    return await database.write(_release, now, was)


def _written_ahead(connection: Connection, at: datetime) -> datetime | None:
    asked = (
        select(audit.c.at).order_by(audit.c.id.desc()).limit(1),
        select(outbox.c.created_at).order_by(outbox.c.id.desc()).limit(1),
        select(func.max(inbox.c.received_at)).where(inbox_waits),
        select(func.max(lanes.c.lease_until)),
    )
    found = (connection.execute(one).scalar() for one in asked)
    return max((one for one in found if one is not None and one > at), default=None)


def _release(connection: Connection, now: datetime, was: datetime) -> int:
    updates = update(inbox).where(inbox_waits, inbox.c.next_try_at > now)
    # one that was tried has had its moment, and only backs off
    waited = or_(outbox.c.not_before <= was + _PAUSE, outbox.c.tries > 0)
    pushes = update(outbox).where(_UNSENT, outbox.c.not_before > now, waited)
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
