"""Posts as whoever fills them reads them: what a link leads to, and who is on which post."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    exists,
    func,
    select,
)

from domain.access import Act, at, seat_for
from domain.cases.telling import HANDLERS
from domain.errors import BadInvitation, NotFound
from domain.ids import possible
from domain.org.views import UnitRef
from domain.people.binding import token_hash
from domain.people.fits import USUAL, inviting, roles_at
from domain.people.model import Actor, Capacity, Role
from domain.people.views import (
    Offer,
    PostPlace,
    PostState,
    SeatState,
    UnitBoard,
)
from storage.cases.scope import open_at
from storage.kit.columns import valid_on
from storage.kit.reading import Reading
from storage.org.below import right_below
from storage.org.reads import unit_row
from storage.org.units import ref
from storage.people.reach import is_phone_of
from storage.schema import cases, channels, holdings, invitations, posts, units

_NOBODY = SeatState(since=None, reached=False, link_id=None, link_until=None)


def offer(reading: Reading, channel: str, address: str, secret: str, now: datetime) -> Offer:
    """What a link leads to for whoever opens it; raises BadInvitation."""
    row = reading.connection.execute(
        select(
            invitations,
            posts.c.role,
            posts.c.unit_id,
            units.c.name,
            units.c.kind.label("unit_kind"),
        )
        .join(posts, posts.c.id == invitations.c.post_id)
        .join(units, units.c.id == posts.c.unit_id)
        .where(invitations.c.token_hash == token_hash(secret))
    ).one_or_none()
    if row is None:
        raise BadInvitation("unknown")
    asker = reading.connection.scalar(
        select(channels.c.person_id).where(
            channels.c.kind == channel, channels.c.address == address
        )
    )
    yours = row.used_at is not None and row.used_by == asker
    if row.used_at is not None and not yours:
        raise BadInvitation("used")
    if row.used_at is None and now >= row.expires_at:
        raise BadInvitation("expired")
    held = reading.connection.scalars(
        select(holdings.c.person_id).where(
            holdings.c.post_id == row.post_id,
            holdings.c.capacity == row.capacity,
            holdings.c.valid_to.is_(None),
        )
    ).all()
    return Offer(
        unit=UnitRef(id=row.unit_id, name=row.name, kind=row.unit_kind),
        role=row.role,
        capacity=row.capacity,
        expires_at=row.expires_at,
        yours=yours,
        held=any(one != asker for one in held),
        open=_open_at(reading.connection, row.unit_id, row.role),
    )


def _open_at(connection: Connection, unit_id: int, role: Role) -> int:
    kinds = [kind for kind, roles in HANDLERS.items() if role in roles]
    if not kinds:
        return 0
    return connection.execute(
        select(func.count()).select_from(cases).where(cases.c.kind.in_(kinds), open_at([unit_id]))
    ).scalar_one()


def unit_board(reading: Reading, actor: Actor, unit_id: int, now: datetime) -> UnitBoard:
    """The posts of a unit that the actor may fill; raises NotFound."""
    row = unit_row(reading.connection, unit_id)
    today = reading.rules.day(now)
    if seat_for(actor, Act.INVITE, at(row.path)) is None:
        raise NotFound("unit")
    above = None
    if row.parent_id is not None:
        higher = unit_row(reading.connection, row.parent_id)
        if seat_for(actor, Act.INVITE, at(higher.path)) is not None:
            above = ref(higher)
    below = reading.connection.execute(
        select(units.c.id, units.c.name, units.c.kind)
        .where(right_below([row.id]), valid_on(units, today))
        .order_by(units.c.code)
    )
    unit = ref(row)
    return UnitBoard(
        unit=unit,
        above=above,
        posts=_posts(reading, actor, unit, row.path, now),
        below=tuple(ref(one) for one in below),
    )


def _posts(
    reading: Reading, actor: Actor, unit: UnitRef, path: str, now: datetime
) -> tuple[PostState, ...]:
    """Those that fit the unit, and those it has from before that do not."""
    connection, today = reading.connection, reading.rules.day(now)
    made = {
        row.role: row.id
        for row in connection.execute(
            select(posts.c.id, posts.c.role)
            .where(posts.c.unit_id == unit.id, valid_on(posts, today))
            .order_by(posts.c.id.desc())
        )
    }
    seats = _seats(reading, list(made.values()), now)
    held = {role for role, post in made.items() if any((post, how) in seats for how in Capacity)}
    return tuple(
        PostState(
            unit=unit,
            role=role,
            post_id=made.get(role),
            holder=seats.get((made.get(role, 0), Capacity.HOLDER), _NOBODY),
            stand_in=seats.get((made.get(role, 0), Capacity.STAND_IN), _NOBODY),
            usual=role in USUAL[unit.kind],
        )
        for role in Role
        if (role in roles_at(unit.kind) or role in held)
        and seat_for(actor, inviting(role), at(path)) is not None
    )


def _seats(
    reading: Reading, post_ids: Collection[int], now: datetime
) -> Mapping[tuple[int, Capacity], SeatState]:
    connection, rules = reading.connection, reading.rules
    reached = exists().where(is_phone_of(holdings.c.person_id, rules))
    since: dict[tuple[int, Capacity], tuple[date, bool]] = {}
    for row in connection.execute(
        select(
            holdings.c.post_id,
            holdings.c.capacity,
            holdings.c.valid_from,
            reached.label("reached"),
        )
        .where(holdings.c.post_id.in_(post_ids), valid_on(holdings, rules.day(now)))
        .order_by(holdings.c.valid_from)
    ):
        _, before = since.get((row.post_id, row.capacity), (None, False))
        since[row.post_id, row.capacity] = (row.valid_from, before or bool(row.reached))
    links = {
        (row.post_id, row.capacity): (row.id, row.expires_at)
        for row in connection.execute(
            select(invitations)
            .where(invitations.c.post_id.in_(post_ids), still_open(now))
            .order_by(invitations.c.id)
        )
    }
    found: dict[tuple[int, Capacity], SeatState] = {}
    for seat in since.keys() | links.keys():
        began, reaches = since.get(seat, (None, False))
        link_id, until = links.get(seat, (None, None))
        found[seat] = SeatState(since=began, reached=reaches, link_id=link_id, link_until=until)
    return found


def still_open(now: datetime) -> ColumnElement[bool]:
    return and_(invitations.c.used_at.is_(None), invitations.c.expires_at > now)


def place_of(reading: Reading, actor: Actor, post_id: int) -> PostPlace:
    """Where a post is that the actor may fill; raises NotFound."""
    row = None
    if possible(post_id):
        row = reading.connection.execute(
            select(posts.c.unit_id, posts.c.role, units.c.path)
            .join(units, units.c.id == posts.c.unit_id)
            .where(posts.c.id == post_id)
        ).one_or_none()
    if row is None or seat_for(actor, inviting(row.role), at(row.path)) is None:
        raise NotFound("post")
    return PostPlace(unit_id=row.unit_id, role=row.role)
