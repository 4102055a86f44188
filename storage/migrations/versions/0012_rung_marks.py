"""What became of the rungs of the reminders' ladders.

Revision 0012, after 0011, written on 2026-11-24.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import key, moment, word

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "rung_marks",
        key(),
        word("kind"),
        sa.Column("first", sa.Date(), nullable=False),
        word("rung"),
        moment("spoke_at", null=True),
        moment("closed_at", null=True),
        sa.UniqueConstraint("kind", "first", "rung"),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("rung_marks")
