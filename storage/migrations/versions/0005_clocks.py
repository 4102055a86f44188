"""Clocks by unit, extensions, leave.

Revision 0005, after 0004, written on 2026-11-24.
"""

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""


def downgrade() -> None:
    """Back."""
