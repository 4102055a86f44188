"""The tables of the figures of legal aid: counts, which are only ever added to, and months as they
were confirmed."""

from sqlalchemy import Column, Date, Index, Integer, Table, UniqueConstraint

from domain.aid.model import AidCount, AidMonth, AidTopic, AidWay
from domain.cases.model import NOTE_LIMIT
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word

aid_counts = Table(
    "aid_counts",
    metadata,
    key(),
    text("token", 120),
    reference("entry_id", "entries"),
    Column("day", Date, nullable=False),
    word("way", AidWay),
    word("topic", AidTopic),
    Column("number", Integer, nullable=False),
    text("reason", NOTE_LIMIT),
    reference("post_id", "posts"),
    moment("at"),
    UniqueConstraint("token"),
    Index(None, "entry_id", "day"),
)

aid_months = Table(
    "aid_months",
    metadata,
    key(),
    reference("entry_id", "entries"),
    Column("first", Date, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("consulted", Integer, nullable=False),
    Column("passed_on", Integer, nullable=False),
    Column("accepted", Integer, nullable=False),
    Column("referred", Integer, nullable=False),
    reference("post_id", "posts"),
    moment("at"),
    text("reason", NOTE_LIMIT),
    UniqueConstraint("entry_id", "first", "revision"),
)

mapping.map_imperatively(AidCount, aid_counts)
mapping.map_imperatively(AidMonth, aid_months)
