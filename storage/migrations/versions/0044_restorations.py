"""Restorations: when a copy was made, and when it was brought back.

Revision 0044, after 0041, written on 2026-11-30.
"""

from alembic import op

from storage.migrations.columns import key, moment

revision = "0044"
down_revision = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table("restorations", key(), moment("taken_at"), moment("restored_at"))


def downgrade() -> None:
    """Back."""
    op.drop_table("restorations")
