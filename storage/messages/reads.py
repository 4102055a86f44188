"""Which push a message was."""

from sqlalchemy import select

from domain.ids import possible
from domain.notices import Notice
from domain.people.model import Actor
from storage.kit.reading import Reading, Reads, awaited
from storage.messages.notices import as_known
from storage.schema import outbox


def pushed(reading: Reading, actor: Actor, channel: str, message_id: int) -> tuple[Notice, ...]:
    """What the actor was told by the message, the newest first. A fact that this version does not
    know any more is left out."""
    if not possible(message_id):
        return ()
    rows = reading.connection.execute(
        select(outbox.c.kind, outbox.c.payload)
        .where(
            outbox.c.person_id == actor.person_id,
            outbox.c.message_id == message_id,
            outbox.c.channel == channel,
        )
        .order_by(outbox.c.id.desc())
    )
    known = (as_known(row.kind, row.payload) for row in rows)
    return tuple(notice for notice in known if notice is not None)


class SqlMessageReads(Reads):
    """:class:`domain.messaging.MessageReads` on a database."""

    pushed = awaited(pushed)
