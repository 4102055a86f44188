"""The administrator's words on days of the working calendar.

Revision 0011, after 0010, written on 2026-11-24.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import index, key, moment, text, to

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "day_words",
        key(),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=True),
        text("reason", 100),
        to("set_by", "persons", null=True),
        moment("set_at"),
    )
    index("day_words", "day")


def downgrade() -> None:
    """Back."""
    op.drop_table("day_words")
