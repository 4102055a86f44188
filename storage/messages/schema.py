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
    String,
    Table,
    Text,
    and_,
)

from storage.kit.columns import key, metadata, moment, plain_text, reference

WAITING, LEASED, SENT, DEAD, CANCELLED = "waiting", "leased", "sent", "dead", "cancelled"

outbox = Table(
    "outbox",
    metadata,
    key(),
    Column("dedup_key", plain_text(200), nullable=False, unique=True),
    Column("kind", String(48), nullable=False),
    Column("payload", JSON, nullable=False),
    reference("person_id", "persons"),
    Column("priority", Integer, nullable=False),
    moment("not_before"),
    Column("state", String(12), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("lease_owner", String(64)),
    moment("lease_until", nullable=True),
    Column("error", String(500)),
    moment("created_at"),
    moment("ended_at", nullable=True),
)
# "still to be sent" is ended_at IS NULL and not a list of states: the planner of either database
# then recognises the partial index with bound parameters
Index(
    "ix_outbox_due",
    outbox.c.priority,
    outbox.c.not_before,
    outbox.c.id,
    sqlite_where=outbox.c.ended_at.is_(None),
    postgresql_where=outbox.c.ended_at.is_(None),
)
Index("ix_outbox_ended_at", outbox.c.ended_at)

inbox = Table(
    "inbox",
    metadata,
    Column("bot_id", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("lane", String(128), nullable=False),
    Column("payload", Text, nullable=False),
    moment("received_at"),
    Column("tries", Integer, nullable=False),
    moment("next_try_at"),
    moment("done_at", nullable=True),
    moment("dead_at", nullable=True),
    Column("error", String(500)),
    PrimaryKeyConstraint("bot_id", "update_id"),
)
inbox_waits = and_(inbox.c.done_at.is_(None), inbox.c.dead_at.is_(None))
Index(
    "ix_inbox_waiting",
    inbox.c.update_id,
    sqlite_where=inbox_waits,
    postgresql_where=inbox_waits,
)
Index(
    "ix_inbox_waiting_lane",
    inbox.c.lane,
    inbox.c.update_id,
    sqlite_where=inbox_waits,
    postgresql_where=inbox_waits,
)

lanes = Table(
    "lanes",
    metadata,
    Column("lane", String(128), primary_key=True),
    Column("owner", String(64), nullable=False),
    moment("lease_until"),
    Index(None, "owner"),
)

conversation = Table(
    "conversation",
    metadata,
    Column("lane", String(128), nullable=False),
    Column("key", String(200), nullable=False),
    Column("data", Text, nullable=False),
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
    Column("act", String(48), nullable=False),
    Column("subject", String(120), nullable=False),
    Column("outcome", String(32), nullable=False),
    Index(None, "at"),
)
