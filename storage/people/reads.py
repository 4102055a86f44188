"""Who writes, and posts as their holder reads them."""

from datetime import date

from sqlalchemy import (
    func,
    select,
)

from domain.org.views import UnitRef
from domain.people.model import Actor, Capacity
from domain.people.views import PostRow
from storage.days.store import hear
from storage.kit.reading import Reading, Reads, awaited
from storage.people.actors import find_actors
from storage.people.lists import post_counts, post_page
from storage.people.own import my_data
from storage.people.posts import offer, place_of, unit_board
from storage.schema import holdings


def actor_at(reading: Reading, channel: str, address: str, day: date) -> Actor | None:
    """Who writes from this address, with their seats on the day; None for a stranger."""
    hear(reading.connection, reading.rules.calendar)  # each update begins with this question
    return find_actors(reading.connection, channel, [address], day).get(address)


def posts_of(reading: Reading, actor: Actor) -> tuple[PostRow, ...]:
    """The actor's seats with the day each began."""
    since = {
        (row.post_id, row.capacity): row.since
        for row in reading.connection.execute(
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
            post_id=seat.post_id,
        )
        for seat in actor.seats
        if (seat.post_id, seat.capacity) in since
    )


class SqlPeopleReads(Reads):
    """:class:`domain.people.views.PeopleReads` on a database."""

    actor = awaited(actor_at)
    posts = awaited(posts_of)
    offer = awaited(offer)
    unit_board = awaited(unit_board)
    place_of = awaited(place_of)
    post_counts = awaited(post_counts)
    post_page = awaited(post_page)
    my_data = awaited(my_data, aside=True)  # counts what has no index
