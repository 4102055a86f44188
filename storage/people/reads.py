"""Posts as their holder reads them."""

from sqlalchemy import (
    Connection,
    func,
    select,
)

from domain.org.views import UnitRef
from domain.people.model import Actor, Capacity
from domain.people.views import PostRow
from storage.schema import holdings


def posts_of(connection: Connection, actor: Actor) -> tuple[PostRow, ...]:
    """The actor's seats with the day each began."""
    since = {
        (row.post_id, row.capacity): row.since
        for row in connection.execute(
            select(
                holdings.c.post_id,
                holdings.c.capacity,
                func.max(holdings.c.valid_from).label("since"),
            )
            .where(
                holdings.c.person_id == actor.person_id,
                holdings.c.post_id.in_([seat.post_id for seat in actor.seats]),
            )
            .group_by(holdings.c.post_id, holdings.c.capacity)
        )
    }
    return tuple(
        PostRow(
            role=seat.role,
            unit=UnitRef(id=seat.unit_id, name=seat.unit_name, kind=seat.unit_kind),
            stand_in=seat.capacity is Capacity.STAND_IN,
            since=since[seat.post_id, seat.capacity],
        )
        for seat in actor.seats
        if (seat.post_id, seat.capacity) in since
    )
