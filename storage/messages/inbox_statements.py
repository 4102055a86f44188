"""The statements of the inbox: built once, for they run with every update."""

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ScalarSelect,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    delete,
    func,
    literal,
    literal_column,
    or_,
    select,
    update,
)

from storage.kit.inserting import Insert, insert_into
from storage.people.actors import OF_KIND, actors_of
from storage.schema import channels, conversation, inbox, lanes

# Which lanes have something waiting is walked from one to the next: each step is one look into the
# index of (lane, update), whatever waits and whatever the planner believes. A join over what waits
# is quadratic on a backlog as soon as the planner takes the backlog for a few rows.
_ahead = inbox.alias("ahead")


_CROWD = 30
"""So many wait behind another only where somebody writes faster than they read: three albums at
once, or what is tapped again while no answer comes, are less."""


def _first(
    what: ColumnElement[Any], where: ColumnElement[bool], behind: int = 0
) -> ScalarSelect[Any]:
    """Of what waits there the first, or the one so far ``behind``, by one look into the index.
    LIMIT keeps the planner from making a join of it."""
    waits = and_(_ahead.c.done_at.is_(None), _ahead.c.dead_at.is_(None))
    order = (_ahead.c.lane, _ahead.c.update_id, _ahead.c.bot_id)
    found = select(what).where(waits, where).order_by(*order).limit(1)
    return (found.offset(behind) if behind else found).scalar_subquery()


def _after(lane: ColumnElement[str] | BindParameter[str]) -> ScalarSelect[Any]:
    return _first(_ahead.c.lane, and_(_ahead.c.lane > lane, _ahead.c.lane < bindparam("end")))


# A lease is for an update, and over when its holder has marked that one done. Told by what is seen
# done and by no absence: what another process has just begun is not seen yet.
_ENDED = (
    select(inbox.c.done_by)
    # spelled out, for inside of ON CONFLICT and RETURNING the table outside is not known as one
    .where(
        inbox.c.bot_id == literal_column("lanes.bot_id"),
        inbox.c.update_id == literal_column("lanes.update_id"),
    )
    .scalar_subquery()
    == lanes.c.owner
)
_OVER = or_(lanes.c.lease_until <= bindparam("now"), _ENDED)


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
    first = _ahead.c.lane == walk.c.lane
    free = or_(lanes.c.lane.is_(None), _OVER, lanes.c.owner == bindparam("owner"))
    due = _first(_ahead.c.next_try_at, first) <= bindparam("now")
    takes = and_(walk.c.lane.is_not(None), free, due)
    return select(
        walk.c.lane,
        walk.c.step,
        case((takes, 1), else_=0).label("free"),
        _first(_ahead.c.bot_id, first).label("bot_id"),
        _first(_ahead.c.update_id, first).label("update_id"),
    ).join_from(walk, lanes, lanes.c.lane == walk.c.lane, isouter=True)


CLAIMABLE = _claimable()
"""The next lanes in which something waits, after a lane, before an end and for so many steps; what
is first there, and whether it may be taken. A last step without a lane tells that there is none
beyond."""
# Said so that no planner sees in it the condition of the index of what waits, and goes through all
# of that instead of straight to the row.
_STILL = func.coalesce(inbox.c.done_at, inbox.c.dead_at).is_(None)
_IDS = and_(
    inbox.c.bot_id == bindparam("bot"), inbox.c.update_id.in_(bindparam("ids", expanding=True))
)
UPDATES = select(inbox).where(_IDS, _STILL, inbox.c.next_try_at <= bindparam("now"))

# By the end of the statement it is marked itself, but may not be seen so yet. SQLite knows no type
# of what a RETURNING names, and would go through all of the index for a lane without one.
_behind = and_(
    _ahead.c.lane == cast(literal_column("inbox.lane"), String),
    or_(
        _ahead.c.bot_id != literal_column("inbox.bot_id"),
        _ahead.c.update_id != literal_column("inbox.update_id"),
    ),
)
DONE = (
    update(inbox)
    .where(_IDS, _STILL)
    # the words go with the handling: what is kept of them is what was filed
    .values(done_at=bindparam("now"), done_by=bindparam("owner"), payload="")
    .returning(
        inbox.c.bot_id,
        inbox.c.update_id,
        _first(_ahead.c.bot_id, _behind).label("next_bot_id"),
        _first(_ahead.c.update_id, _behind).label("next_id"),
    )
)
"""Marks them handled; tells which were not yet, and what is next in their lanes."""
PUT_BACK = update(inbox).where(_IDS, _STILL)
FORGET = delete(conversation).where(
    conversation.c.lane == bindparam("of_lane"), conversation.c.key == bindparam("of_key")
)
LET_GO = delete(lanes).where(
    lanes.c.owner == bindparam("of_owner"),
    lanes.c.lane == bindparam("of_lane"),
    lanes.c.bot_id == bindparam("of_bot"),
    lanes.c.update_id == bindparam("of_id"),
)
"""Ends a lease for an update that its owner does not mark done."""


def keep(dialect: str) -> Any:
    """Adds updates that are new; tells which."""
    return (
        insert_into(inbox, dialect)
        .on_conflict_do_nothing(index_elements=[inbox.c.bot_id, inbox.c.update_id])
        .returning(inbox.c.bot_id, inbox.c.update_id)
    )


def lease(dialect: str) -> Insert:
    """Takes a lane for an update, if it is free, or leased to the same one for the same update; one
    that is leased for no update (the sending) is leased anew by its owner."""
    statement = insert_into(lanes, dialect)
    new = statement.excluded
    again = and_(
        lanes.c.owner == new.owner,
        lanes.c.bot_id.is_not_distinct_from(new.bot_id),
        lanes.c.update_id.is_not_distinct_from(new.update_id),
    )
    return statement.on_conflict_do_update(
        index_elements=[lanes.c.lane],
        set_={name: new[name] for name in ("owner", "lease_until", "bot_id", "update_id")},
        where=or_(_OVER, again),
    )


def taken(dialect: str) -> Select[Any]:
    """Of these lanes those leased to the owner: for which update; which is the first there, read
    when nobody else can take it, and whether many are; what was open; and who writes, one row for
    each seat."""
    pairs = (func.json_object_agg if dialect == "postgresql" else func.json_group_object)(
        conversation.c.key, conversation.c.data
    )
    in_lane = _ahead.c.lane == lanes.c.lane
    beside = lanes.outerjoin(channels, and_(channels.c.address == lanes.c.lane, OF_KIND))
    return actors_of(
        beside,
        lanes.c.lane,
        lanes.c.bot_id,
        lanes.c.update_id,
        _first(_ahead.c.bot_id, in_lane).label("first_bot_id"),
        _first(_ahead.c.update_id, in_lane).label("first_id"),
        _first(_ahead.c.update_id, in_lane, _CROWD).label("crowd"),
        select(cast(pairs, String))
        .where(conversation.c.lane == lanes.c.lane)
        .scalar_subquery()
        .label("records"),
    ).where(
        lanes.c.owner == bindparam("owner"),
        lanes.c.lane.in_(bindparam("lanes", expanding=True)),
    )


def record(dialect: str) -> Insert:
    """Writes a record of a conversation."""
    statement = insert_into(conversation, dialect)
    return statement.on_conflict_do_update(
        index_elements=[conversation.c.lane, conversation.c.key],
        set_={"data": statement.excluded.data, "updated_at": statement.excluded.updated_at},
    )
