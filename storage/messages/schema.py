"""Tables between a messenger and the database: outbox, inbox, lanes, conversation; and the audit.

No dataclass is mapped here: these rows are written and read by plain statements.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    and_,
    literal_column,
)

from domain.people.messengers import Messenger
from storage.kit.columns import document, key, metadata, moment, reference, text

WAITING, LEASED, SENT, DEAD, CANCELLED = "waiting", "leased", "sent", "dead", "cancelled"
TOLD = "told"
"""Given up since nobody could be reached, and told of when they could be again."""

outbox = Table(
    "outbox",
    metadata,
    key(),
    text("dedup_key", 200, by_code=True, unique=True),
    text("kind", 48),
    Column("payload", JSON, nullable=False),
    reference("person_id", "persons"),
    text("channel", 32, server_default=Messenger.TELEGRAM.value),
    Column("priority", Integer, nullable=False),
    moment("not_before"),
    text("state", 12),
    Column("tries", Integer, nullable=False),
    text("lease_owner", 64, nullable=True),
    moment("lease_until", nullable=True),
    text("error", 500, nullable=True),
    moment("created_at"),
    moment("ended_at", nullable=True),
    Column("message_id", BigInteger, nullable=True),
    text("thread", 48, nullable=True),
)
# "still to be sent" is ended_at IS NULL and not a list of states: the planner of either database
# then recognises the partial index with bound parameters
Index(
    "ix_outbox_due",
    outbox.c.channel,
    outbox.c.priority,
    outbox.c.not_before,
    outbox.c.id,
    sqlite_where=outbox.c.ended_at.is_(None),
    postgresql_where=outbox.c.ended_at.is_(None),
)
Index(
    "ix_outbox_waits",
    outbox.c.person_id,
    sqlite_where=outbox.c.ended_at.is_(None),
    postgresql_where=outbox.c.ended_at.is_(None),
)
Index("ix_outbox_ended_at", outbox.c.ended_at)
# the words stand in the condition, so that the planner of either database recognises the index
IS_DEAD = outbox.c.state == literal_column(f"'{DEAD}'")
Index("ix_outbox_dead", outbox.c.person_id, sqlite_where=IS_DEAD, postgresql_where=IS_DEAD)
_has_message = outbox.c.message_id.is_not(None)
Index(
    "ix_outbox_message",
    outbox.c.person_id,
    outbox.c.message_id,
    sqlite_where=_has_message,
    postgresql_where=_has_message,
)
_of_a_thread = outbox.c.thread.is_not(None)
Index(
    "ix_outbox_thread",
    outbox.c.person_id,
    outbox.c.thread,
    sqlite_where=_of_a_thread,
    postgresql_where=_of_a_thread,
)

inbox = Table(
    "inbox",
    metadata,
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    text("lane", 128),
    document("payload"),
    moment("received_at"),
    Column("tries", Integer, nullable=False),
    moment("next_try_at"),
    moment("done_at", nullable=True),
    moment("dead_at", nullable=True),
    text("error", 500, nullable=True),
    text("done_by", 64, nullable=True),
    PrimaryKeyConstraint("bot_id", "update_id"),
)
inbox_waits = and_(inbox.c.done_at.is_(None), inbox.c.dead_at.is_(None))
# The only index of what waits: a second one, in another order, is taken for the better way by a
# planner that believes that next to nothing waits, and then each look goes through all that does.
Index(
    "ix_inbox_waiting",
    inbox.c.lane,
    inbox.c.update_id,
    inbox.c.bot_id,
    sqlite_where=inbox_waits,
    postgresql_where=inbox_waits,
)
_is_given_up = inbox.c.dead_at.is_not(None)
Index(
    "ix_inbox_dead",
    inbox.c.dead_at,
    sqlite_where=_is_given_up,
    postgresql_where=_is_given_up,
)

lanes = Table(
    "lanes",
    metadata,
    text("lane", 128, primary_key=True),
    text("owner", 64),
    moment("lease_until"),
    # for which update it is leased: with that one the lease ends, without a word
    Column("bot_id", BigInteger, nullable=True),
    Column("update_id", BigInteger, nullable=True),
)

conversation = Table(
    "conversation",
    metadata,
    text("lane", 128),
    text("key", 200),
    document("data"),
    moment("updated_at"),
    PrimaryKeyConstraint("lane", "key"),
    Index(None, "updated_at"),
)

audit = Table(
    "audit",
    metadata,
    key(),
    moment("at"),
    reference("person_id", "persons", nullable=True),
    text("act", 48),
    text("subject", 120),
    text("outcome", 32),
    text("seal", 64, nullable=True),
    Index(None, "at"),
)
