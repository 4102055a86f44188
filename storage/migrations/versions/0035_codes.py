"""A code for each matter, by which the resident asks.

Revision 0035, after 0034, written on 2026-11-30.

Matters from before have none until somebody asks for theirs.
"""

from alembic import op

from storage.migrations.columns import text

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.add_column("cases", text("code", 12, null=True))
    op.create_index("ix_cases_code", "cases", ["code"], unique=True)


def downgrade() -> None:
    """Back."""
    op.drop_index("ix_cases_code", "cases")
    op.drop_column("cases", "code")
