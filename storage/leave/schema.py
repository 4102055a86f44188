"""The table of leave."""

from sqlalchemy import Column, Date, Index, Table

from domain.leave.model import Leave
from storage.kit.columns import key, mapping, metadata, moment, reference

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

mapping.map_imperatively(Leave, leaves)
