"""Indexes by which lists are as short in a large district as in a small one.

Revision 0024, after 0023, written on 2026-11-29.
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_IS_OPEN = sa.text("ended_at IS NULL")
_OPEN = {
    "ix_cases_open": ["unit_id", "kind", "due_at", "urgency", "state"],
    "ix_cases_due": ["due_at", "rung"],
}
_REPORTED = "ix_cases_reporter_id_id_state_outcome"


def upgrade() -> None:
    """Forward."""
    op.drop_index("ix_cases_reporter_id", "cases")
    op.create_index(_REPORTED, "cases", ["reporter_id", "id", "state", "outcome"])
    for name, columns in _OPEN.items():
        op.create_index(name, "cases", columns, sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN)


def downgrade() -> None:
    """Back."""
    for name in _OPEN:
        op.drop_index(name, "cases")
    op.drop_index(_REPORTED, "cases")
    op.create_index("ix_cases_reporter_id", "cases", ["reporter_id"])
