"""Which of a person's chats pushes go to."""

from datetime import datetime

from domain.people.model import Channel
from domain.ports import Work


def prefer(work: Work, channel: Channel, now: datetime) -> None:
    """Its person was heard in this chat: it can be reached, and what waits for them goes there."""
    for one in work.people.channels_of(channel.person_id):
        one.latest = one is channel
    channel.reachable = True
    work.outbox.reroute(channel.person_id, now)
