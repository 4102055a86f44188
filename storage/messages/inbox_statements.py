"""The statements of the inbox: built once, for they run with every update."""

from typing import Any

from sqlalchemy import and_, bindparam, delete, exists, or_, select, tuple_, update

from storage.kit.inserting import Insert, insert_into
from storage.messages.schema import inbox_waits
from storage.people.actors import actors_where
from storage.schema import channels, conversation, inbox, lanes

_earlier = inbox.alias("earlier")
# Only the first waiting update of a lane may be taken: a failed one that backs off keeps those
# behind it waiting, until it is handled or given up.
CLAIM = (
    select(inbox.c.bot_id, inbox.c.update_id, inbox.c.lane, inbox.c.payload, inbox.c.tries)
    .join_from(inbox, lanes, lanes.c.lane == inbox.c.lane, isouter=True)
    .where(
        inbox_waits,
        inbox.c.next_try_at <= bindparam("now"),
        ~exists().where(
            _earlier.c.lane == inbox.c.lane,
            _earlier.c.done_at.is_(None),
            _earlier.c.dead_at.is_(None),
            tuple_(_earlier.c.update_id, _earlier.c.bot_id)
            < tuple_(inbox.c.update_id, inbox.c.bot_id),
        ),
        or_(
            lanes.c.lane.is_(None),
            lanes.c.lease_until <= bindparam("now"),
            lanes.c.owner == bindparam("owner"),
        ),
    )
    .order_by(inbox.c.update_id)
    .limit(bindparam("limit"))
    # two processes on PostgreSQL look at different lanes instead of waiting for each other
    .with_for_update(of=inbox, skip_locked=True)
)
# The lanes just leased, known by the end of the lease, each with its records, if it has any.
_HELD = and_(lanes.c.owner == bindparam("owner"), lanes.c.lease_until == bindparam("until"))
RECORDS = (
    select(lanes.c.lane, conversation.c.key, conversation.c.data)
    .join_from(lanes, conversation, conversation.c.lane == lanes.c.lane, isouter=True)
    .where(_HELD)
)
WRITERS = actors_where(channels.c.address.in_(select(lanes.c.lane).where(_HELD)))
DONE = (
    update(inbox)
    .where(
        tuple_(inbox.c.bot_id, inbox.c.update_id).in_(bindparam("ids", expanding=True)),
        inbox_waits,
    )
    # the words go with the handling: what is kept of them is what was filed
    .values(done_at=bindparam("now"), payload="")
    .returning(inbox.c.bot_id, inbox.c.update_id)
)
FORGET = delete(conversation).where(
    conversation.c.lane == bindparam("of_lane"), conversation.c.key == bindparam("of_key")
)
# A lane with more to do stays with its owner, who saves taking it up anew.
GIVE_BACK = delete(lanes).where(
    lanes.c.owner == bindparam("of_owner"),
    lanes.c.lane == bindparam("of_lane"),
    ~exists().where(and_(inbox.c.lane == lanes.c.lane, inbox_waits)),
)
FAILED = (
    update(inbox)
    .where(
        inbox.c.bot_id == bindparam("of_bot"),
        inbox.c.update_id == bindparam("of_update"),
        inbox_waits,
    )
    .values(
        tries=inbox.c.tries + 1,
        next_try_at=bindparam("again"),
        dead_at=bindparam("dead"),
        error=bindparam("why"),
    )
)


def keep(dialect: str) -> Any:
    """Adds updates that are new; tells which."""
    return (
        insert_into(inbox, dialect)
        .on_conflict_do_nothing(index_elements=[inbox.c.bot_id, inbox.c.update_id])
        .returning(inbox.c.bot_id, inbox.c.update_id)
    )


def lease(dialect: str) -> Insert:
    """Takes a lane, if it is free."""
    statement = insert_into(lanes, dialect)
    return statement.on_conflict_do_update(
        index_elements=[lanes.c.lane],
        set_={"owner": statement.excluded.owner, "lease_until": statement.excluded.lease_until},
        where=or_(
            lanes.c.lease_until <= bindparam("now"), lanes.c.owner == statement.excluded.owner
        ),
    )


def record(dialect: str) -> Insert:
    """Writes a record of a conversation."""
    statement = insert_into(conversation, dialect)
    return statement.on_conflict_do_update(
        index_elements=[conversation.c.lane, conversation.c.key],
        set_={"data": statement.excluded.data, "updated_at": statement.excluded.updated_at},
    )
