"""The posts below somebody by list: those that nobody holds, whose holders are not reached …"""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Select,
    and_,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    union,
    union_all,
)

from domain.access import Act, scope
from domain.people.fits import USUAL, inviting
from domain.people.model import Actor, Capacity, Role
from domain.people.views import PostCounts, PostGroup, PostPage
from domain.rules import Rules
from storage.kit.columns import valid_on
from storage.kit.reading import Reading
from storage.org.units import ref
from storage.people.posts import still_open
from storage.people.reach import is_phone_of
from storage.schema import begins, holdings, invitations, posts, units


def post_counts(reading: Reading, actor: Actor, now: datetime) -> PostCounts:
    """How many posts below the actor are vacant, not reached …"""
    reach = scope(actor, Act.INVITE).prefixes
    tops = reading.connection.execute(
        select(units.c.id, units.c.name, units.c.kind)
        .where(units.c.path.in_(reach))
        .order_by(units.c.path)
    )
    return PostCounts(
        tops=tuple(ref(row) for row in tops),
        counts={
            group: reading.connection.execute(
                select(func.count()).select_from(
                    _listed(reading.rules, actor, group, now).subquery()
                )
            ).scalar_one()
            for group in PostGroup
        },
    )


def post_page(
    reading: Reading, actor: Actor, group: PostGroup, page: int, size: int, now: datetime
) -> PostPage:
    """A page of one of these lists, by unit."""
    listed = _listed(reading.rules, actor, group, now).subquery()
    total = reading.connection.execute(select(func.count()).select_from(listed)).scalar_one()
    page = min(page, max(0, -(-total // size) - 1))
    rows = reading.connection.execute(
        select(listed).order_by(listed.c.path, listed.c.role).limit(size).offset(page * size)
    )
    found = tuple((ref(row), row.role) for row in rows)
    return PostPage(group=group, total=total, posts=found)


def _listed(
    rules: Rules, actor: Actor, group: PostGroup, now: datetime
) -> Select[*tuple[Any, ...]]:
    """The posts of a list: those that were made, and those a unit is expected to have."""
    today = rules.day(now)
    prefixes = scope(actor, Act.INVITE).prefixes
    trusted = scope(actor, Act.ADMINISTER).prefixes
    usual = union_all(
        *(
            select(
                literal_column(f"'{kind.value}'", units.c.kind.type).label("kind"),
                literal_column(f"'{role.value}'", posts.c.role.type).label("role"),
            )
            for kind, roles in USUAL.items()
            for role in roles
        )
    ).subquery()
    every = union(
        select(posts.c.unit_id, posts.c.role).where(valid_on(posts, today)),
        select(units.c.id, usual.c.role).join(usual, usual.c.kind == units.c.kind),
    ).subquery()
    unit_id, role = every.c.unit_id, every.c.role
    there = and_(
        posts.c.unit_id == unit_id,
        posts.c.role == role,
        posts.c.id == holdings.c.post_id,
        holdings.c.capacity == Capacity.HOLDER,
        valid_on(posts, today),
        valid_on(holdings, today),
    )
    held = exists().where(there)
    reached = exists().where(there, is_phone_of(holdings.c.person_id, rules))
    invited = exists().where(
        posts.c.unit_id == unit_id,
        posts.c.role == role,
        posts.c.id == invitations.c.post_id,
        still_open(now),
    )
    chosen = {
        PostGroup.VACANT: ~held,
        PostGroup.UNREACHED: and_(held, ~reached),
        PostGroup.HELD: held,
        PostGroup.INVITED: invited,
    }[group]
    return (
        select(units.c.id, units.c.name, units.c.kind, units.c.path, role.label("role"))
        .join(every, unit_id == units.c.id)
        .where(
            or_(*(begins(units.c.path, one) for one in prefixes), false()),
            or_(
                role.in_([one for one in Role if inviting(one) is Act.INVITE]),
                *(begins(units.c.path, one) for one in trusted),
            ),
            valid_on(units, today),
            chosen,
        )
    )
