"""Passes to the desk page.

Revision 0028, after 0027, written on 2026-11-29.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import index, key, moment, text, to

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "passes",
        key(),
        to("person_id", "persons"),
        text("link_hash", 64),
        moment("made_at"),
        moment("ends_at"),
        moment("used_at", null=True),
        text("cookie_hash", 64, null=True),
        sa.UniqueConstraint("link_hash"),
        sa.UniqueConstraint("cookie_hash"),
    )
    index("passes", "person_id")
    index("passes", "ends_at")


def downgrade() -> None:
    """Back."""
    op.drop_table("passes")
