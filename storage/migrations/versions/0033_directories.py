"""Directories: whom and where to send somebody to.

Revision 0033, after 0032, written on 2026-11-30. Going back, they are gone: export them before.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import flag, index, key, moment, number, text, to, word

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "entries",
        key(),
        text("token", 120),
        word("kind"),
        to("host_id", "units"),
        text("name", 60),
        text("place", 100),
        text("phone", 60),
        text("hours", 300),
        text("stand_in", 60),
        text("bring", 150),
        flag("free"),
        flag("step_free"),
        text("shown_name", 20),
        sa.Column("entered_on", sa.Date(), nullable=False),
        word("state"),
        moment("since"),
        sa.Column("checked_on", sa.Date(), nullable=False),
        to("checked_post_id", "posts"),
        moment("due_at"),
        number("rung"),
        sa.UniqueConstraint("token"),
    )
    index("entries", "host_id")
    index("entries", "kind")
    index("entries", "state", "due_at")
    op.create_table("entry_units", key(), to("entry_id", "entries"), to("unit_id", "units"))
    index("entry_units", "entry_id")


def downgrade() -> None:
    """Back."""
    op.drop_table("entry_units")
    op.drop_table("entries")
