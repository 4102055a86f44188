"""The statements of the inbox: built once, for they run with every update."""

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    case,
    delete,
    func,
    literal,
    or_,
    select,
    update,
)

from storage.kit.inserting import Insert, insert_into
from storage.people.actors import OF_KIND, actors_where
from storage.schema import channels, conversation, inbox, lanes

# Which lanes have something waiting is walked from one to the next: each step is one look into the
# index of (lane, update), whatever waits and whatever the planner believes. A join over what waits
# is quadratic on a backlog as soon as the planner takes the backlog for a few rows.
_ahead = inbox.alias("ahead")


def _first(what: ColumnElement[Any], where: ColumnElement[bool]) -> ScalarSelect[Any]:
    """Of what waits there the first, by one look into the index. LIMIT keeps the planner from
    making a join of it."""
    waits = and_(_ahead.c.done_at.is_(None), _ahead.c.dead_at.is_(None))
    order = (_ahead.c.lane, _ahead.c.update_id, _ahead.c.bot_id)
    return select(what).where(waits, where).order_by(*order).limit(1).scalar_subquery()


def _after(lane: ColumnElement[str] | BindParameter[str]) -> ScalarSelect[Any]:
    return _first(_ahead.c.lane, and_(_ahead.c.lane > lane, _ahead.c.lane < bindparam("end")))


def _claimable() -> Select[Any]:
    walk = select(_after(bindparam("after")).label("lane"), literal(1).label("step")).cte(
        "walk", recursive=True
    )
    walk = walk.union_all(
        select(_after(walk.c.lane), walk.c.step + 1).where(
            walk.c.lane.is_not(None), walk.c.step < bindparam("steps")
        )
    )
    # Only the first waiting update of a lane may be taken: a failed one that backs off keeps those
    # behind it waiting, until it is handled or given up.
    first_due = _first(_ahead.c.next_try_at, _ahead.c.lane == walk.c.lane)
    free = or_(
        lanes.c.lane.is_(None),
        lanes.c.lease_until <= bindparam("now"),
        lanes.c.owner == bindparam("owner"),
    )
    takes = and_(walk.c.lane.is_not(None), free, first_due <= bindparam("now"))
    return select(walk.c.lane, walk.c.step, case((takes, 1), else_=0).label("free")).join_from(
        walk, lanes, lanes.c.lane == walk.c.lane, isouter=True
    )


CLAIMABLE = _claimable()
"""The next lanes in which something waits, after a lane, before an end and for so many steps; and
whether they may be taken. A last step without a lane tells that there is none beyond."""
# The lanes just leased, known by the end of the lease, each with its records, if it has any.
_HELD = and_(lanes.c.owner == bindparam("owner"), lanes.c.lease_until == bindparam("until"))
_in_lane = _ahead.c.lane == lanes.c.lane
FIRSTS = select(
    lanes.c.lane,
    _first(_ahead.c.bot_id, _in_lane).label("bot_id"),
    _first(_ahead.c.update_id, _in_lane).label("update_id"),
).where(_HELD)
"""The first waiting update of each lane just leased, read when nobody else can take it."""
# Said so that no planner sees in it the condition of the index of what waits, and goes through all
# of that instead of straight to the row.
_STILL = func.coalesce(inbox.c.done_at, inbox.c.dead_at).is_(None)
_IDS = and_(
    inbox.c.bot_id == bindparam("bot"), inbox.c.update_id.in_(bindparam("ids", expanding=True))
)
UPDATES = select(inbox).where(_IDS)
RECORDS = (
    select(lanes.c.lane, conversation.c.key, conversation.c.data)
    .join_from(lanes, conversation, conversation.c.lane == lanes.c.lane, isouter=True)
    .where(_HELD)
)
WRITERS = actors_where(and_(OF_KIND, channels.c.address.in_(select(lanes.c.lane).where(_HELD))))
DONE = (
    update(inbox)
    .where(_IDS, _STILL)
    # the words go with the handling: what is kept of them is what was filed
    .values(done_at=bindparam("now"), payload="")
    .returning(inbox.c.bot_id, inbox.c.update_id)
)
PUT_BACK = update(inbox).where(_IDS, _STILL)
FORGET = delete(conversation).where(
    conversation.c.lane == bindparam("of_lane"), conversation.c.key == bindparam("of_key")
)
LET_GO = delete(lanes).where(
    lanes.c.owner == bindparam("of_owner"), lanes.c.lane == bindparam("of_lane")
)
# A lane with more to do stays with its owner, who saves taking it up anew.
GIVE_BACK = delete(lanes).where(
    lanes.c.owner == bindparam("of_owner"),
    lanes.c.lane == bindparam("of_lane"),
    _first(_ahead.c.update_id, _in_lane).is_(None),
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
