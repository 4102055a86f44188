"""Which push a message was."""

from sqlalchemy import select

from domain.notices import Notice
from domain.people.model import Actor
from storage.kit.ids import possible
from storage.kit.reading import Reading, Reads, awaited
from storage.messages.notices import from_json
from storage.schema import outbox


def pushed(reading: Reading, actor: Actor, message_id: int) -> tuple[Notice, ...]:
    """What the actor was told by the message, the newest first. A fact that this version does not
    know any more is left out."""
    if not possible(message_id):
        return ()
    found = list[Notice]()
    for kind, payload in reading.connection.execute(
        select(outbox.c.kind, outbox.c.payload)
        .where(outbox.c.person_id == actor.person_id, outbox.c.message_id == message_id)
        .order_by(outbox.c.id.desc())
    ):
        try:
            found.append(from_json(kind, payload))
        except (KeyError, TypeError):
            continue
    return tuple(found)


class SqlMessageReads(Reads):
    """:class:`domain.messaging.MessageReads` on a database."""

    pushed = awaited(pushed)
