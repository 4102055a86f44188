"""A push says of which matter it tells how it stands, so that the next one takes its place; what
a handler attaches to a dispute belongs to its record.

Revision 0017, after 0016, written on 2026-11-29.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import part_index

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column(
        "attachments",
        sa.Column("of_record", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("outbox", sa.Column("thread", sa.String(48), nullable=True))
    of_a_thread = sa.text("thread IS NOT NULL")
    part_index("ix_outbox_thread", "outbox", ["person_id", "thread"], of_a_thread)


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_outbox_thread", "outbox")
    op.drop_column("outbox", "thread")
    op.drop_column("attachments", "of_record")
