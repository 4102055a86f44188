"""The figures of legal aid: counts, and months as they were confirmed.

Revision 0034, after 0033, written on 2026-11-30. Referrals are found by the body and the day on
which it answered.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import index, key, moment, number, text, to, word

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "aid_counts",
        key(),
        text("token", 120),
        to("entry_id", "entries"),
        sa.Column("day", sa.Date(), nullable=False),
        word("way"),
        word("topic"),
        number("number"),
        text("reason", 500),
        to("post_id", "posts"),
        moment("at"),
        sa.UniqueConstraint("token"),
    )
    index("aid_counts", "entry_id", "day")
    op.create_table(
        "aid_months",
        key(),
        to("entry_id", "entries"),
        sa.Column("first", sa.Date(), nullable=False),
        number("revision"),
        number("consulted"),
        number("passed_on"),
        number("accepted"),
        number("referred"),
        to("post_id", "posts"),
        moment("at"),
        text("reason", 500),
        sa.UniqueConstraint("entry_id", "first", "revision"),
    )
    index("referrals", "body", "answered_at")


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_referrals_body_answered_at", "referrals")
    op.drop_table("aid_months")
    op.drop_table("aid_counts")
