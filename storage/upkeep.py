"""The nightly purge: nothing is kept longer than it is needed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Delete, delete

from storage.engine import Database
from storage.schema import conversation, inbox, invitations, outbox
from storage.schema.messages import CANCELLED, SENT

INBOX = timedelta(hours=48)
"""Longer than a messenger repeats an update it thinks was lost."""
OUTBOX = timedelta(days=90)
"""Reminders of a quarter: their dedup keys must outlive the periods they speak of."""
CONVERSATION = timedelta(days=60)
INVITATIONS = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Purged:
    """How many rows went."""

    updates: int
    pushes: int
    conversations: int
    invitations: int


async def purge(database: Database, now: datetime) -> Purged:
    """Deletes handled updates, ended pushes, idle conversations and unused old invitations.

    What was given up (dead letters) stays until somebody has looked at it.
    """
    return await database.write(_purge, now)


def _purge(connection: Connection, now: datetime) -> Purged:
    def gone(which: Delete) -> int:
        return connection.execute(which).rowcount

    return Purged(
        updates=gone(delete(inbox).where(inbox.c.done_at < now - INBOX)),
        pushes=gone(
            delete(outbox).where(
                outbox.c.ended_at < now - OUTBOX, outbox.c.state.in_([SENT, CANCELLED])
            )
        ),
        conversations=gone(
            delete(conversation).where(conversation.c.updated_at < now - CONVERSATION)
        ),
        invitations=gone(
            delete(invitations).where(
                invitations.c.used_at.is_(None), invitations.c.expires_at < now - INVITATIONS
            )
        ),
    )
