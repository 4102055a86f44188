"""Leave as people read it, each within the actor's reach."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import Connection, or_, select

from domain.access import Act, at, scope, seat_for
from domain.errors import NotFound
from domain.ids import possible
from domain.leave.views import LeaveBoard, LeavePost, LeaveRow
from domain.org.views import UnitRef
from domain.people.model import Actor, Capacity
from storage.kit.columns import valid_on
from storage.kit.reading import Reading, Reads, awaited
from storage.org.reads import unit_row
from storage.schema import begins, holdings, leaves, posts, units


def leave(reading: Reading, actor: Actor, day: date) -> LeaveBoard:
    """The actor's own leaves from this day on, and the posts they hold."""
    mine = [seat.post_id for seat in actor.seats if seat.capacity is Capacity.HOLDER]
    return LeaveBoard(
        leaves=_leaves(reading.connection, [actor.person_id], day).get(actor.person_id, ()),
        posts=_posts(reading.connection, mine, day),
        gives=not scope(actor, Act.SET_LEAVE).empty,
    )


def leave_posts(reading: Reading, actor: Actor, unit_id: int, day: date) -> tuple[LeavePost, ...]:
    """The posts of a unit for whose holders the actor may say that they are on leave; raises
    NotFound for a unit where they may not."""
    row = unit_row(reading.connection, unit_id)
    if seat_for(actor, Act.SET_LEAVE, at(row.path)) is None:
        raise NotFound("unit")
    ids = reading.connection.scalars(
        select(posts.c.id).where(posts.c.unit_id == row.id, valid_on(posts, day))
    ).all()
    return _posts(reading.connection, ids, day)


def leave_post(reading: Reading, actor: Actor, post_id: int, day: date) -> LeavePost:
    """One of them; raises NotFound."""
    reach = scope(actor, Act.SET_LEAVE)
    if not possible(post_id) or not reach.prefixes:
        raise NotFound("post")
    found = reading.connection.scalar(
        select(posts.c.id)
        .join(units, units.c.id == posts.c.unit_id)
        .where(posts.c.id == post_id, or_(*(begins(units.c.path, p) for p in reach.prefixes)))
    )
    if found is None:
        raise NotFound("post")
    return _posts(reading.connection, [found], day)[0]


def _posts(connection: Connection, ids: Collection[int], day: date) -> tuple[LeavePost, ...]:
    rows = connection.execute(
        select(
            posts.c.id,
            posts.c.role,
            units.c.id.label("unit_id"),
            units.c.name,
            units.c.kind,
            holdings.c.person_id,
            holdings.c.capacity,
        )
        .join(units, units.c.id == posts.c.unit_id)
        .outerjoin(
            holdings,
            (holdings.c.post_id == posts.c.id) & valid_on(holdings, day),
        )
        .where(posts.c.id.in_(ids))
        .order_by(posts.c.id, holdings.c.capacity)
    ).all()
    holders = {row.id: row.person_id for row in rows if row.capacity is Capacity.HOLDER}
    covered = {row.id for row in rows if row.capacity is Capacity.STAND_IN}
    away = _leaves(connection, list(holders.values()), day)
    return tuple(
        LeavePost(
            post_id=row.id,
            role=row.role,
            unit=UnitRef(id=row.unit_id, name=row.name, kind=row.kind),
            leaves=away.get(holders.get(row.id, 0), ()),
            covered=row.id in covered,
        )
        for row in {one.id: one for one in rows}.values()
    )


def _leaves(
    connection: Connection, people: Collection[int], day: date
) -> dict[int, tuple[LeaveRow, ...]]:
    found: dict[int, tuple[LeaveRow, ...]] = {}
    for row in connection.execute(
        select(leaves)
        .where(
            leaves.c.person_id.in_(people),
            leaves.c.cancelled_at.is_(None),
            leaves.c.last >= day,
            leaves.c.first <= day + timedelta(days=366),
        )
        .order_by(leaves.c.first)
    ):
        one = LeaveRow(id=row.id, first=row.first, last=row.last)
        found[row.person_id] = (*found.get(row.person_id, ()), one)
    return found


class SqlLeaveReads(Reads):
    """:class:`domain.leave.views.LeaveReads` on a database."""

    board = awaited(leave)
    posts = awaited(leave_posts)
    post = awaited(leave_post)
