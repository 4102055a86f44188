"""A push keeps the number of the message it became, so that an answer to it finds its matter.

Revision 0016, after 0014, written on 2026-11-29.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import part_index

revision = "0016"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column("outbox", sa.Column("message_id", sa.BigInteger(), nullable=True))
    sent = sa.text("message_id IS NOT NULL")
    part_index("ix_outbox_message", "outbox", ["person_id", "message_id"], sent)


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_outbox_message", "outbox")
    op.drop_column("outbox", "message_id")
