"""Tables of persons, the channels that reach them, and the posts they hold."""

from sqlalchemy import Boolean, Column, Date, Index, Table, UniqueConstraint, true

from domain.people.model import (
    Capacity,
    Channel,
    ChannelCode,
    Holding,
    Invitation,
    Person,
    Post,
    Role,
)
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word

persons = Table(
    "persons",
    metadata,
    key(),
    text("locale", 8, nullable=True),
    moment("created_at"),
)

channels = Table(
    "channels",
    metadata,
    key(),
    reference("person_id", "persons"),
    text("kind", 32),
    text("address", 128),
    Column("reachable", Boolean, nullable=False),
    text("language", 16, nullable=True),
    Column("latest", Boolean, nullable=False, server_default=true()),
    UniqueConstraint("kind", "address"),
    Index(None, "person_id"),
)

posts = Table(
    "posts",
    metadata,
    key(),
    word("role", Role),
    reference("unit_id", "units"),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Index(None, "unit_id", "role"),
)

holdings = Table(
    "holdings",
    metadata,
    key(),
    reference("post_id", "posts"),
    reference("person_id", "persons"),
    word("capacity", Capacity),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Index(None, "post_id"),
    Index(None, "person_id"),
)

invitations = Table(
    "invitations",
    metadata,
    key(),
    text("token_hash", 64, unique=True),
    reference("post_id", "posts"),
    word("capacity", Capacity),
    moment("created_at"),
    moment("expires_at"),
    moment("used_at", nullable=True),
    reference("used_by", "persons", nullable=True),
)

channel_codes = Table(
    "channel_codes",
    metadata,
    key(),
    text("token_hash", 64, unique=True),
    reference("person_id", "persons"),
    moment("made_at"),
    moment("ends_at"),
    moment("used_at", nullable=True),
    Index(None, "person_id"),
)

mapping.map_imperatively(Person, persons)
mapping.map_imperatively(Channel, channels)
mapping.map_imperatively(Post, posts)
mapping.map_imperatively(Holding, holdings)
mapping.map_imperatively(Invitation, invitations)
mapping.map_imperatively(ChannelCode, channel_codes)
