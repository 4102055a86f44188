"""Tables of the organisation tree."""

from sqlalchemy import Column, Date, Index, String, Table

from domain.org.model import Alias, Placement, Unit, UnitKind
from storage.kit.columns import key, mapping, metadata, plain_text, reference, word

units = Table(
    "units",
    metadata,
    key(),
    word("kind", UnitKind),
    Column("code", plain_text(32), nullable=False, unique=True),
    Column("name", String(120), nullable=False),
    reference("parent_id", "units", nullable=True),
    Column("path", plain_text(255), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    reference("successor_id", "units", nullable=True),
    Index(None, "path"),
    Index(None, "parent_id", "code"),
)

placements = Table(
    "placements",
    metadata,
    key(),
    reference("unit_id", "units"),
    reference("parent_id", "units", nullable=True),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Index(None, "unit_id", "valid_from"),
)

aliases = Table(
    "aliases",
    metadata,
    key(),
    reference("unit_id", "units"),
    Column("name", String(120), nullable=False),
    Index(None, "unit_id"),
)

mapping.map_imperatively(Unit, units)
mapping.map_imperatively(Placement, placements)
mapping.map_imperatively(Alias, aliases)
