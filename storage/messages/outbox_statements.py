"""The statements by which a sender takes up pushes, built once."""

from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, func, or_, select, update

from domain.notices import Priority
from storage.messages.schema import LEASED
from storage.schema import channels, outbox, persons

OPEN = outbox.c.ended_at.is_(None)


def _due() -> Any:
    now: BindParameter[Any] = bindparam("now")
    return and_(
        OPEN,
        outbox.c.channel == bindparam("channel"),
        outbox.c.not_before <= now,
        or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= now),
    )


_reachable = channels.alias("reachable")
_newest_channel = (
    select(func.max(_reachable.c.id))
    .where(
        _reachable.c.person_id == outbox.c.person_id,
        _reachable.c.kind == bindparam("channel"),
        _reachable.c.reachable,
    )
    .scalar_subquery()
)
_ROWS = (
    select(
        outbox.c.id,
        outbox.c.person_id,
        outbox.c.kind,
        outbox.c.payload,
        outbox.c.tries,
        outbox.c.priority,
        persons.c.locale,
        channels.c.address,
        channels.c.language,
    )
    .join_from(outbox, persons, persons.c.id == outbox.c.person_id)
    .outerjoin(channels, channels.c.id == _newest_channel)
    .where(_due())
    .order_by(outbox.c.priority, outbox.c.not_before, outbox.c.id)
    # two senders on PostgreSQL take different rows instead of waiting for each other
    .with_for_update(of=outbox, skip_locked=True)
)
CLAIM = _ROWS.limit(bindparam("limit"))
TOGETHER = _ROWS.where(
    outbox.c.priority == Priority.REMINDER,  # early in the index; nothing else is left by then
    outbox.c.person_id.in_(bindparam("persons", expanding=True)),
    outbox.c.id.not_in(bindparam("ids", expanding=True)),
)
"""What else there is to remind the same people of: it goes out as one message a person, wherever
the limit falls."""
LEASE = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)))
    .values(state=LEASED, lease_owner=bindparam("owner"), lease_until=bindparam("until"))
)
DUE_COUNT = select(func.count()).where(OPEN, outbox.c.not_before <= bindparam("now"))
