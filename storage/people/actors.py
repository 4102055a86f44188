"""Who writes, which posts somebody has, and who holds the posts of some units: each one query."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    and_,
    bindparam,
    exists,
    or_,
    select,
)

from domain.people.model import Actor, Held, Role, Seat, locale_of
from storage.schema import channels, holdings, leaves, persons, posts, units


def _on_day(table: Any) -> Any:
    day: BindParameter[Any] = bindparam("day")
    return and_(table.c.valid_from <= day, or_(table.c.valid_to.is_(None), table.c.valid_to > day))


def actors_where(which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Who writes from the addresses this lets through, one row for each seat.

    To be built once and asked with ``day``; the rows go to :func:`by_address`. A row also tells
    whether pushes go to that address: it is the last their person used, and can be reached.
    """
    return actors_of(channels).where(which)


def actors_of(addresses: FromClause, *more: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """The same for ``addresses`` with the channels beside them, of which some may be nobody's:
    then the person is None. ``more`` stands in each row."""
    return (
        select(
            channels.c.address,
            channels.c.person_id,
            channels.c.language,
            and_(channels.c.latest, channels.c.reachable).label("settled"),
            persons.c.locale,
            holdings.c.post_id,
            holdings.c.capacity,
            posts.c.role,
            units.c.id.label("unit_id"),
            units.c.kind.label("unit_kind"),
            units.c.name.label("unit_name"),
            units.c.path.label("unit_path"),
            *more,
        )
        .select_from(addresses)
        .outerjoin(persons, channels.c.person_id == persons.c.id)
        .outerjoin(holdings, and_(holdings.c.person_id == persons.c.id, _on_day(holdings)))
        .outerjoin(posts, and_(posts.c.id == holdings.c.post_id, _on_day(posts)))
        .outerjoin(units, units.c.id == posts.c.unit_id)
        # a holder's own seat before one they stand in for
        .order_by(holdings.c.capacity, holdings.c.post_id)
    )


OF_KIND = channels.c.kind == bindparam("kind")
"""One messenger's; to be asked with ``kind``."""
_ACTORS = actors_where(
    and_(OF_KIND, channels.c.address.in_(bindparam("addresses", expanding=True)))
)
_SEATS = (
    select(
        holdings.c.post_id,
        holdings.c.capacity,
        posts.c.role,
        units.c.id.label("unit_id"),
        units.c.kind.label("unit_kind"),
        units.c.name.label("unit_name"),
        units.c.path.label("unit_path"),
    )
    .join(posts, posts.c.id == holdings.c.post_id)
    .join(units, units.c.id == posts.c.unit_id)
    .where(holdings.c.person_id == bindparam("person_id"), _on_day(holdings), _on_day(posts))
    .order_by(holdings.c.capacity, holdings.c.post_id)
)
_HOLDERS = (
    select(
        posts.c.unit_id,
        holdings.c.capacity,
        holdings.c.person_id,
        holdings.c.post_id,
        exists()
        .where(
            leaves.c.person_id == holdings.c.person_id,
            leaves.c.first <= bindparam("day"),
            leaves.c.last >= bindparam("day"),
            leaves.c.cancelled_at.is_(None),
        )
        .label("away"),
    )
    .distinct()
    .join(posts, posts.c.id == holdings.c.post_id)
    .where(
        posts.c.unit_id.in_(bindparam("unit_ids", expanding=True)),
        posts.c.role.in_(bindparam("roles", expanding=True)),
        _on_day(posts),
        _on_day(holdings),
    )
    .order_by(posts.c.unit_id, holdings.c.capacity, holdings.c.person_id)
)


def posted_of(
    connection: Connection, unit_ids: Collection[int], roles: Collection[Role], day: date
) -> list[Held]:
    """Who holds or stands in for the posts of these roles at the units on the day, those on leave
    marked as such."""
    asked = {"unit_ids": list(unit_ids), "roles": list(roles), "day": day}
    return [
        Held(unit_id=unit, capacity=how, person_id=who, post_id=post, away=bool(away))
        for unit, how, who, post, away in connection.execute(_HOLDERS, asked)
    ]


def _actor_of(rows: Sequence[Row[*tuple[Any, ...]]]) -> Actor:
    first = rows[0]
    return Actor(
        person_id=first.person_id,
        locale=locale_of(first.locale, first.language),
        seats=tuple(_seat_of(row) for row in rows if row.unit_id is not None),
    )


def seats_of(connection: Connection, person_id: int, day: date) -> tuple[Seat, ...]:
    """The posts a person holds or stands in for on the day."""
    return tuple(
        _seat_of(row) for row in connection.execute(_SEATS, {"person_id": person_id, "day": day})
    )


def _seat_of(row: Row[*tuple[Any, ...]]) -> Seat:
    return Seat(
        post_id=row.post_id,
        role=row.role,
        capacity=row.capacity,
        unit_id=row.unit_id,
        unit_kind=row.unit_kind,
        unit_name=row.unit_name,
        unit_path=row.unit_path,
    )


def find_actors(
    connection: Connection, channel: str, addresses: Collection[str], day: date
) -> dict[str, Actor]:
    """Who writes from these addresses, with their seats on the day; strangers are left out."""
    asked = {"kind": channel, "addresses": list(addresses), "day": day}
    return by_address(connection.execute(_ACTORS, asked))


def by_address(rows: Iterable[Row[*tuple[Any, ...]]]) -> dict[str, Actor]:
    """The rows of :func:`actors_where` as actors."""
    found: dict[str, list[Row[*tuple[Any, ...]]]] = {}
    for row in rows:
        found.setdefault(row.address, []).append(row)
    return {address: _actor_of(seats) for address, seats in found.items()}
