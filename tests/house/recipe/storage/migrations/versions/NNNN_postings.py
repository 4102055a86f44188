"""Postings.

Revision NNNN, after MMMM, written on 2026-11-29.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import index, key, moment, text, to

revision = "NNNN"
down_revision = "MMMM"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "postings",
        key(),
        to("unit_id", "units"),
        text("words", 500),
        text("token", 64),
        moment("put_up_at"),
        sa.UniqueConstraint("token"),
    )
    index("postings", "unit_id")


def downgrade() -> None:
    """Back."""
    op.drop_table("postings")
