"""Restorations: when a copy was made, and when it was brought back.

Revision 0043, after 0042, written on 2026-11-30.
"""

from alembic import op

from storage.migrations.columns import key, moment

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table("restorations", key(), moment("taken_at"), moment("restored_at"))


def downgrade() -> None:
    """Back."""
    op.drop_table("restorations")
