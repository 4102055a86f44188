"""Parties' contact details, encrypted and for a time.

Revision 0008, after 0007, written on 2026-11-24.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import index, key, moment, text, to, word

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "contacts",
        key(),
        to("case_id", "cases"),
        text("token", 64),
        word("party"),
        text("sealed", 1400),
        text("hint", 400),
        moment("at"),
        to("person_id", "persons"),
        sa.UniqueConstraint("case_id", "token"),
    )
    op.create_table(
        "shown",
        key(),
        text("address", 64),
        text("message", 32),
        moment("until"),
        sa.UniqueConstraint("address", "message"),
    )
    index("shown", "until")


def downgrade() -> None:
    """Back."""
    op.drop_table("shown")
    op.drop_table("contacts")
