"""Reports of three tiers: forms, revisions, withdrawals, due rules; matters entered late.

Revision 0010, after 0009, written on 2026-11-24.
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import add_reference, index, key, moment, number, to, word

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_OLD, _NEW = "ix_steps_effect_at_case_id", "ix_steps_effect_counted_at_case_id"
_REASONS = ("reason", "late_reason")


def upgrade() -> None:
    """Forward."""
    op.add_column("cases", sa.Column("found_on", sa.Date(), nullable=True))
    op.add_column("steps", moment("counted_at", null=True))
    op.execute("UPDATE steps SET counted_at = at")
    op.drop_index(_OLD, "steps")
    index("steps", "effect", "counted_at", "case_id")
    for column in _REASONS:
        text = sa.Column(column, sa.String(500), nullable=False, server_default="")
        op.add_column("reports", text)
    op.add_column("reports", sa.Column("sheet", sa.JSON(), nullable=True))
    op.add_column("reports", moment("withdrawn_at", null=True))
    add_reference("reports", "withdrawn_by", "persons")
    op.create_table(
        "due_changes",
        key(),
        word("kind"),
        sa.Column("weekday", sa.Integer(), nullable=True),
        number("grace"),
        sa.Column("at", sa.Time(), nullable=True),
        word("roll"),
        sa.Column("valid_from", sa.Date(), nullable=False),
        to("set_by", "persons", null=True),
        moment("set_at"),
        sa.UniqueConstraint("kind", "valid_from"),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("due_changes")
    for column in ("withdrawn_by", "withdrawn_at", "sheet", *reversed(_REASONS)):
        op.drop_column("reports", column)
    op.drop_index(_NEW, "steps")
    index("steps", "effect", "at", "case_id")
    op.drop_column("steps", "counted_at")
    op.drop_column("cases", "found_on")
