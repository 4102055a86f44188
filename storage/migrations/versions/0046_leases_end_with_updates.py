"""A lane is leased for an update and free again when its owner has marked that one done.

Revision 0046, after 0045, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import index

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward. A lease from before ends by its time, as it did."""
    op.add_column("inbox", sa.Column("done_by", sa.String(64), nullable=True))
    op.add_column("lanes", sa.Column("bot_id", sa.BigInteger(), nullable=True))
    op.add_column("lanes", sa.Column("update_id", sa.BigInteger(), nullable=True))
    op.drop_index("ix_lanes_owner", "lanes")


def downgrade() -> None:
    """Back. What is not leased any more has no row then."""
    op.execute(sa.text("DELETE FROM lanes WHERE update_id IS NOT NULL"))
    index("lanes", "owner")
    op.drop_column("lanes", "update_id")
    op.drop_column("lanes", "bot_id")
    op.drop_column("inbox", "done_by")
