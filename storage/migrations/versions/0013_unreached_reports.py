"""Units that nobody could remind of a report before it fell due.

Revision 0013, after 0012, written on 2026-11-24.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import key, moment, to, word

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "unreached_reports",
        key(),
        to("unit_id", "units"),
        word("kind"),
        sa.Column("first", sa.Date(), nullable=False),
        moment("at"),
        sa.UniqueConstraint("kind", "first", "unit_id"),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("unreached_reports")
