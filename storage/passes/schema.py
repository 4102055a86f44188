"""The table of passes to the desk page."""

from sqlalchemy import Index, Table, UniqueConstraint

from domain.passes.model import Pass
from storage.kit.columns import key, mapping, metadata, moment, reference, text

passes = Table(
    "passes",
    metadata,
    key(),
    reference("person_id", "persons"),
    text("link_hash", 64),
    moment("made_at"),
    moment("ends_at"),
    moment("used_at", nullable=True),
    text("cookie_hash", 64, nullable=True),
    UniqueConstraint("link_hash"),
    UniqueConstraint("cookie_hash"),
    Index(None, "person_id"),
    Index(None, "ends_at"),
)

mapping.map_imperatively(Pass, passes)
