"""Courses that were held.

Revision 0040, after 0039, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import index, key, moment, number, text, to, word

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "trainings",
        key(),
        text("token", 120),
        to("unit_id", "units"),
        sa.Column("day", sa.Date(), nullable=False),
        word("form"),
        text("topic", 60),
        number("came"),
        text("material", 500),
        text("file", 64, null=True),
        word("file_kind", null=True),
        to("entered_post_id", "posts"),
        moment("entered_at"),
        moment("withdrawn_at", null=True),
        sa.UniqueConstraint("token"),
    )
    index("trainings", "unit_id", "day")
    index("trainings", "day")


def downgrade() -> None:
    """Back."""
    op.drop_table("trainings")
