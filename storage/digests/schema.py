"""The table of digests."""

from sqlalchemy import Column, Date, Table, UniqueConstraint

from domain.digests.model import Digest, DigestPace
from storage.kit.columns import key, mapping, metadata, moment, reference, word

digests = Table(
    "digests",
    metadata,
    key(),
    reference("holding_id", "holdings"),
    word("pace", DigestPace),
    moment("chosen_at"),
    Column("told_on", Date, nullable=False),
    UniqueConstraint("holding_id"),
)

mapping.map_imperatively(Digest, digests)
