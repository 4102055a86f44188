"""Which message a push takes the place of, and where that stands."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, select

from domain.messaging import PAGES_DRAWN, ClaimedPush, StandingMessage
from storage.messages.notices import from_json
from storage.messages.schema import CANCELLED, SENT
from storage.schema import channels, conversation, outbox

_LOOKED_BACK = 8


def replaced(
    connection: Connection, push: ClaimedPush, lines: Sequence[str]
) -> StandingMessage | None:
    """As :meth:`domain.messaging.Outbox.replaces`, for a push of a thread that does not ring;
    nowhere where its reader is no longer reached by the channel it stands in."""
    before = connection.execute(
        select(
            outbox.c.kind,
            outbox.c.payload,
            outbox.c.state,
            outbox.c.message_id,
            outbox.c.channel,
        )
        .where(
            outbox.c.person_id == push.person_id,
            outbox.c.thread == push.notice.thread,
            outbox.c.id < push.id,
            outbox.c.state.in_((SENT, CANCELLED)),
        )
        .order_by(outbox.c.id.desc())
        .limit(_LOOKED_BACK)
    )
    for row in before:
        try:
            notice = from_json(row.kind, row.payload)
        except (KeyError, TypeError, ValueError):
            return None  # nobody can tell any more what it asked
        if row.state == SENT:
            if row.message_id is None or notice.stays:
                return None
            where = _address(connection, push.person_id, row.channel, lines)
            if where is None or _drawn(connection, where, row.message_id):
                return None
            return StandingMessage(channel=row.channel, message_id=row.message_id)
        if notice.rings:
            return None  # it is told with this one, and has to be heard
    return None


def _address(
    connection: Connection, person_id: int, channel: str, lines: Sequence[str]
) -> str | None:
    """Where the person is reached by this channel."""
    if channel not in lines:
        return None
    return connection.scalar(
        select(channels.c.address).where(
            channels.c.person_id == person_id, channels.c.kind == channel, channels.c.reachable
        )
    )


def _drawn(connection: Connection, address: str, message_id: int) -> bool:
    """Whether a page stands in the message by now."""
    record = select(conversation.c.data).where(
        conversation.c.lane == address, conversation.c.key == PAGES_DRAWN
    )
    data = connection.execute(record).scalar_one_or_none()
    return data is not None and message_id in json.loads(data)
