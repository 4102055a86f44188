"""Tables of units' own clocks, of extensions, and of leave."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, UniqueConstraint

from domain.cases.clocks import UnitClock
from domain.cases.extension_model import Extension, ExtensionState
from domain.cases.model import NOTE_LIMIT, Urgency
from domain.leave.model import Leave
from storage.schema.base import key, mapping, metadata, moment, reference, word

unit_clocks = Table(
    "unit_clocks",
    metadata,
    key(),
    reference("unit_id", "units"),
    word("urgency", Urgency),
    Column("accept_days", Integer, nullable=False),
    Column("handle_days", Integer, nullable=False),
    Column("valid_from", Date, nullable=False),
    UniqueConstraint("unit_id", "urgency", "valid_from"),
)

extensions = Table(
    "extensions",
    metadata,
    key(),
    reference("case_id", "cases"),
    Column("days", Integer, nullable=False),
    moment("until"),
    Column("reason", String(NOTE_LIMIT), nullable=False),
    Column("parties_agree", Boolean, nullable=False),
    moment("asked_at"),
    reference("asked_by", "persons"),
    reference("decider_id", "units"),
    word("state", ExtensionState),
    moment("answered_at", nullable=True),
    reference("answered_by", "persons", nullable=True),
    Index(None, "case_id", "asked_at"),
)

leaves = Table(
    "leaves",
    metadata,
    key(),
    reference("person_id", "persons"),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    reference("set_by", "persons"),
    moment("created_at"),
    moment("cancelled_at", nullable=True),
    moment("told_at", nullable=True),
    Index(None, "person_id", "last"),
    Index(None, "last"),
)

mapping.map_imperatively(UnitClock, unit_clocks)
mapping.map_imperatively(Extension, extensions)
mapping.map_imperatively(Leave, leaves)
