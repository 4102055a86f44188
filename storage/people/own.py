"""What is kept about the person who asks."""

from sqlalchemy import func, select

from domain.leave.views import LeaveRow
from domain.org.views import UnitRef
from domain.people.messengers import Messenger
from domain.people.model import Actor, Capacity
from domain.people.views import AuditLine, ChannelRow, MyData, PostRow
from storage.kit.reading import Reading
from storage.schema import (
    audit,
    cases,
    channels,
    conversation,
    holdings,
    leaves,
    outbox,
    persons,
    posts,
    steps,
    units,
)

LINES = 10
"""So many of the newest lines of the log are shown."""
_DRAFT = "draft:"
"""How the key begins under which a chat keeps a report that is half written."""
_DRAFTS = (
    select(func.count())
    .where(conversation.c.lane == channels.c.address, conversation.c.key.startswith(_DRAFT))
    .scalar_subquery()
)


def my_data(reading: Reading, actor: Actor) -> MyData:
    """All that is kept about the asker."""
    me, connection = actor.person_id, reading.connection
    person = connection.execute(select(persons).where(persons.c.id == me)).one()
    held = connection.execute(
        select(
            holdings.c.post_id,
            holdings.c.capacity,
            holdings.c.valid_from,
            holdings.c.valid_to,
            posts.c.role,
            units.c.id.label("unit_id"),
            units.c.name,
            units.c.kind,
        )
        .join(posts, posts.c.id == holdings.c.post_id)
        .join(units, units.c.id == posts.c.unit_id)
        .where(holdings.c.person_id == me)
        .order_by(holdings.c.valid_from.desc(), holdings.c.id.desc())
    )
    away = connection.execute(
        select(leaves)
        .where(leaves.c.person_id == me, leaves.c.cancelled_at.is_(None))
        .order_by(leaves.c.first.desc())
    )
    chats = connection.execute(
        select(channels.c.kind, channels.c.latest, channels.c.reachable, _DRAFTS.label("drafts"))
        .where(channels.c.person_id == me)
        .order_by(channels.c.id)
    )
    lines = connection.execute(
        select(audit.c.at, audit.c.act)
        .where(audit.c.person_id == me)
        .order_by(audit.c.at.desc(), audit.c.id.desc())
        .limit(LINES)
    )
    return MyData(
        since=person.created_at,
        locale=person.locale,
        posts=tuple(
            PostRow(
                role=row.role,
                unit=UnitRef(id=row.unit_id, name=row.name, kind=row.kind),
                stand_in=row.capacity is Capacity.STAND_IN,
                since=row.valid_from,
                until=row.valid_to,
                post_id=row.post_id,
            )
            for row in held
        ),
        leaves=tuple(LeaveRow(id=row.id, first=row.first, last=row.last) for row in away),
        reported=connection.execute(
            select(func.count()).select_from(cases).where(cases.c.reporter_id == me)
        ).scalar_one(),
        steps=connection.execute(
            select(func.count()).select_from(steps).where(steps.c.person_id == me)
        ).scalar_one(),
        waiting=connection.execute(
            select(func.count())
            .select_from(outbox)
            .where(outbox.c.person_id == me, outbox.c.ended_at.is_(None))
        ).scalar_one(),
        logged=connection.execute(
            select(func.count()).select_from(audit).where(audit.c.person_id == me)
        ).scalar_one(),
        log=tuple(AuditLine(at=row.at, act=row.act) for row in lines),
        channels=tuple(
            ChannelRow(
                messenger=Messenger(row.kind),
                latest=row.latest,
                reachable=row.reachable,
                drafts=row.drafts,
            )
            for row in chats
        ),
    )
