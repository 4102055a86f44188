"""Digests as their readers choose them, and for whom one is."""

from datetime import date

from sqlalchemy import and_, select

from domain.access import TABLE, Act
from domain.digests.views import DigestRow
from domain.errors import NotFound
from domain.ids import possible
from domain.org.views import UnitRef
from domain.people.model import Actor, locale_of
from storage.kit.columns import valid_on
from storage.kit.reading import Reading, Reads, awaited
from storage.people.actors import seats_of
from storage.schema import channels, digests, holdings, persons


def mine(reading: Reading, actor: Actor, day: date) -> tuple[DigestRow, ...]:
    """The actor's own posts that have a board, and what was chosen for them."""
    chosen = {
        row.post_id: row.pace
        for row in reading.connection.execute(
            select(holdings.c.post_id, digests.c.pace)
            .join(digests, digests.c.holding_id == holdings.c.id)
            .where(holdings.c.person_id == actor.person_id, valid_on(holdings, day))
        )
    }
    return tuple(
        DigestRow(
            post_id=seat.post_id,
            role=seat.role,
            unit=UnitRef(id=seat.unit_id, name=seat.unit_name, kind=seat.unit_kind),
            pace=chosen.get(seat.post_id),
        )
        for seat in actor.seats
        if Act.BOARD in TABLE[seat.role]
    )


def reader(reading: Reading, holding_id: int, day: date) -> Actor:
    """Who reads the digest of a holding, with that seat alone; raises NotFound."""
    found = None
    if possible(holding_id):
        found = reading.connection.execute(
            select(holdings.c.person_id, holdings.c.post_id, persons.c.locale, channels.c.language)
            .join(persons, persons.c.id == holdings.c.person_id)
            .outerjoin(channels, and_(channels.c.person_id == persons.c.id, channels.c.latest))
            .where(holdings.c.id == holding_id, valid_on(holdings, day))
        ).first()
    if found is None:
        raise NotFound("post")
    seats = seats_of(reading.connection, found.person_id, day)
    return Actor(
        person_id=found.person_id,
        locale=locale_of(found.locale, found.language),
        seats=tuple(seat for seat in seats if seat.post_id == found.post_id),
    )


class SqlDigestReads(Reads):
    """:class:`domain.digests.views.DigestReads` on a database."""

    mine = awaited(mine)
    reader = awaited(reader)
