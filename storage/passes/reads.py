"""Whose a session of the desk page is."""

from datetime import datetime

from sqlalchemy import bindparam, select

from domain.passes.model import hashed
from domain.people.model import Actor
from storage.kit.reading import Reading, Reads, awaited
from storage.people.actors import actors_where, by_address
from storage.schema import channels, passes

_WHOSE = actors_where(
    channels.c.person_id.in_(
        select(passes.c.person_id).where(
            passes.c.cookie_hash == bindparam("cookie"),
            passes.c.ends_at > bindparam("now", type_=passes.c.ends_at.type),
        )
    )
)


def whose(reading: Reading, cookie: str, now: datetime) -> Actor | None:
    """Whose session the cookie is, with their posts as of now; None when it is over, nobody's, or
    of somebody who holds no post any more."""
    asked = {
        "day": reading.rules.day(now),
        "cookie": hashed(cookie),
        "now": now,
    }
    found = by_address(reading.connection.execute(_WHOSE, asked))
    return next((actor for actor in found.values() if actor.seats), None)


class SqlPassReads(Reads):
    """:class:`domain.passes.views.PassReads` on a database."""

    whose = awaited(whose)
