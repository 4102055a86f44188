"""Responsibility letters and the lines of their annual reviews.

Revision 0038, after 0037, written on 2026-11-30.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import flag, index, key, moment, number, plain, text, to, word

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def _figure(name: str) -> "sa.Column[object]":
    return sa.Column(name, sa.Integer(), nullable=True)


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "annual_letters",
        key(),
        plain("token", 96),
        number("year"),
        to("issuer_id", "units"),
        to("unit_id", "units"),
        sa.Column("form", sa.JSON(), nullable=False),
        moment("drafted_at"),
        text("last_token", 64),
        word("stage"),
        text("targets", 500),
        sa.Column("signed_on", sa.Date(), nullable=True),
        text("scan", 64),
        word("scan_kind", null=True),
        text("check_note", 500),
        moment("due_at", null=True),
        number("rung"),
        moment("facts_at", null=True),
        moment("appeal_until", null=True),
        flag("accepted"),
        sa.UniqueConstraint("token"),
    )
    index("annual_letters", "issuer_id", "year")
    index("annual_letters", "unit_id", "year")
    index("annual_letters", "due_at")
    op.create_table(
        "annual_lines",
        key(),
        to("letter_id", "annual_letters"),
        word("topic"),
        sa.Column("fact", sa.JSON(), nullable=True),
        _figure("desk"),
        _figure("own"),
        text("own_reason", 500),
        _figure("verified"),
        text("verified_reason", 500),
        text("appeal", 500),
        sa.Column("granted", sa.Boolean(), nullable=True),
        _figure("settled"),
        text("answer", 500),
        sa.UniqueConstraint("letter_id", "topic"),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("annual_lines")
    op.drop_table("annual_letters")
