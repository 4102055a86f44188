"""The mediation record: sessions, agreement, performance, follow-up.

Revision 0007, after 0006, written on 2026-11-24.
"""

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""


def downgrade() -> None:
    """Back."""
