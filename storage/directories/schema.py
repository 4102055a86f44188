"""The tables of directories: entries, and the units that they serve besides their host's own."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, UniqueConstraint

from domain.directories.hours import HOURS_LIMIT
from domain.directories.model import (
    BRING_LIMIT,
    NAME_LIMIT,
    PHONE_LIMIT,
    PLACE_LIMIT,
    SHOWN_NAME_LIMIT,
    STAND_IN_LIMIT,
    Entry,
    EntryKind,
    EntryState,
)
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word

TOKEN_LIMIT = 120

entries = Table(
    "entries",
    metadata,
    key(),
    text("token", TOKEN_LIMIT),
    word("kind", EntryKind),
    reference("host_id", "units"),
    text("name", NAME_LIMIT),
    text("place", PLACE_LIMIT),
    text("phone", PHONE_LIMIT),
    text("hours", HOURS_LIMIT),
    text("stand_in", STAND_IN_LIMIT),
    text("bring", BRING_LIMIT),
    Column("free", Boolean, nullable=False),
    Column("step_free", Boolean, nullable=False),
    text("shown_name", SHOWN_NAME_LIMIT),
    Column("entered_on", Date, nullable=False),
    word("state", EntryState),
    moment("since"),
    Column("checked_on", Date, nullable=False),
    reference("checked_post_id", "posts"),
    moment("due_at"),
    Column("rung", Integer, nullable=False),
    UniqueConstraint("token"),
    Index(None, "host_id"),
    Index(None, "kind"),
    # the sweep asks for those in use by their day
    Index(None, "state", "due_at"),
)

entry_units = Table(
    "entry_units",
    metadata,
    key(),
    reference("entry_id", "entries"),
    reference("unit_id", "units"),
    Index(None, "entry_id"),
)

mapping.map_imperatively(Entry, entries)
