"""Where nobody's phone can be reached."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, and_, or_, select

from domain.people import Role
from storage.schema import channels, holdings, posts


def unreached(
    connection: Connection, unit_ids: Collection[int], roles: Collection[Role], day: date
) -> set[int]:
    """Those of the units where no holder or stand-in of these posts has a phone that can be
    reached: none is bound, or the bot was blocked."""
    if not unit_ids:
        return set()
    found = connection.execute(
        select(posts.c.unit_id)
        .join(holdings, holdings.c.post_id == posts.c.id)
        .join(
            channels,
            and_(channels.c.person_id == holdings.c.person_id, channels.c.reachable.is_(True)),
        )
        .where(
            posts.c.unit_id.in_(unit_ids),
            posts.c.role.in_(roles),
            *(
                and_(
                    table.c.valid_from <= day,
                    or_(table.c.valid_to.is_(None), table.c.valid_to > day),
                )
                for table in (posts, holdings)
            ),
        )
        .distinct()
    )
    return set(unit_ids) - set(found.scalars())
