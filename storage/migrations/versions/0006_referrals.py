"""Referrals to legal aid, petition, arbitration, court and police.

Revision 0006, after 0005, written on 2026-11-24.
"""

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""


def downgrade() -> None:
    """Back."""
