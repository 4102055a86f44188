"""The mediation record: sessions, agreements, and the days that follow from them.

Revision 0007, after 0006, written on 2026-11-24.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import index, key, moment, part_index, text, to, word

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "mediation_sessions",
        key(),
        to("case_id", "cases"),
        sa.Column("held_on", sa.Date(), nullable=False),
        word("means"),
        text("note", 500),
        moment("at"),
        to("person_id", "persons"),
        to("post_id", "posts"),
    )
    index("mediation_sessions", "case_id")
    op.create_table(
        "agreements",
        key(),
        to("case_id", "cases"),
        word("form"),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        text("text", 1000),
        sa.Column("confirmation_wanted", sa.Boolean(), nullable=True),
        moment("at"),
        to("person_id", "persons"),
        to("post_id", "posts"),
        moment("void_at", null=True),
    )
    index("agreements", "case_id")
    index("agreements", "made_on", "case_id", "form", "amount")
    op.create_table(
        "deadlines",
        key(),
        to("case_id", "cases"),
        word("kind"),
        sa.Column("due_on", sa.Date(), nullable=False),
        to("agreement_id", "agreements", null=True),
        text("note", 500),
        word("reminded", null=True),
        word("ending", null=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        word("satisfaction", null=True),
    )
    index("deadlines", "case_id")
    index("deadlines", "kind", "ending", "ended_on")
    part_index("ix_deadlines_open", "deadlines", ["due_on", "reminded"], sa.text("ending IS NULL"))


def downgrade() -> None:
    """Back."""
    for table in ("deadlines", "agreements", "mediation_sessions"):
        op.drop_table(table)
