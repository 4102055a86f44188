"""Tables of the organisation tree."""

from sqlalchemy import Column, Date, Index, Table

from domain.org.model import Alias, Placement, Unit, UnitKind
from storage.kit.columns import key, mapping, metadata, reference, text, word

units = Table(
    "units",
    metadata,
    key(),
    word("kind", UnitKind),
    text("code", 32, by_code=True, unique=True),
    text("name", 120),
    reference("parent_id", "units", nullable=True),
    text("path", 255, by_code=True),
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
    text("name", 120),
    Index(None, "unit_id"),
)

mapping.map_imperatively(Unit, units)
mapping.map_imperatively(Placement, placements)
mapping.map_imperatively(Alias, aliases)
