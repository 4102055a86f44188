"""Parties' contact details, encrypted and for a time.

Revision 0008, after 0007, written on 2026-11-24.
"""

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""


def downgrade() -> None:
    """Back."""
