"""What was merged into a case, and what was split off it, is found at once.

Revision 0009, after 0008, written on 2026-11-24.
"""

from alembic import op

from storage.migrations.columns import index

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_COLUMNS = ("merged_into_id", "split_from_id")


def upgrade() -> None:
    """Forward."""
    for column in _COLUMNS:
        index("cases", column)


def downgrade() -> None:
    """Back."""
    for column in reversed(_COLUMNS):
        op.drop_index(f"ix_cases_{column}", "cases")
