"""How old the open matters are, by an index of them alone; and who wants a digest, and when.

Revision 0027, after 0026, written on 2026-11-29.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import key, moment, part_index, to, word

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    part_index(
        "ix_cases_open_reported",
        "cases",
        ["unit_id", "kind", "state", "reported_at", "due_at", "ended_at"],
        sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "digests",
        key(),
        to("holding_id", "holdings"),
        word("pace"),
        moment("chosen_at"),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("holding_id"),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("digests")
    op.drop_index("ix_cases_open_reported", "cases")
