"""Persons, channels, posts and invitations, in a transaction."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    exists,
    or_,
    select,
)
from sqlalchemy.orm import Session

from domain.errors import NotFound
from domain.people.model import (
    Actor,
    Capacity,
    Channel,
    Held,
    Holding,
    Invitation,
    Person,
    Post,
    Role,
    Seat,
    locale_of,
)
from storage.kit.turns import take_turns
from storage.schema import channels, holdings, invitations, leaves, persons, posts, units


def _on_day(table: Any) -> Any:
    day: BindParameter[Any] = bindparam("day")
    return and_(table.c.valid_from <= day, or_(table.c.valid_to.is_(None), table.c.valid_to > day))


def actors_where(which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Who writes from the addresses this lets through, one row for each seat.

    To be built once and asked with ``kind`` and ``day``; the rows go to :func:`by_address`.
    """
    return (
        select(
            channels.c.address,
            channels.c.person_id,
            channels.c.language,
            persons.c.locale,
            holdings.c.post_id,
            holdings.c.capacity,
            posts.c.role,
            units.c.id.label("unit_id"),
            units.c.kind.label("unit_kind"),
            units.c.name.label("unit_name"),
            units.c.path.label("unit_path"),
        )
        .join_from(channels, persons, channels.c.person_id == persons.c.id)
        .outerjoin(holdings, and_(holdings.c.person_id == persons.c.id, _on_day(holdings)))
        .outerjoin(posts, and_(posts.c.id == holdings.c.post_id, _on_day(posts)))
        .outerjoin(units, units.c.id == posts.c.unit_id)
        .where(channels.c.kind == bindparam("kind"), which)
        # a holder's own seat before one they stand in for
        .order_by(holdings.c.capacity, holdings.c.post_id)
    )


_ACTORS = actors_where(channels.c.address.in_(bindparam("addresses", expanding=True)))
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
        seats=tuple(
            Seat(
                post_id=row.post_id,
                role=row.role,
                capacity=row.capacity,
                unit_id=row.unit_id,
                unit_kind=row.unit_kind,
                unit_name=row.unit_name,
                unit_path=row.unit_path,
            )
            for row in rows
            if row.unit_id is not None
        ),
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


class SqlPeople:
    """:class:`domain.people.store.People` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def actor(self, channel: str, address: str, day: date) -> Actor | None:
        """Who writes from this address, with their seats on the day; None for a stranger."""
        self._session.flush()
        return find_actors(self._session.connection(), channel, [address], day).get(address)

    def channel(self, kind: str, address: str) -> Channel | None:
        """The channel with this address."""
        found: Channel | None = self._session.scalar(
            select(Channel).where(channels.c.kind == kind, channels.c.address == address)
        )
        return found

    def person(self, person_id: int) -> Person:
        """The person; raises NotFound."""
        found = self._session.get(Person, person_id)
        if found is None:
            raise NotFound("person")
        return found

    def add_person(self, person: Person) -> Person:
        """Adds and fills ``id``."""
        self._session.add(person)
        self._session.flush()
        return person

    def add_channel(self, channel: Channel) -> None:
        """Adds a channel."""
        self._session.add(channel)
        self._session.flush()

    def post(self, post_id: int) -> Post:
        """The post; raises NotFound."""
        found = self._session.get(Post, post_id)
        if found is None:
            raise NotFound("post")
        return found

    def find_post(self, unit_id: int, role: Role) -> Post | None:
        """A post of this role at the unit that has no end; if there is none, nobody else can
        make one meanwhile."""
        take_turns(self._session.connection(), f"post:{unit_id}:{role}")
        found: Post | None = self._session.scalar(
            select(Post)
            .where(posts.c.unit_id == unit_id, posts.c.role == role, posts.c.valid_to.is_(None))
            .order_by(posts.c.id)
            .limit(1)
        )
        return found

    def add_post(self, post: Post) -> Post:
        """Adds and fills ``id``."""
        self._session.add(post)
        self._session.flush()
        return post

    def add_holding(self, holding: Holding) -> None:
        """Adds a holding."""
        self._session.add(holding)
        self._session.flush()

    def open_holdings(self, post_id: int, capacity: Capacity) -> list[Holding]:
        """Holdings of the post in this capacity that have no end."""
        found = self._session.scalars(
            select(Holding)
            .where(
                holdings.c.post_id == post_id,
                holdings.c.capacity == capacity,
                holdings.c.valid_to.is_(None),
            )
            .order_by(holdings.c.id)
        )
        return list(found)

    def posted(self, unit_ids: Collection[int], roles: Collection[Role], day: date) -> list[Held]:
        """As :func:`posted_of`."""
        self._session.flush()
        return posted_of(self._session.connection(), unit_ids, roles, day)

    def add_invitation(self, invitation: Invitation) -> None:
        """Adds an invitation."""
        self._session.add(invitation)
        self._session.flush()

    def invitation(self, token_hash: str) -> Invitation | None:
        """The invitation with this hash, locked for use."""
        found: Invitation | None = self._session.scalar(
            select(Invitation).where(invitations.c.token_hash == token_hash).with_for_update()
        )
        return found
